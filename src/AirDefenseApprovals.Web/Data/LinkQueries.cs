using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>What the word in a link opens: one case, for one firm or department (R25, R26).</summary>
public sealed class LinkQueries(AdaDb db)
{
    /// <summary>The case and whose link it is; null when it opens nothing (any more).</summary>
    public async Task<OpenedLink?> FindAsync(string word, CancellationToken cancellation)
    {
        var hash = PartyLink.HashOf(word);
        if (
            await db
                .PartyLinks.AsNoTracking()
                .BeyondWalls()
                .Where(l => l.Hash == hash)
                .Select(l => (Guid?)l.CaseId)
                .FirstOrDefaultAsync(cancellation)
            is not { } id
        )
            return null;
        var body = await db
            .Cases.AsNoTracking()
            .BeyondWalls()
            .Where(c => c.Id == id)
            .Select(c => c.Body)
            .FirstAsync(cancellation);
        var @case = CaseJson.Read(body);
        return PartyLink.PartyOf(@case, word) is { } party ? new(@case, party) : null;
    }
}

/// <summary>What a link opens.</summary>
/// <param name="Case">The case.</param>
/// <param name="Party">Whose link: a firm's role, or a department.</param>
public sealed record OpenedLink(Case Case, string Party)
{
    /// <summary>Whether it is a department's.</summary>
    public bool IsDepartment => Departments.All.Contains(Party);

    /// <summary>Who acts by it.</summary>
    public Actor Actor => PartyLink.ActorOf(Case.Id, Party);

    /// <summary>The defects that the firm answers for, open ones first.</summary>
    public IReadOnlyList<Defect> Defects =>
        IsDepartment
            ? []
            : [.. (Case.DefectNotice?.Items ?? []).Where(d => Parties.AnsweringFor(d) == Party).OrderBy(d => d.State)];

    /// <summary>
    /// A picture or paper that the link's holder may see, by the address that the page gave it:
    /// <see cref="PictureCopies"/> says which.
    /// </summary>
    public SentCopy? File(string sha256)
    {
        if ((Case.Site?.Photos ?? []).FirstOrDefault(p => p.File.Published == sha256) is { } photo)
            return PictureCopies.OfPhoto(Actor, Case, photo.Id, published: true);
        var evidence = Defects
            .SelectMany(d => d.Evidence.Select(e => (d.ItemNo, File: e)))
            .FirstOrDefault(e => e.File.Sha256 == sha256 || e.File.Published == sha256);
        return evidence.File is { } file
            ? PictureCopies.OfEvidence(Actor, Case, evidence.ItemNo, file.Sha256, published: true)
            : null;
    }
}

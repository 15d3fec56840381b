using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>What the word in a link opens: one case, for one firm or department (R25, R26).</summary>
public sealed class LinkQueries(AdaDb db)
{
    /// <summary>The case and whose link it is; null when it opens nothing (any more). An ended case is shown no more.</summary>
    public async Task<OpenedLink?> FindAsync(string word, CancellationToken cancellation)
    {
        var hash = PartyLink.HashOf(word);
        if (await db.PartyLinks.AsNoTracking().BeyondWalls().Where(l => l.Hash == hash).Select(l => (Guid?)l.CaseId).FirstOrDefaultAsync(cancellation) is not { } id) return null;
        var body = await db.Cases.AsNoTracking().BeyondWalls().Where(c => c.Id == id).Select(c => c.Body).FirstAsync(cancellation);
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
    public IReadOnlyList<Defect> Defects => IsDepartment ? [] : [.. (Case.DefectNotice?.Items ?? []).Where(d => Parties.AnsweringFor(d) == Party).OrderBy(d => d.State)];

    /// <summary>A picture or paper that the link's holder may see: what was published of its own defects, and what is no picture.</summary>
    public (string Sha256, string ContentType, string FileName)? File(string sha256)
    {
        foreach (var defect in Defects)
        {
            foreach (var photo in defect.Finding is { } finding ? Case.Site?.PhotosOf(finding) ?? [] : [])
                if (photo.File.Published == sha256) return (sha256, "image/jpeg", photo.File.FileName);
            foreach (var evidence in defect.Evidence)
                if (evidence.Published == sha256) return (sha256, "image/jpeg", evidence.FileName);
                else if (evidence.Sha256 == sha256 && evidence.Published is null && !evidence.ContentType.StartsWith("image/", StringComparison.Ordinal)) return (sha256, evidence.ContentType, evidence.FileName);
        }

        return null;
    }
}

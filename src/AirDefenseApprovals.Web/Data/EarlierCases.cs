using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>What an applicant handed in before, for new applications to take over: the own account's alone (R18).</summary>
public sealed class EarlierCases(AdaDb db)
{
    /// <summary>The most cases that are looked through.</summary>
    private const int MostRead = 200;

    /// <summary>Cases handed in, newest first.</summary>
    /// <param name="actor">The applicant.</param>
    /// <param name="itemCode">Of this item alone; null for any.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<Case>> NewestAsync(
        Actor actor,
        string? itemCode,
        int most,
        CancellationToken cancellation
    )
    {
        if (!actor.Is(Roles.Applicant))
            return [];
        var rows = await Own(actor)
            .Where(c => itemCode == null || c.ItemCode == itemCode)
            .OrderByDescending(c => c.ReceivedAt)
            .ThenByDescending(c => c.Id)
            .Take(most)
            .Select(c => c.Body)
            .ToListAsync(cancellation);
        return [.. rows.Select(CaseJson.Read)];
    }

    /// <summary>The newest case whose applicant fits; null when there is none.</summary>
    public async Task<Case?> LastAsync(Actor actor, Func<Case, bool> fits, CancellationToken cancellation) =>
        (await NewestAsync(actor, null, MostRead, cancellation)).FirstOrDefault(fits);

    /// <summary>The applicant's projects, each by its newest case.</summary>
    public async Task<IReadOnlyList<Case>> ProjectsAsync(Actor actor, CancellationToken cancellation) =>
        Prefill.Projects(await NewestAsync(actor, null, MostRead, cancellation));

    /// <summary>A case handed in; null when it is none of the applicant's own.</summary>
    public async Task<Case?> FindAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        await Own(actor).Where(c => c.Id == id).Select(c => c.Body).FirstOrDefaultAsync(cancellation) is { } body
            ? CaseJson.Read(body)
            : null;

    private IQueryable<CaseRow> Own(Actor actor) =>
        db.Cases.AsNoTracking().Where(c => c.OwnerId == actor.UserId && c.State != CaseState.Draft && !c.Practice);
}

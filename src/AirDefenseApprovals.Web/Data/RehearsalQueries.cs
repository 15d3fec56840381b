using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Rehearses a delegation, entered or only asked about (R16, R17). For whoever keeps or watches the register: a case
/// shows its number and where it stands, never whose it is.
/// </summary>
public sealed class RehearsalQueries(AdaDb db, RulebookKeeper keeper, OfficeClock clock)
{
    /// <summary>More open cases than this are counted, not shown.</summary>
    public const int MostCases = 500;

    /// <summary>The rehearsal that is asked for, or what is wrong with the question.</summary>
    public async Task<(FoundRehearsal? Found, Refusal? Refusal)> OfAsync(
        RehearsalQuestion question,
        CancellationToken cancellation
    )
    {
        var (errors, book) = (new List<FieldError>(), keeper.Book);
        var on = DelegationInput.Day(question.On, "on", errors);
        if (on is null && errors.Count == 0)
            errors.Add(new("on", "field-required"));
        var row = question.Id is { } id
            ? await db.Delegations.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation)
            : null;
        if (question.Id is not null && row is null)
            return (null, Refusal.NotFound());
        var delegation = row is not null ? RulebookKeeper.Delegation(row) : Asked(question, on ?? default);
        errors.AddRange(DelegationActs.WrongPower(delegation, book));
        if (DelegationInput.Day(question.Until, "until", errors) is { } until)
        {
            if (until < delegation.EffectiveFrom)
                errors.Add(new("until", "catalogue-dates-reversed"));
            else if (delegation.EffectiveTo is not { } to || until < to)
                delegation = delegation with { EffectiveTo = until };
        }

        if (errors.Count > 0)
            return (null, Refusal.Incomplete("R17", "query-wrong", [.. errors]));

        var regions = book.Register.Office(delegation.Office)!.Regions.ToArray();
        var open = db
            .Counted.BeyondWalls()
            .Where(c =>
                c.ItemCode == delegation.ItemCode
                && c.EndedAt == null
                && c.State != CaseState.Draft
                && (regions.Contains(c.RegionCode) || c.Office == delegation.Office)
            );
        var total = await open.CountAsync(cancellation);
        var bodies = await open.OrderBy(c => c.ReceivedAt)
            .ThenBy(c => c.Id)
            .Take(MostCases)
            .Select(c => c.Body)
            .ToListAsync(cancellation);
        var drafts = await db
            .Counted.BeyondWalls()
            .CountAsync(
                c => c.ItemCode == delegation.ItemCode && c.State == CaseState.Draft && regions.Contains(c.RegionCode),
                cancellation
            );
        return (
            new(
                row?.Id,
                total,
                Rehearsal.Of(
                    delegation,
                    row is not null,
                    on!.Value,
                    book,
                    bodies.Select(CaseJson.Read),
                    drafts,
                    clock.Now
                )
            ),
            null
        );
    }

    private static Delegation Asked(RehearsalQuestion question, DateOnly on) =>
        new()
        {
            ItemCode = TextInput.CleanNumber(question.ItemCode).ToUpperInvariant(),
            Office = TextInput.CleanNumber(question.Office),
            Instrument = "",
            Mode = Delegation.Modes[0],
            HandoverDate = on,
            EffectiveFrom = on,
        };
}

/// <summary>
/// Which delegation is rehearsed for which day: one of the register by its id, or one of an item to an office from that
/// day on; with <c>until</c> as if it were revoked with that last day.
/// </summary>
public sealed record RehearsalQuestion(Guid? Id, string? ItemCode, string? Office, string? On, string? Until = null);

/// <summary>A rehearsal, and how many open cases there are in all.</summary>
public sealed record FoundRehearsal(Guid? Id, int Total, Rehearsal Rehearsal);

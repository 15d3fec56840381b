using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// How cases were handled, in figures (R13, R15, R29), in three queries that the database groups. They name no case and pass its walls:
/// <see cref="OfficeFigures.MayRead"/> says whose figures a reader is told (R18).
/// </summary>
public sealed class HandlingStatistics(AdaDb db, RulebookKeeper keeper)
{
    /// <summary>The figures of a period; null for an office that is not there, or not to be read.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="office">The office; null for all, which only those may read who may choose.</param>
    /// <param name="itemCode">The item; null for all.</param>
    /// <param name="from">First day; null: from the beginning.</param>
    /// <param name="to">Last day; null: without end.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<HandlingReport?> OfAsync(
        Actor actor,
        string? office,
        string? itemCode,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellation
    )
    {
        if (
            office is null
                ? !OfficeFigures.MayChoose(actor)
                : keeper.Book.Register.Office(office) is null || !OfficeFigures.MayRead(actor, office)
        )
            return null;
        var asked = new Asked(office, itemCode, Periods.Start(from), Periods.End(to));
        return HandlingReport.Of(
            [
                .. await DecidedAsync(asked, cancellation),
                .. await ExcludedAsync(asked, cancellation),
                .. await CardsAsync(asked, cancellation),
            ],
            [.. keeper.Book.Register.Offices.Select(o => o.Code)]
        );
    }

    private async Task<IEnumerable<HandlingCount>> DecidedAsync(Asked asked, CancellationToken cancellation) =>
        (
            await Decided(asked)
                .GroupBy(c => new
                {
                    Office = c.Office ?? "",
                    c.ItemCode,
                    Month = AdaDb.MonthNumber(c.DecidedAt!.Value),
                })
                .Select(g => new
                {
                    g.Key.Office,
                    g.Key.ItemCode,
                    g.Key.Month,
                    Decided = g.Count(),
                    OnTime = g.Count(c => c.PromiseMet == true),
                    WithinStatutory = g.Count(c => c.StatutoryMet == true),
                    DaysUsed = g.Sum(c => c.DaysUsed ?? 0),
                    ZeroVisits = g.Count(c => c.Visits == 0),
                    Rated = g.Count(c => c.Score != null),
                    Scores = g.Sum(c => c.Score ?? 0),
                    Poor = g.Count(c => c.Score <= 2),
                })
                .ToListAsync(cancellation)
        ).Select(c => new HandlingCount
        {
            Office = c.Office,
            ItemCode = c.ItemCode,
            Month = Months.First(c.Month),
            Decided = c.Decided,
            OnTime = c.OnTime,
            WithinStatutory = c.WithinStatutory,
            DaysUsed = c.DaysUsed,
            ZeroVisits = c.ZeroVisits,
            Rated = c.Rated,
            Scores = c.Scores,
            Poor = c.Poor,
        });

    private async Task<IEnumerable<HandlingCount>> ExcludedAsync(Asked asked, CancellationToken cancellation)
    {
        var pauses =
            from pause in db.Pauses.AsNoTracking().BeyondWalls()
            where pause.Days > 0
            join row in Decided(asked) on pause.CaseId equals row.Id
            select new
            {
                pause.Days,
                Office = row.Office ?? "",
                row.ItemCode,
                row.DecidedAt,
            };
        var counted = await pauses
            .GroupBy(p => new
            {
                p.Office,
                p.ItemCode,
                Month = AdaDb.MonthNumber(p.DecidedAt!.Value),
            })
            .Select(g => new
            {
                g.Key.Office,
                g.Key.ItemCode,
                g.Key.Month,
                Days = g.Sum(p => p.Days),
            })
            .ToListAsync(cancellation);
        return counted.Select(c => new HandlingCount
        {
            Office = c.Office,
            ItemCode = c.ItemCode,
            Month = Months.First(c.Month),
            DaysExcluded = c.Days,
        });
    }

    /// <summary>Cards count for the office that got them, whoever has the case now.</summary>
    private async Task<IEnumerable<HandlingCount>> CardsAsync(Asked asked, CancellationToken cancellation)
    {
        var cards =
            from card in db.Cards.AsNoTracking().BeyondWalls()
            join row in db.Counted.BeyondWalls() on card.CaseId equals row.Id
            select new
            {
                card.Office,
                card.Colour,
                card.LegalAt,
                row.ItemCode,
            };
        if (asked.Office is { } office)
            cards = cards.Where(c => c.Office == office);
        if (asked.ItemCode is { } item)
            cards = cards.Where(c => c.ItemCode == item);
        if (asked.Start is { } start)
            cards = cards.Where(c => c.LegalAt >= start);
        if (asked.End is { } end)
            cards = cards.Where(c => c.LegalAt < end);
        var counted = await cards
            .GroupBy(c => new
            {
                c.Office,
                c.ItemCode,
                Month = AdaDb.MonthNumber(c.LegalAt),
            })
            .Select(g => new
            {
                g.Key.Office,
                g.Key.ItemCode,
                g.Key.Month,
                Yellow = g.Count(c => c.Colour == CardColour.Yellow),
                Red = g.Count(c => c.Colour == CardColour.Red),
                Breaches = g.Count(c => c.Colour == CardColour.Breach),
            })
            .ToListAsync(cancellation);
        return counted.Select(c => new HandlingCount
        {
            Office = c.Office,
            ItemCode = c.ItemCode,
            Month = Months.First(c.Month),
            Yellow = c.Yellow,
            Red = c.Red,
            Breaches = c.Breaches,
        });
    }

    private IQueryable<CaseRow> Decided(Asked asked)
    {
        var cases = db.Counted.BeyondWalls().Where(c => c.DecidedAt != null);
        if (asked.Office is { } office)
            cases = cases.Where(c => c.Office == office);
        if (asked.ItemCode is { } item)
            cases = cases.Where(c => c.ItemCode == item);
        if (asked.Start is { } start)
            cases = cases.Where(c => c.DecidedAt >= start);
        return asked.End is { } end ? cases.Where(c => c.DecidedAt < end) : cases;
    }

    private sealed record Asked(string? Office, string? ItemCode, DateTimeOffset? Start, DateTimeOffset? End);
}

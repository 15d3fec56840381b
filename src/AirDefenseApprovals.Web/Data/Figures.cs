
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The office's figures, counted from its data and never written down anywhere.</summary>
public sealed class Figures(AdaDb db, RulebookKeeper keeper, OfficeClock clock)
{
    /// <summary>What anyone may know.</summary>
    public async Task<PublicFigures> PublicAsync(CancellationToken cancellation) =>
        new(OfItems(), await OfCasesAsync(db.Counted.BeyondWalls(), cancellation), await OfAcceptanceAsync(db.Counted.BeyondWalls(), cancellation));

    /// <summary>The figures of the catalogue as in force today.</summary>
    public ItemFigures OfItems()
    {
        var (items, today) = (keeper.Book.Items.Values, WorkingCalendar.DayOf(clock.Now));
        var delegated = items.Where(i => keeper.Book.Register.IsDelegated(i.Code, today)).ToList();
        var (spot, three) = (items.Count(i => i.OnTheSpot), items.Count(i => i.Limits.Promised.Days <= 3));
        return new(items.Length, spot, Share(spot, items.Length), three, Share(three, items.Length), items.Select(i => i.MainItem.Code).Distinct().Count(), delegated.Select(i => i.MainItem.Code).Distinct().Count(), delegated.Count);
    }

    /// <summary>Figures of cases received, by what became of them.</summary>
    public static async Task<CaseFigures> OfCasesAsync(IQueryable<CaseRow> cases, CancellationToken cancellation) => CaseFigures.Of(await CountAsync(cases, cancellation));

    /// <summary>Cases received, a row for each office and item, counted by the database in one query.</summary>
    public static Task<List<CaseCounts>> CountAsync(IQueryable<CaseRow> cases, CancellationToken cancellation) => cases.Where(c => c.ReceivedAt != null).GroupBy(c => new { c.Office, c.ItemCode }).Select(g => new CaseCounts(
        g.Key.Office,
        g.Key.ItemCode,
        g.Count(),
        g.Count(c => c.AcceptedAt != null),
        g.Count(c => c.DecidedAt != null),
        g.Count(c => c.PromiseMet == true),
        g.Sum(c => c.DaysUsed ?? 0),
        g.Count(c => c.DecidedAt != null && c.Visits == 0))).ToListAsync(cancellation);

    /// <summary>Figures of completion acceptance (R26). Floor areas add up exactly: they are stored as ten-thousandths of a square metre.</summary>
    public async Task<AcceptanceFigures> OfAcceptanceAsync(IQueryable<CaseRow> cases, CancellationToken cancellation)
    {
        var accepted = keeper.Book.Items.Values.Where(i => i.Acceptance is not null).ToDictionary(i => i.Code, i => i.Acceptance == ItemSheet.Stations, StringComparer.Ordinal);
        var counted = await cases.GroupBy(c => c.ItemCode).Select(g => new
        {
            Item = g.Key,
            Passed = g.Count(c => c.State == CaseState.Approved),
            Works = g.Sum(c => c.State == CaseState.Approved ? c.Works : 0),
            Area = g.Sum(c => c.State == CaseState.Approved ? c.FloorArea : null),
            Held = g.Count(c => c.FirstJointAt != null),
            First = g.Count(c => c.FirstJointPassed == true),
        }).ToListAsync(cancellation);
        return AcceptanceFigures.Of(
            [.. counted.Where(c => accepted.ContainsKey(c.Item)).Select(c => new PassedCount("", default, accepted[c.Item], c.Passed, c.Works, c.Area ?? 0))],
            [.. counted.Select(c => new JointCount("", default, c.Held, c.First))]);
    }

    private static decimal Share(int part, int whole) => whole == 0 ? 0 : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    internal static decimal? ShareOrNone(int part, int whole) => whole == 0 ? null : Share(part, whole);
}

public sealed record PublicFigures(ItemFigures Items, CaseFigures Cases, AcceptanceFigures Acceptance);

/// <summary>Shares are percentages with one decimal.</summary>
public sealed record ItemFigures(int Total, int OnTheSpot, decimal OnTheSpotShare, int WithinThreeDays, decimal WithinThreeDaysShare, int MainItems, int DelegatedMainItems, int DelegatedSubItems);

/// <summary>Days are working days of the promised limit.</summary>
public sealed record CaseFigures(int Received, int Accepted, int Decided, int OnTime, decimal? OnTimeShare, decimal? AverageDaysUsed, decimal? ZeroVisitShare)
{
    /// <summary>Adds counts up.</summary>
    public static CaseFigures Of(IReadOnlyCollection<CaseCounts> counts)
    {
        var (decided, onTime) = (counts.Sum(c => c.Decided), counts.Sum(c => c.OnTime));
        return new(counts.Sum(c => c.Received), counts.Sum(c => c.Accepted), decided, onTime, Figures.ShareOrNone(onTime, decided), decided == 0 ? null : Math.Round(counts.Sum(c => (decimal)c.Days) / decided, 2), Figures.ShareOrNone(counts.Sum(c => c.ZeroVisits), decided));
    }
}

/// <summary>Cases of one item at one office. Days are working days of the promised limit, of all decided ones together.</summary>
public sealed record CaseCounts(string? Office, string ItemCode, int Received, int Accepted, int Decided, int OnTime, int Days, int ZeroVisits);

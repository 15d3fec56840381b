
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
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
    public static async Task<CaseFigures> OfCasesAsync(IQueryable<CaseRow> cases, CancellationToken cancellation)
    {
        var sums = await cases.Where(c => c.ReceivedAt != null).GroupBy(_ => 1).Select(g => new
        {
            Received = g.Count(),
            Accepted = g.Count(c => c.AcceptedAt != null),
            Decided = g.Count(c => c.DecidedAt != null),
            OnTime = g.Count(c => c.PromiseMet == true),
            Days = g.Sum(c => c.DaysUsed ?? 0),
            ZeroVisits = g.Count(c => c.DecidedAt != null && c.Visits == 0),
        }).FirstOrDefaultAsync(cancellation);
        return sums is null ? new(0, 0, 0, 0, null, null, null)
            : new(sums.Received, sums.Accepted, sums.Decided, sums.OnTime, ShareOrNone(sums.OnTime, sums.Decided), sums.Decided == 0 ? null : Math.Round((decimal)sums.Days / sums.Decided, 2), ShareOrNone(sums.ZeroVisits, sums.Decided));
    }

    /// <summary>Figures of completion acceptance (R26). Floor areas add up exactly: they are stored as ten-thousandths of a square metre.</summary>
    public async Task<AcceptanceFigures> OfAcceptanceAsync(IQueryable<CaseRow> cases, CancellationToken cancellation)
    {
        string[] works = [.. keeper.Book.Items.Values.Where(i => i.Acceptance == "works").Select(i => i.Code)], stations = [.. keeper.Book.Items.Values.Where(i => i.Acceptance == "stations").Select(i => i.Code)];
        var passed = await cases.Where(c => works.Contains(c.ItemCode) && c.State == CaseState.Approved).Select(c => c.FloorArea).ToListAsync(cancellation);
        var special = await cases.CountAsync(c => stations.Contains(c.ItemCode) && c.State == CaseState.Approved, cancellation);
        var held = await cases.CountAsync(c => c.FirstJointAt != null, cancellation);
        var first = await cases.CountAsync(c => c.FirstJointPassed == true, cancellation);
        return new(passed.Count, passed.Sum(a => a ?? 0), special, held, first, ShareOrNone(first, held));
    }

    private static decimal Share(int part, int whole) => whole == 0 ? 0 : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    private static decimal? ShareOrNone(int part, int whole) => whole == 0 ? null : Share(part, whole);
}

public sealed record PublicFigures(ItemFigures Items, CaseFigures Cases, AcceptanceFigures Acceptance);

/// <summary>Shares are percentages with one decimal.</summary>
public sealed record ItemFigures(int Total, int OnTheSpot, decimal OnTheSpotShare, int WithinThreeDays, decimal WithinThreeDaysShare, int MainItems, int DelegatedMainItems, int DelegatedSubItems);

/// <summary>Days are working days of the promised limit.</summary>
public sealed record CaseFigures(int Received, int Accepted, int Decided, int OnTime, decimal? OnTimeShare, decimal? AverageDaysUsed, decimal? ZeroVisitShare);

/// <summary>Floor area in m2.</summary>
public sealed record AcceptanceFigures(int Projects, decimal FloorArea, int SpecialStations, int JointAcceptances, int FirstPass, decimal? FirstPassShare);

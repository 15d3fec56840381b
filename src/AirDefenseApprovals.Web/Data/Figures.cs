using AirDefenseApprovals.Core;
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
    public async Task<PublicFigures> PublicAsync(CancellationToken cancellation)
    {
        var counts = await CountAsync(db.Counted.BeyondWalls(), cancellation);
        return new(OfItems(), CaseFigures.Of(counts), OfAcceptance(counts));
    }

    /// <summary>
    /// Figures of cases received in a period, by office and item, for the supervisor, who sees the cases of every
    /// office (R18).
    /// </summary>
    public async Task<StaffFigures> StaffAsync(
        Actor supervisor,
        string? office,
        string? itemCode,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellation
    )
    {
        if (!supervisor.Is(Roles.Supervisor))
            throw new InvalidOperationException("Only a supervisor reads beyond the walls.");
        var cases = db.Counted.BeyondWalls();
        if (Periods.Start(from) is { } start)
            cases = cases.Where(c => c.ReceivedAt >= start);
        if (Periods.End(to) is { } end)
            cases = cases.Where(c => c.ReceivedAt < end);
        if (office is not null)
            cases = cases.Where(c => c.Office == office);
        if (itemCode is not null)
            cases = cases.Where(c => c.ItemCode == itemCode);
        var counts = await CountAsync(cases, cancellation);
        return new(
            OfItems(),
            CaseFigures.Of(counts),
            OfAcceptance(counts),
            [
                .. keeper.Book.Register.Offices.Select(o => new FiguresOf(
                    o.Code,
                    o.Name,
                    CaseFigures.Of([.. counts.Where(c => c.Office == o.Code)])
                )),
            ],
            [
                .. keeper
                    .Book.Items.Values.OrderBy(i => i.Code, StringComparer.Ordinal)
                    .Select(i => new FiguresOf(
                        i.Code,
                        i.Name,
                        CaseFigures.Of([.. counts.Where(c => c.ItemCode == i.Code)])
                    )),
            ]
        );
    }

    /// <summary>The figures of the catalogue as in force today.</summary>
    public ItemFigures OfItems()
    {
        var (items, today) = (keeper.Book.Items.Values, WorkingCalendar.DayOf(clock.Now));
        var delegated = items.Where(i => keeper.Book.Register.IsDelegated(i.Code, today)).ToList();
        var (spot, three) = (items.Count(i => i.OnTheSpot), items.Count(i => i.Limits.Promised.Days <= 3));
        return new(
            items.Length,
            spot,
            Share(spot, items.Length),
            three,
            Share(three, items.Length),
            items.Select(i => i.MainItem.Code).Distinct().Count(),
            delegated.Select(i => i.MainItem.Code).Distinct().Count(),
            delegated.Count
        );
    }

    /// <summary>Cases received, a row for each office and item, counted by the database in one query.</summary>
    private static Task<List<CaseCounts>> CountAsync(IQueryable<CaseRow> cases, CancellationToken cancellation) =>
        cases
            .Where(c => c.ReceivedAt != null)
            .GroupBy(c => new { c.Office, c.ItemCode })
            .Select(g => new CaseCounts
            {
                Office = g.Key.Office,
                ItemCode = g.Key.ItemCode,
                Received = g.Count(),
                Accepted = g.Count(c => c.AcceptedAt != null),
                Decided = g.Count(c => c.DecidedAt != null),
                OnTime = g.Count(c => c.PromiseMet == true),
                Days = g.Sum(c => c.DaysUsed ?? 0),
                ZeroVisits = g.Count(c => c.DecidedAt != null && c.Visits == 0),
                Approved = g.Count(c => c.State == CaseState.Approved),
                Works = g.Sum(c => c.State == CaseState.Approved ? c.Works : 0),
                FloorArea = g.Sum(c => c.State == CaseState.Approved ? c.FloorArea : null),
                JointAcceptances = g.Count(c => c.FirstJointAt != null),
                FirstPass = g.Count(c => c.FirstJointPassed == true),
                Checked = g.Count(c => c.CheckAgreed != null),
                CheckAgreed = g.Count(c => c.CheckAgreed == true),
            })
            .ToListAsync(cancellation);

    /// <summary>
    /// Figures of completion acceptance (R26). Floor areas add up exactly: they are stored as ten-thousandths of a
    /// square metre.
    /// </summary>
    private AcceptanceFigures OfAcceptance(List<CaseCounts> counts)
    {
        var accepted = keeper
            .Book.Items.Values.Where(i => i.Acceptance is not null)
            .ToDictionary(i => i.Code, i => i.Acceptance == ItemSheet.Stations, StringComparer.Ordinal);
        return AcceptanceFigures.Of(
            [
                .. counts
                    .Where(c => accepted.ContainsKey(c.ItemCode))
                    .Select(c => new PassedCount(
                        c.Office ?? "",
                        default,
                        accepted[c.ItemCode],
                        c.Approved,
                        c.Works,
                        c.FloorArea ?? 0
                    )),
            ],
            [.. counts.Select(c => new JointCount(c.Office ?? "", default, c.JointAcceptances, c.FirstPass))]
        );
    }

    private static decimal Share(int part, int whole) =>
        whole == 0 ? 0 : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    internal static decimal? ShareOrNone(int part, int whole) => whole == 0 ? null : Share(part, whole);
}

public sealed record PublicFigures(ItemFigures Items, CaseFigures Cases, AcceptanceFigures Acceptance);

/// <summary>Shares are percentages with one decimal.</summary>
public sealed record ItemFigures(
    int Total,
    int OnTheSpot,
    decimal OnTheSpotShare,
    int WithinThreeDays,
    decimal WithinThreeDaysShare,
    int MainItems,
    int DelegatedMainItems,
    int DelegatedSubItems
);

/// <summary>Days are working days of the promised limit.</summary>
public sealed record CaseFigures(
    int Received,
    int Accepted,
    int Decided,
    int OnTime,
    decimal? OnTimeShare,
    decimal? AverageDaysUsed,
    decimal? ZeroVisitShare
)
{
    /// <summary>Cases that the office has answered and of which it is known what the check found before handing in.</summary>
    public int Checked { get; init; }

    /// <summary>Those of them where the office found the same (自查与审查一致).</summary>
    public int CheckAgreed { get; init; }

    /// <summary>Their share in percent; null where none is known.</summary>
    public decimal? CheckAgreedShare => Figures.ShareOrNone(CheckAgreed, Checked);

    /// <summary>Adds counts up.</summary>
    public static CaseFigures Of(IReadOnlyCollection<CaseCounts> counts)
    {
        var (decided, onTime) = (counts.Sum(c => c.Decided), counts.Sum(c => c.OnTime));
        return new(
            counts.Sum(c => c.Received),
            counts.Sum(c => c.Accepted),
            decided,
            onTime,
            Figures.ShareOrNone(onTime, decided),
            decided == 0 ? null : Math.Round(counts.Sum(c => (decimal)c.Days) / decided, 2),
            Figures.ShareOrNone(counts.Sum(c => c.ZeroVisits), decided)
        )
        {
            Checked = counts.Sum(c => c.Checked),
            CheckAgreed = counts.Sum(c => c.CheckAgreed),
        };
    }
}

/// <summary>
/// Cases of one item at one office. <c>Days</c>: working days of the promised limit, of all decided ones together;
/// works and area: of the approved ones.
/// </summary>
public sealed record CaseCounts
{
    public string? Office { get; init; }

    public required string ItemCode { get; init; }

    public int Received { get; init; }

    public int Accepted { get; init; }

    public int Decided { get; init; }

    public int OnTime { get; init; }

    public int Days { get; init; }

    public int ZeroVisits { get; init; }

    public int Approved { get; init; }

    public int Works { get; init; }

    public decimal? FloorArea { get; init; }

    public int JointAcceptances { get; init; }

    public int FirstPass { get; init; }

    public int Checked { get; init; }

    public int CheckAgreed { get; init; }
}

/// <summary>Figures of cases received, for the supervisor.</summary>
public sealed record StaffFigures(
    ItemFigures Items,
    CaseFigures Cases,
    AcceptanceFigures Acceptance,
    IReadOnlyList<FiguresOf> ByOffice,
    IReadOnlyList<FiguresOf> ByItem
);

/// <summary>Figures of one office or item.</summary>
public sealed record FiguresOf(string Code, Names Name, CaseFigures Cases);

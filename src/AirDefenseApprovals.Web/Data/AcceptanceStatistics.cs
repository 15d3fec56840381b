using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Completion acceptance in figures (R24 to R26), in four queries that the database groups. They name no case and pass its walls, so that a
/// defect's case need not be looked up: <see cref="OfficeFigures.MayRead"/> says instead whose figures a reader is told (R18).
/// </summary>
public sealed class AcceptanceStatistics(AdaDb db, RulebookKeeper keeper)
{
    /// <summary>The figures of a period; null for an office that is not there, or not to be read.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="office">The office; null for all, which only those may read who may choose.</param>
    /// <param name="from">First day; null: from the beginning.</param>
    /// <param name="to">Last day; null: without end.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<AcceptanceReport?> OfAsync(
        Actor actor,
        string? office,
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
        var asked = new Asked(office, Periods.Start(from), Periods.End(to));
        return AcceptanceReport.Of(
            new(
                await PassedAsync(asked, cancellation),
                await JointAsync(asked, cancellation),
                await DefectsAsync(asked, cancellation),
                await OmissionsAsync(asked, cancellation)
            ),
            [.. keeper.Book.Register.Offices.Select(o => o.Code)]
        );
    }

    /// <summary>Whether anything passed in a period, of what an actor may read.</summary>
    public async Task<bool> HasPassedAsync(
        Actor actor,
        string? office,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellation
    )
    {
        if (office is null ? !OfficeFigures.MayChoose(actor) : !OfficeFigures.MayRead(actor, office))
            return false;
        return await Passed(new(office, Periods.Start(from), Periods.End(to))).AnyAsync(cancellation);
    }

    private async Task<ImmutableArray<PassedCount>> PassedAsync(Asked asked, CancellationToken cancellation)
    {
        var stations = keeper
            .Book.Items.Values.Where(i => i.Acceptance == ItemSheet.Stations)
            .Select(i => i.Code)
            .ToHashSet(StringComparer.Ordinal);
        var counted = await Passed(asked)
            .GroupBy(c => new
            {
                Office = c.Office ?? "",
                c.ItemCode,
                Month = AdaDb.MonthNumber(c.DecidedAt!.Value),
            }) // by the name, not the column: else SQLite takes the offices' index for it and reads every case
            .Select(g => new
            {
                g.Key.Office,
                g.Key.ItemCode,
                g.Key.Month,
                Cases = g.Count(),
                Works = g.Sum(c => c.Works),
                Area = g.Sum(c => c.FloorArea),
            })
            .ToListAsync(cancellation);
        return
        [
            .. counted.Select(c => new PassedCount(
                c.Office,
                Months.First(c.Month),
                stations.Contains(c.ItemCode),
                c.Cases,
                c.Works,
                c.Area ?? 0
            )),
        ];
    }

    private async Task<ImmutableArray<JointCount>> JointAsync(Asked asked, CancellationToken cancellation)
    {
        var cases = db.Counted.BeyondWalls().Where(c => c.FirstJointAt != null);
        if (asked.Office is { } office)
            cases = cases.Where(c => c.Office == office);
        if (asked.Start is { } start)
            cases = cases.Where(c => c.FirstJointAt >= start);
        if (asked.End is { } end)
            cases = cases.Where(c => c.FirstJointAt < end);
        var counted = await cases
            .GroupBy(c => new { Office = c.Office ?? "", Month = AdaDb.MonthNumber(c.FirstJointAt!.Value) })
            .Select(g => new
            {
                g.Key.Office,
                g.Key.Month,
                Held = g.Count(),
                Passed = g.Count(c => c.FirstJointPassed == true),
            })
            .ToListAsync(cancellation);
        return [.. counted.Select(c => new JointCount(c.Office, Months.First(c.Month), c.Held, c.Passed))];
    }

    private async Task<ImmutableArray<DefectCount>> DefectsAsync(Asked asked, CancellationToken cancellation)
    {
        var defects = db.Defects.AsNoTracking().BeyondWalls();
        if (asked.Office is { } office)
            defects = defects.Where(d => d.Office == office);
        if (asked.Start is { } start)
            defects = defects.Where(d => d.NotifiedAt >= start);
        if (asked.End is { } end)
            defects = defects.Where(d => d.NotifiedAt < end);
        return
        [
            .. await defects
                .GroupBy(d => new
                {
                    d.Office,
                    d.Clause,
                    d.Days,
                })
                .Select(g => new DefectCount(g.Key.Office, g.Key.Clause, g.Key.Days, g.Count()))
                .ToListAsync(cancellation),
        ];
    }

    private async Task<ImmutableArray<OmissionCount>> OmissionsAsync(Asked asked, CancellationToken cancellation)
    {
        var omissions = db.Omissions.AsNoTracking().BeyondWalls();
        if (asked.Office is { } office)
            omissions = omissions.Where(o => o.Office == office);
        if (asked.Start is { } start)
            omissions = omissions.Where(o => o.At >= start);
        if (asked.End is { } end)
            omissions = omissions.Where(o => o.At < end);
        return
        [
            .. await omissions
                .GroupBy(o => new { o.Office, o.Clause })
                .Select(g => new OmissionCount(g.Key.Office, g.Key.Clause, g.Count()))
                .ToListAsync(cancellation),
        ];
    }

    /// <summary>What passed: by the decision, which is what makes it a project that passed.</summary>
    private IQueryable<CaseRow> Passed(Asked asked)
    {
        string[] items = [.. keeper.Book.Items.Values.Where(i => i.Acceptance is not null).Select(i => i.Code)];
        var cases = db
            .Counted.BeyondWalls()
            .Where(c => items.Contains(c.ItemCode) && c.State == CaseState.Approved && c.DecidedAt != null);
        if (asked.Office is { } office)
            cases = cases.Where(c => c.Office == office);
        if (asked.Start is { } start)
            cases = cases.Where(c => c.DecidedAt >= start);
        return asked.End is { } end ? cases.Where(c => c.DecidedAt < end) : cases;
    }

    private sealed record Asked(string? Office, DateTimeOffset? Start, DateTimeOffset? End);
}

using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Practice;

namespace AirDefenseApprovals.Web.Demo;

/// <summary>
/// The first half of 2022: 55 projects with 605,582 m2 and the 8 stations of metro line 6, all accepted at their first
/// joint acceptance.
/// </summary>
internal static class DemoPast
{
    private const int Projects = 55,
        MetroCases = 2,
        StationsEach = 4;
    private const decimal FloorArea = 605_582m;

    private static readonly string[] Kinds = ["花园", "新城", "学校", "医院", "广场", "家园", "中心"];
    private static readonly string[] Regions =
    [
        "410102",
        "410103",
        "410104",
        "410105",
        "410108",
        "410122",
        "410181",
        "410184",
    ];
    private static readonly string[] Inspectors = ["示例验收员甲", "示例验收员乙"];

    /// <summary>
    /// Working days that rectification took; of what began late the shorter ones, so that all is done by the end of
    /// June.
    /// </summary>
    private static readonly int[] Takes = [4, 7, 3, 12, 9, 16, 5, 24, 8, 2];

    public static IEnumerable<Func<DemoOffice, Task>> Cases()
    {
        var left = FloorArea;
        for (var i = 0; i < Projects; i++)
        {
            var (index, area) = (i, i == Projects - 1 ? left : Area(i));
            left -= area;
            yield return office =>
                LiveAsync(
                    office,
                    index,
                    new SampleApplication(
                        Applicant(office, index),
                        index % 3 == 2 ? "RF-07-02" : "RF-07-01",
                        Regions[index % Regions.Length],
                        $"示例{Kinds[index % Kinds.Length]}{index + 1}期",
                        area
                    )
                );
        }

        for (var i = 0; i < MetroCases; i++)
        {
            var (index, first) = (i, i * StationsEach + 1);
            ImmutableArray<string> stations =
            [
                .. Enumerable
                    .Range(first, StationsEach)
                    .Select(n => string.Create(CultureInfo.InvariantCulture, $"示例地铁6号线{n}号站")),
            ];
            yield return office =>
                LiveAsync(
                    office,
                    17 + index * 22,
                    new SampleApplication(
                        Applicant(office, index),
                        "RF-07-03",
                        "410105",
                        $"示例地铁6号线{first}至{first + StationsEach - 1}号站",
                        null
                    )
                    {
                        Works = stations,
                    }
                );
        }
    }

    /// <summary>About 11,000 m2 each, never twice the same, with four decimals.</summary>
    private static decimal Area(int i) => 9_000m + i * 72.9375m + i % 7 * 13.0625m;

    private static Actor Applicant(DemoOffice office, int index) =>
        office.Person(index % 2 == 0 ? "applicant1" : "applicant2");

    private static async Task LiveAsync(DemoOffice office, int index, SampleApplication application)
    {
        var began = index * 108 / Projects; // working days of the half-year; ends in the middle of June
        var submitted = DemoOffice.On(
            office.Book.Calendar.AddWorkingDays(new DateOnly(2022, 1, 3), began),
            9,
            30 + index % 30
        );
        var accepted = office.After(submitted, 0, 11, index % 60);
        var demo = await new DemoCase(office).SubmitAsync(application, submitted);
        await demo.TaskAsync("intake", "Accepted", accepted);
        var ready = office.After(accepted, 1, 10);
        if (index % 2 == 1)
            ready = await RectifyAsync(
                office,
                demo,
                DemoDefects.Of(index, application.Works),
                ready,
                Math.Min(Takes[index / 2 % Takes.Length], Math.Max(3, 112 - began)),
                index
            );
        else
            await demo.TaskAsync("inspect", "Passed", ready, new { inspectors = Inspectors });
        await demo.TaskAsync("jointAcceptance", "Passed", office.After(ready, 0, 16));
        if (demo.Now?.Decision is not null && index % 3 == 0)
            await demo.ActAsync(c => new RateCase
            {
                By = application.By,
                At = c.EndedAt!.Value.AddHours(20),
                Score = 5,
                Comment = "不用跑腿，办得很快",
            });
    }

    /// <summary>
    /// Tells the defects and has them put right, of long rectifications the last one at a second look; returns when all
    /// were closed.
    /// </summary>
    private static async Task<DateTimeOffset> RectifyAsync(
        DemoOffice office,
        DemoCase demo,
        IReadOnlyList<DemoDefect> defects,
        DateTimeOffset told,
        int days,
        int index
    )
    {
        var closed = office.After(told, days, 10);
        var last = defects.Count;
        await demo.TaskAsync(
            "inspect",
            "DefectsFound",
            told,
            new { inspectors = Inspectors, items = defects.Select(d => d.ToItem()) }
        );
        if (index % 14 == 7)
            await demo.ActAsync(c => new RecordOmission
            {
                By = office.Person($"inspector1.{c.Office}"),
                At = office.After(told, 1, 14),
                Clause = "GB 50134-2004 10",
                Place = "进风口部",
                Problem = "风管支吊架间距偏大",
            });
        if (last > 1 && days > 6)
        {
            await demo.TaskAsync("rectification", "Submitted", office.After(told, days / 2 - 1, 15), Answers(defects));
            await demo.TaskAsync(
                "reinspect",
                "StillOpen",
                office.After(told, days / 2, 10),
                new { open = new[] { last } }
            );
            await demo.TaskAsync(
                "rectification",
                "Submitted",
                office.After(told, days - 1, 15),
                new { answers = new[] { new { itemNo = last, text = "已返工，复检合格" } } }
            );
        }
        else
        {
            await demo.TaskAsync("rectification", "Submitted", office.After(told, days - 1, 15), Answers(defects));
        }

        await demo.TaskAsync("reinspect", "Closed", closed);
        return closed;
    }

    private static object Answers(IReadOnlyList<DemoDefect> defects) =>
        new { answers = defects.Select((d, i) => new { itemNo = i + 1, text = "已整改：" + d.Remedy }) };
}

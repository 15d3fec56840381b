using System.Globalization;
using AirDefenseApprovals.Web.Practice;

namespace AirDefenseApprovals.Web.Demo;

/// <summary>The first half of 2022: 55 projects with 605,582 m2 and 8 metro stations, all accepted at their first joint acceptance.</summary>
internal static class DemoPast
{
    private const int Projects = 55, Stations = 8;
    private const decimal FloorArea = 605_582m;

    private static readonly string[] Kinds = ["花园", "新城", "学校", "医院", "广场", "家园", "中心"];
    private static readonly string[] Regions = ["410102", "410103", "410104", "410105", "410108", "410122", "410181", "410184"];

    public static IEnumerable<Func<DemoOffice, Task>> Cases()
    {
        var left = FloorArea;
        for (var i = 0; i < Projects; i++)
        {
            var (index, area) = (i, i == Projects - 1 ? left : Area(i));
            left -= area;
            yield return office => LiveAsync(office, index, area, index % 3 == 2 ? "RF-07-02" : "RF-07-01", $"示例{Kinds[index % Kinds.Length]}{index + 1}期");
        }

        for (var i = 0; i < Stations; i++)
        {
            var index = i;
            yield return office => LiveAsync(office, Projects + index, null, "RF-07-03", string.Create(CultureInfo.InvariantCulture, $"示例地铁{index % 4 + 1}号线{index + 1}号站"));
        }
    }

    /// <summary>About 11,000 m2 each, never twice the same, with four decimals.</summary>
    private static decimal Area(int i) => 9_000m + i * 72.9375m + i % 7 * 13.0625m;

    private static async Task LiveAsync(DemoOffice office, int index, decimal? area, string itemCode, string project)
    {
        var first = office.Book.Calendar.AddWorkingDays(new DateOnly(2022, 1, 3), index * 108 / (Projects + Stations)); // ends in the middle of June
        var region = itemCode == "RF-07-03" ? "410105" : Regions[index % Regions.Length];
        var submitted = DemoOffice.On(first, 9, 30 + index % 30);
        var accepted = office.After(submitted, 0, 11, index % 60);
        var withDefects = index % 2 == 1;
        var demo = await new DemoCase(office).SubmitAsync(new SampleApplication(office.Person(index % 2 == 0 ? "applicant1" : "applicant2"), itemCode, region, project, area), submitted);
        await demo.TaskAsync("intake", "Accepted", accepted);
        string[] inspectors = ["示例验收员甲", "示例验收员乙"];
        var ready = office.After(accepted, 1, 10);
        if (withDefects)
        {
            await demo.TaskAsync("inspect", "DefectsFound", ready, new
            {
                inspectors,
                items = new[]
                {
                    new { clause = "GB 50038-2005 3.3", place = "第1防护单元", problem = "防护密闭门门框墙有蜂窝麻面", remedy = "凿除后修补并复验", deadlineDays = 10, responsible = "施工单位" },
                    new { clause = "GB 50038-2005 3.3", place = "出入口", problem = "穿墙管未做密闭处理", remedy = "补做密闭肋并填实", deadlineDays = 10, responsible = "施工单位" },
                },
            });
            await demo.TaskAsync("rectification", "Submitted", office.After(ready, 4, 15), new { answers = new[] { new { itemNo = 1, text = "已修补，检测合格" }, new { itemNo = 2, text = "已补做密闭肋" } } });
            ready = office.After(ready, 5, 10);
            await demo.TaskAsync("reinspect", "Closed", ready);
        }
        else
        {
            await demo.TaskAsync("inspect", "Passed", ready, new { inspectors });
        }

        await demo.TaskAsync("jointAcceptance", "Passed", office.After(ready, 0, 16));
        if (demo.Now?.Decision is not null && index % 3 == 0) await demo.ActAsync(c => new Core.Cases.RateCase { By = office.Person(index % 2 == 0 ? "applicant1" : "applicant2"), At = c.EndedAt!.Value.AddHours(20), Score = 5, Comment = "不用跑腿，办得很快" });
    }
}

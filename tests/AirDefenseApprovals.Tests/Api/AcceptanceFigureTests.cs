using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// R26: the figures of completion acceptance, counted from real cases. The arithmetic is in
/// Statistics/R26_AcceptanceReportTests.
/// </summary>
public sealed class AcceptanceFigureTests(AcceptanceFigureTests.Lived office)
    : IClassFixture<AcceptanceFigureTests.Lived>
{
    private static readonly string[] Two = ["甲", "乙"];

    [Theory]
    [InlineData("applicant1")]
    [InlineData("clerk.city")]
    [InlineData("inspector1.city")]
    [InlineData("head.city")]
    [InlineData("head.410122")]
    [InlineData("admin")]
    public async Task R18_the_calls_are_the_supervisors(string user)
    {
        foreach (
            var path in new[]
            {
                "statistics/acceptance",
                "statistics/acceptance.xlsx",
                "statistics/acceptance?office=410122",
                "statistics.xlsx",
            }
        )
            (await (await office.As(user)).GetAsync(path)).Refused(403);
    }

    [Fact]
    public async Task R26_the_whole_is_exact_and_a_station_case_counts_its_stations()
    {
        foreach (
            var figures in new[]
            {
                await AskAsync(""),
                (await office.Anyone.GetAsync("statistics/public")).Ok()["acceptance"]!,
                (await (await office.As("supervisor")).GetAsync("statistics")).Ok()["acceptance"]!,
            }
        )
            Assert.Equal((3, 1334.6679m, 3, 4, 3, 75m), Of(figures));
        Assert.Null((await office.Anyone.GetAsync("statistics/public")).Ok()["acceptance"]!["byOffice"]); // no more than the contract says
    }

    [Theory]
    [InlineData("from=2022-05-01&to=2022-05-31", 2, "1234.5679", 3, 4, 3)] // what failed in May
    [InlineData("from=2022-06-01&to=2022-06-30", 1, "100.1", 0, 0, 0)] // and passed in June
    [InlineData("from=2022-05-10", 1, "100.1", 0, 1, 0)]
    [InlineData("to=2022-05-09", 2, "1234.5679", 3, 3, 3)]
    [InlineData("office=410122", 1, "0.0001", 0, 1, 1)]
    [InlineData("office=410181", 0, "0", 0, 0, 0)]
    [InlineData("from=2023-01-01", 0, "0", 0, 0, 0)]
    public async Task R26_projects_and_floor_area_add_up_per_period_and_office(
        string query,
        int projects,
        string area,
        int stations,
        int joint,
        int first
    ) =>
        Assert.Equal(
            (
                projects,
                decimal.Parse(area, CultureInfo.InvariantCulture),
                stations,
                joint,
                first,
                joint == 0 ? null : Math.Round(100m * first / joint, 1)
            ),
            Of(await AskAsync(query))
        );

    [Fact]
    public async Task R26_they_are_told_by_month_and_by_office()
    {
        var figures = await AskAsync("");
        Assert.Equal(
            [("2022-05", 1234.5679m), ("2022-06", 100.1m)],
            figures["byMonth"]!
                .AsArray()
                .Select(m => (m!["month"]!.GetValue<string>(), m["figures"]!["floorArea"]!.GetValue<decimal>()))
        );
        Assert.Equal(
            [("410122", 0.0001m, 0), ("city", 1334.6678m, 3)],
            figures["byOffice"]!
                .AsArray()
                .Select(o =>
                    (
                        o!["code"]!.GetValue<string>(),
                        o["figures"]!["floorArea"]!.GetValue<decimal>(),
                        o["defects"]!["defects"]!.GetValue<int>()
                    )
                )
                .Order()
        );
        Assert.Equal(
            ["410122"],
            (await AskAsync("office=410122"))["byOffice"]!.AsArray().Select(o => o!["code"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task R25_defects_are_told_by_clause_with_the_working_days_they_took()
    {
        var figures = await AskAsync("from=2022-05-10&to=2022-05-10");
        Assert.Equal(
            (3, 0, 2.7m, 3),
            (
                figures["defects"]!["defects"]!.GetValue<int>(),
                figures["defects"]!["open"]!.GetValue<int>(),
                figures["defects"]!["averageDays"]!.GetValue<decimal>(),
                figures["defects"]!["medianDays"]!.GetValue<int>()
            )
        );
        Assert.Equal(
            [("GB 50038-2005 3.3", "出入口", 2, 2.5m), ("GB 50134-2004 9", "孔口防护设施的制作及安装", 1, 3m)],
            figures["defectsByClause"]!
                .AsArray()
                .Select(c =>
                    (
                        c!["clause"]!.GetValue<string>(),
                        c["heading"]!.GetValue<string>(),
                        c["figures"]!["defects"]!.GetValue<int>(),
                        c["figures"]!["averageDays"]!.GetValue<decimal>()
                    )
                )
        );
        Assert.Equal([3, 0, 0, 0], figures["timeToRectify"]!.AsArray().Select(t => t!["defects"]!.GetValue<int>()));
        Assert.Empty((await AskAsync("from=2022-05-11"))["defectsByClause"]!.AsArray());
    }

    [Fact]
    public async Task R25_omissions_are_told_by_office_and_clause()
    {
        var figures = await AskAsync("");
        Assert.Equal(
            (1, "GB 50038-2005 3.8"),
            (figures["omissions"]!.GetValue<int>(), figures["omissionsByClause"]![0]!["clause"]!.GetValue<string>())
        );
        Assert.Equal(1, figures["byOffice"]!.AsArray().Sum(o => o!["omissions"]!.GetValue<int>()));
        Assert.Equal(0, (await AskAsync("office=410122"))["omissions"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("from=2022-02-30", "from")]
    [InlineData("from=2022-05-02&to=2022-05-01", "to")]
    [InlineData("to=x", "to")]
    [InlineData("office=410199", "office")]
    [InlineData("office=%27%3B--", "office")]
    public async Task A_question_that_is_none_is_told(string query, string field)
    {
        foreach (
            var path in new[] { "statistics", "statistics.xlsx", "statistics/acceptance", "statistics/acceptance.xlsx" }
        )
            Assert.NotNull(
                (await (await office.As("supervisor")).GetAsync($"{path}?{query}")).Refused(422)["errors"]![field]
            );
    }

    [Fact]
    public async Task The_sheets_hold_what_is_shown()
    {
        var answer = await (await office.As("supervisor")).GetAsync(
            "statistics/acceptance.xlsx?from=2022-05-01&to=2022-05-31"
        );
        Assert.Equal(SheetWriter.ContentType, answer.MediaType);
        var first = SheetReader.Read(new MemoryStream(answer.Body))!;
        Assert.Equal(
            ("全市", "2", "1234.5679", "3"),
            (first[1].Text(0), first[1].Text(3), first[1].Text(4), first[1].Text(5))
        );
        Assert.Equal(6, Sheets(answer.Body).Count);
        Assert.Equal(4, Sheets((await (await office.As("supervisor")).GetAsync("statistics.xlsx")).Body).Count);
    }

    [Fact]
    public async Task Practice_leaves_no_defect_in_any_figure()
    {
        var practice = (
            await (await office.As("clerk.410181")).PostAsync("practice", new { itemCode = "RF-07-01" })
        ).Ok(201);
        (await (await office.As("clerk.410181")).TaskAsync(practice, "intake", "Accepted")).Ok();
        (
            await (await office.As("inspector1.410181")).TaskAsync(
                practice,
                "inspect",
                "DefectsFound",
                new { inspectors = Two, items = new[] { Lived.Defect("GB 50038-2005 3.3") } }
            )
        ).Ok();
        Assert.Empty((await AskAsync("office=410181"))["byOffice"]!.AsArray());
        var id = practice["id"]!.GetValue<Guid>();
        Assert.True(await office.DatabaseAsync(db => db.DefectNotices.AnyAsync(n => n.CaseId == id)));
    }

    private async Task<JsonNode> AskAsync(string query) =>
        (await (await office.As("supervisor")).GetAsync("statistics/acceptance?" + query)).Ok();

    private static (int, decimal, int, int, int, decimal?) Of(JsonNode f) =>
        (
            f["projects"]!.GetValue<int>(),
            f["floorArea"]!.GetValue<decimal>(),
            f["specialStations"]!.GetValue<int>(),
            f["jointAcceptances"]!.GetValue<int>(),
            f["firstPass"]!.GetValue<int>(),
            f["firstPassShare"]?.GetValue<decimal>()
        );

    private static List<string> Sheets(byte[] file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), false);
        return [.. book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!)];
    }

    /// <summary>
    /// An office that accepted four cases: one without defects, one of a county, three stations in one, and one with
    /// three defects that failed first and passed in June.
    /// </summary>
    public sealed class Lived : OfficeHost, IAsyncLifetime
    {
        public static object Defect(string clause) =>
            new
            {
                clause,
                place = "第1防护单元",
                problem = "密封条老化",
                remedy = "更换",
                deadlineDays = 10,
                responsible = "施工单位",
            };

        public async Task InitializeAsync()
        {
            await PassedAsync(await AcceptedAsync("RF-07-01", "410105", 1234.5678m));
            await PassedAsync(await AcceptedAsync("RF-07-02", "410122", 0.0001m));
            await PassedAsync(await AcceptedAsync("RF-07-03", "410105", 9000m, "一号站", "二号站", "三号站"));
            var late = await AcceptedAsync("RF-07-01", "410105", 100.1m);
            var (applicant, inspector, head) = (
                await As("applicant1"),
                await As("inspector1.city"),
                await As("head.city")
            );
            await MoveToAsync("2022-05-10 10:00");
            (
                await inspector.TaskAsync(
                    late,
                    "inspect",
                    "DefectsFound",
                    new
                    {
                        inspectors = Two,
                        items = new[]
                        {
                            Defect("GB 50038-2005 3.3"),
                            Defect("GB 50038-2005 3.3"),
                            Defect("GB 50134-2004 9"),
                        },
                    }
                )
            ).Ok();
            await OmitAsync(late["id"]!.GetValue<Guid>());
            await MoveToAsync("2022-05-12 10:00");
            (await applicant.TaskAsync(late, "rectification", "Submitted", Answers(1, 2, 3))).Ok();
            (await inspector.TaskAsync(late, "reinspect", "StillOpen", new { open = new[] { 2, 3 } })).Ok();
            await MoveToAsync("2022-05-13 10:00");
            (await applicant.TaskAsync(late, "rectification", "Submitted", Answers(2, 3))).Ok();
            (await inspector.TaskAsync(late, "reinspect", "Closed")).Ok();
            (await head.TaskAsync(late, "jointAcceptance", "Failed", new { reasons = new[] { "消防未验收" } })).Ok();
            await MoveToAsync("2022-06-01 10:00");
            (await applicant.TaskAsync(late, "resolve", "Submitted", Answers(1))).Ok();
            (await head.TaskAsync(late, "jointAcceptance", "Passed")).Ok();
        }

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

        private async Task<JsonNode> AcceptedAsync(string item, string region, decimal area, params string[] stations)
        {
            var applicant = await As("applicant1");
            var application = await applicant.ApplicationAsync(item, region);
            application["project"]!["floorArea"] = area;
            application["project"]!["works"] = new JsonArray([
                .. stations.Select(s => (JsonNode)new JsonObject { ["name"] = s }),
            ]);
            var @case = (
                await applicant.PostAsync(
                    $"cases/{(await applicant.PostAsync("cases", application)).Ok(201)["id"]}/submit",
                    new { acknowledgeIncomplete = true, declared = true }
                )
            ).Ok();
            return (await (await As("clerk." + @case["office"]!["code"])).TaskAsync(@case, "intake", "Accepted")).Ok();
        }

        private async Task PassedAsync(JsonNode @case)
        {
            var code = @case["office"]!["code"]!.GetValue<string>();
            (
                await (await As("inspector1." + code)).TaskAsync(@case, "inspect", "Passed", new { inspectors = Two })
            ).Ok();
            (await (await As("head." + code)).TaskAsync(@case, "jointAcceptance", "Passed")).Ok();
        }

        private async Task OmitAsync(Guid id)
        {
            await using var scope = Services.CreateAsyncScope();
            var by = new Actor("x", "inspector1.city", [Roles.Inspector], "city");
            var done = await scope
                .ServiceProvider.GetRequiredService<CaseActs>()
                .DoAsync(
                    id,
                    new RecordOmission
                    {
                        By = by,
                        At = scope.ServiceProvider.GetRequiredService<OfficeClock>().Now,
                        Clause = "GB 50038-2005 3.8",
                        Place = "集水坑",
                        Problem = "渗水",
                    }
                );
            Assert.Null(done.Refusal);
        }

        private static object Answers(params int[] items) =>
            new { answers = items.Select(i => new { itemNo = i, text = "已整改" }) };
    }
}

using System.Text.Json.Nodes;
using AirDefenseApprovals.Web.Sheets;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// R18: an office's figures beside the average of all. The arithmetic and what must be withheld are in
/// Statistics/R18_OfficeComparisonTests.
/// </summary>
public sealed class OfficeFigureTests
{
    [Fact]
    public async Task R18_an_offices_figures_are_its_own_the_supervisors_and_the_city_heads_to_read()
    {
        using var office = new OfficeHost();
        await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        foreach (var user in new[] { "head.410181", "clerk.410181", "clerk.city", "reviewer.city" })
        foreach (
            var path in new[]
            {
                "offices/410122/figures",
                "offices/410122/figures.xlsx",
                "offices/410122/figures?from=2022-02-30",
                "offices/410199/figures",
            }
        )
            (await (await office.As(user)).GetAsync(path)).Refused(404);
        foreach (var user in new[] { "head.410122", "clerk.410122", "inspector1.410122", "head.city", "supervisor" })
        {
            Assert.Equal(
                1,
                Of((await (await office.As(user)).GetAsync("offices/410122/figures")).Ok(), "received")[
                    "own"
                ]!.GetValue<decimal>()
            );
            (await (await office.As(user)).GetAsync("offices/410199/figures")).Refused(404);
        }
    }

    [Fact]
    public async Task R18_two_offices_cases_give_a_county_no_average_and_a_third_does()
    {
        using var office = new OfficeHost();
        var (applicant, head) = (await office.As("applicant1"), await office.As("head.410122"));
        await applicant.SubmitAsync("RF-01-03", "410122");
        await applicant.SubmitAsync("RF-13-01");
        await applicant.SubmitAsync("RF-13-01");
        var two = await head.GetAsync("offices/410122/figures");
        Assert.All(
            two.Ok()["figures"]!
                .AsArray()
                .Concat(two.Json["byItem"]!.AsArray().SelectMany(i => i!["figures"]!.AsArray())),
            f => Assert.Null(f!["average"] ?? f["averageCases"] ?? f["verdict"])
        );
        Assert.Equal(
            1.5m,
            Of((await (await office.As("head.city")).GetAsync("offices/410122/figures")).Ok(), "received")[
                "average"
            ]!.GetValue<decimal>()
        ); // who sees all anyway is told
        await applicant.SubmitAsync("RF-01-03", "410181");
        var three = (await head.GetAsync("offices/410122/figures")).Ok();
        Assert.Equal(
            (1m, 1.3m, 4),
            (
                Of(three, "received")["own"]!.GetValue<decimal>(),
                Of(three, "received")["average"]!.GetValue<decimal>(),
                Of(three, "received")["averageCases"]!.GetValue<int>()
            )
        );
        Assert.All(three["byItem"]!.AsArray().SelectMany(i => i!["figures"]!.AsArray()), f =>
            Assert.Null(f!["average"])
        ); // RF-01-03 is two offices'
        Assert.DoesNotContain(
            "RF-13-01",
            (await head.GetAsync("offices/410122/figures")).Text,
            StringComparison.Ordinal
        );
        Assert.All((await head.GetAsync("offices/410122/figures?from=2022-05-10")).Ok()["figures"]!.AsArray(), f =>
            Assert.Equal(0, f!["cases"]!.GetValue<int>())
        );
    }

    [Fact]
    public async Task Figures_are_counted_from_the_cases()
    {
        using var office = new OfficeHost();
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.410122"));
        var decided = await applicant.AcceptedAsync("RF-01-03", "410122"); // Monday 9 May, promised in three days
        var late = await applicant.AcceptedAsync("RF-01-03", "410122");
        (
            await clerk.PostAsync(
                $"cases/{late["id"]}/clock/pause",
                new
                {
                    kind = "testing",
                    expectedDays = 1,
                    reason = "需要检测",
                }
            )
        ).Ok();
        await applicant.SubmitAsync("RF-08-02", "410122");
        await office.MoveToAsync("2022-05-11 10:00");
        (await (await office.As("reviewer.410122")).TaskAsync(decided, "review", "Agreed")).Ok();
        (await (await office.As("head.410122")).TaskAsync(decided, "decide", "Approved")).Ok();
        (await applicant.PostAsync($"cases/{decided["id"]}/rating", new { score = 4 })).Ok();
        await office.MoveToAsync("2022-05-20 18:00");
        var figures = (await clerk.GetAsync("offices/410122/figures?from=2022-05-01&to=2022-05-31")).Ok();
        (string Name, decimal? Own, int Cases)[] expected =
        [
            ("received", 3, 3),
            ("accepted", 3, 3),
            ("decided", 1, 3),
            ("onTime", 100, 1),
            ("averageDays", 2, 1),
            ("zeroVisits", 100, 1),
            ("yellow", 33.3m, 3),
            ("red", 33.3m, 3),
            ("breach", 0, 3),
            ("paused", 1, 3),
            ("overlong", 33.3m, 3),
            ("firstPass", null, 0),
            ("rating", 4, 1),
        ];
        Assert.Equal(
            expected,
            figures["figures"]!
                .AsArray()
                .Select(f =>
                    (f!["name"]!.GetValue<string>(), f["own"]?.GetValue<decimal>(), f["cases"]!.GetValue<int>())
                )
        );
        Assert.Equal(
            ["RF-01-03", "RF-08-02"],
            figures["byItem"]!.AsArray().Select(i => i!["itemCode"]!.GetValue<string>())
        );
        foreach (
            var answer in new[]
            {
                await clerk.GetAsync("offices/410122/figures.xlsx?from=2022-05-01&to=2022-05-31"),
                await clerk.GetAsync(
                    "offices/410122/figures?from=2022-05-01&to=2022-05-31",
                    ("Accept", SheetWriter.ContentType)
                ),
            }
        )
        {
            Assert.Equal(SheetWriter.ContentType, answer.MediaType);
            var rows = SheetReader.Read(new MemoryStream(answer.Body))!;
            Assert.Equal(1 + 3 * 13, rows.Count);
            Assert.Equal(("按时办结率", "100"), (rows[4].Text(5), rows[4].Text(7)));
        }
    }

    [Theory]
    [InlineData("from=2022-02-30", "from")]
    [InlineData("from=2022-05-02&to=2022-05-01", "to")]
    [InlineData("to=x", "to")]
    public async Task A_period_that_is_none_is_told(string query, string field)
    {
        using var office = new OfficeHost();
        Assert.NotNull(
            (await (await office.As("head.410122")).GetAsync("offices/410122/figures?" + query)).Refused(422)[
                "errors"
            ]![field]
        );
    }

    private static JsonNode Of(JsonNode figures, string name) =>
        figures["figures"]!.AsArray().First(f => f!["name"]!.GetValue<string>() == name)!;
}

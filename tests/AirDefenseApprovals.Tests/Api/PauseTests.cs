using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>R11: the pauses as supervisors and heads see them. What roles must not get in is in <see cref="WallsTests"/>.</summary>
public sealed class PauseTests
{
    [Theory]
    [InlineData("head.410122", true, false)]
    [InlineData("head.410181", false, false)]
    [InlineData("head.city", true, true)]
    [InlineData("supervisor", true, true)]
    public async Task R18_a_countys_head_sees_the_pauses_of_the_own_office_alone(string user, bool county, bool city)
    {
        using var office = new OfficeHost();
        string own = await PausedAsync(office, "RF-01-03", "410122"),
            others = await PausedAsync(office, "RF-13-01");
        var person = await office.As(user);
        foreach (
            var query in new[] { "", "?office=410122", "?office=city", "?kind=testing", "?pageSize=200&overlong=false" }
        )
        {
            var (text, figures) = (
                (await person.GetAsync("pauses" + query)).Text,
                (await person.GetAsync("pauses/figures" + query)).Ok()
            );
            Assert.Equal(county && query != "?office=city", text.Contains(own, StringComparison.Ordinal));
            Assert.Equal(city && query != "?office=410122", text.Contains(others, StringComparison.Ordinal));
            Assert.Equal(
                (county && query != "?office=city" ? 1 : 0) + (city && query != "?office=410122" ? 1 : 0),
                figures["total"]!["pauses"]!.GetValue<int>()
            );
        }
    }

    [Fact]
    public async Task R11_pauses_are_told_by_ground_officer_and_nearness_and_an_overlong_one_is_flagged()
    {
        using var office = new OfficeHost();
        await PausedAsync(office, "RF-13-01"); // 9 May, due on the 12th: three days left
        var late = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        await office.MoveToAsync("2022-05-12 16:00");
        (
            await (await office.As("reviewer.city")).PostAsync(
                $"cases/{late["id"]}/clock/pause",
                new
                {
                    kind = "hearing",
                    expectedDays = 1,
                    reason = "申请人要求听证",
                }
            )
        ).Ok();
        await office.MoveToAsync("2022-05-17 10:00");
        var supervisor = await office.As("supervisor");
        var items = (await supervisor.GetAsync("pauses")).Ok()["items"]!.AsArray();
        Assert.Equal(
            [("hearing", "reviewer.city", 0, true, true, 3), ("testing", "clerk.city", 3, true, false, 6)],
            items.Select(Told)
        );
        Assert.Equal("2022-05-13T17:00:00+08:00", items[0]!["expectedEnd"]!.GetValue<string>());
        Assert.Equal("申请人要求听证", items[0]!["reason"]!.GetValue<string>());

        var figures = (await supervisor.GetAsync("pauses/figures")).Ok();
        Assert.Equal(
            ["reviewer.city", "clerk.city"],
            figures["byOfficer"]!.AsArray().Select(o => o!["officer"]!.GetValue<string>())
        ); // who began one on the last day stands first
        Assert.Equal(
            [("earlier", 1), ("oneDay", 0), ("lastDay", 1), ("overdue", 0)],
            figures["byNearness"]!
                .AsArray()
                .Select(n => (n!["nearness"]!.GetValue<string>(), n["figures"]!["pauses"]!.GetValue<int>()))
        );
        Assert.Equal((2, 2, 9, 2, 1), Sums(figures["total"]!));

        (await (await office.As("clerk.city")).PostAsync($"cases/{late["id"]}/clock/resume")).Ok();
        Assert.Equal((2, 1, 9, 2, 1), Sums((await supervisor.GetAsync("pauses/figures")).Ok()["total"]!)); // what has ended late stays late
        foreach (
            var (query, found) in new[]
            {
                ("kind=hearing", 1),
                ("officer=clerk.city", 1),
                ("overlong=true", 2),
                ("overlong=false", 0),
                ("nearDeadline=true", 1),
                ("from=2022-05-10", 1),
                ("to=2022-05-09", 1),
                ("office=410122", 0),
            }
        )
            Assert.Equal(
                (query, found),
                (query, (await supervisor.GetAsync("pauses?" + query)).Ok()["total"]!.GetValue<int>())
            );
        (await supervisor.GetAsync("pauses?kind=lunch")).Refused(422);
        (await supervisor.GetAsync("pauses/figures?from=yesterday")).Refused(422);
    }

    [Fact]
    public async Task R11_the_supervisor_is_told_once_of_a_pause_that_outlasts_its_announcement()
    {
        using var office = new OfficeHost();
        var number = await PausedAsync(office, "RF-13-01");
        await office.MoveToAsync("2022-05-12 16:59");
        Assert.Empty(await ToldAsync(office));
        await office.MoveToAsync("2022-05-13 10:00");
        await office.MoveToAsync("2022-05-20 10:00");
        var told = Assert.Single(await ToldAsync(office));
        Assert.Equal($"超期暂停：{number}", told.Subject);
        Assert.Contains(
            "“检测”暂停计时，预计 3 个工作日，到 2022年5月12日 17:00 仍未恢复",
            told.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R11_cases_paused_before_there_were_rows_get_theirs_at_the_next_start()
    {
        using var office = new OfficeHost();
        await PausedAsync(office, "RF-13-01");
        var before = await office.DatabaseAsync(db => db.Pauses.AsNoTracking().SingleAsync());
        await office.DatabaseAsync(async db =>
            await db.Pauses.ExecuteDeleteAsync()
            + await db.Timers.Where(t => t.Kind == TimerKind.PauseOverlong).ExecuteDeleteAsync()
        );
        for (var start = 0; start < 2; start++)
        {
            await office.DatabaseAsync(async db =>
            {
                await PauseSaver.FillAsync(
                    db,
                    office.Services.GetRequiredService<RulebookKeeper>().Book,
                    CancellationToken.None
                );
                return 0;
            });
        }

        Assert.Equivalent(before, await office.DatabaseAsync(db => db.Pauses.AsNoTracking().SingleAsync()));
        Assert.Equal(
            before.ExpectedEnd,
            (await office.DatabaseAsync(db => db.Timers.SingleAsync(t => t.Kind == TimerKind.PauseOverlong))).DueAt
        );
    }

    private static async Task<string> PausedAsync(OfficeHost office, string item, string region = "410105")
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync(item, region);
        (
            await (await office.As("clerk." + @case["office"]!["code"])).PostAsync(
                $"cases/{@case["id"]}/clock/pause",
                new
                {
                    kind = "testing",
                    expectedDays = 3,
                    reason = "需要检测",
                }
            )
        ).Ok();
        return @case["caseNumber"]!.GetValue<string>();
    }

    private static Task<List<NoticeRow>> ToldAsync(OfficeHost office) =>
        office.DatabaseAsync(db => db.Notices.AsNoTracking().Where(n => n.Kind == "pauseOverlong").ToListAsync());

    private static (string, string, int, bool, bool, int) Told(JsonNode? p) =>
        (
            p!["kind"]!.GetValue<string>(),
            p["officer"]!.GetValue<string>(),
            p["daysLeft"]!.GetValue<int>(),
            p["overlong"]!.GetValue<bool>(),
            p["nearDeadline"]!.GetValue<bool>(),
            p["days"]!.GetValue<int>()
        );

    private static (int, int, int, int, int) Sums(JsonNode s) =>
        (
            s["pauses"]!.GetValue<int>(),
            s["open"]!.GetValue<int>(),
            s["days"]!.GetValue<int>(),
            s["overlong"]!.GetValue<int>(),
            s["nearDeadline"]!.GetValue<int>()
        );
}

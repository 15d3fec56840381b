using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Jobs;

/// <summary>R14: timers are rows; however the sweep is called, each has its effect once.</summary>
public sealed class R14_TimerTests
{
    [Fact]
    public async Task R14_many_sweeps_at_once_fire_each_timer_once()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        await office.MoveToAsync("2022-05-12 08:59");
        await office.MoveToAsync("2022-05-12 17:01"); // yellow and red in one move
        var sweep = office.Services.GetRequiredService<TimerSweep>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sweep.ExecuteAsync(CancellationToken.None)));
        var id = @case["id"]!.GetValue<Guid>();
        var acts = await office.DatabaseAsync(db =>
            db.Journal.Where(j => j.CaseId == id).OrderBy(j => j.Seq).Select(j => j.Act).ToListAsync()
        );
        Assert.Equal(["submitted", "taskCompleted", "accepted", "yellowCard", "redCard"], acts);
    }

    [Fact]
    public async Task R14_what_fell_due_while_the_house_was_dark_takes_effect_at_start_at_its_legal_instant()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        // A second host on the same files, six weeks on
        using var later = office.WithWebHostBuilder(web => web.UseSetting("Clock:Now", "2022-06-20T10:00:00+08:00"));
        using var http = later.CreateClient();
        var id = @case["id"]!.GetValue<Guid>();
        var cards = await office.DatabaseAsync(db =>
            db.Journal.Where(j => j.CaseId == id)
                .OrderBy(j => j.Seq)
                .Select(j => new
                {
                    j.Act,
                    j.At,
                    j.RecordedAt,
                })
                .ToListAsync()
        );
        Assert.Equal(["submitted", "deemedAccepted", "redCard", "redCard", "breach"], cards.Select(c => c.Act));
        Assert.Equal("2022-05-16T17:00:00+08:00", cards[1].At);
        Assert.StartsWith("2022-06-20T10:00", cards[1].RecordedAt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R14_what_fell_due_and_no_sweep_has_found_yet_comes_before_a_later_act()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        office
            .Services.GetRequiredService<OfficeClock>()
            .MoveTo(new DateTimeOffset(2022, 5, 16, 17, 0, 1, TimeSpan.FromHours(8))); // and nobody sweeps
        object notice = new
        {
            items = new[]
            {
                new
                {
                    materialCode = "M30",
                    defect = "未盖章",
                    basis = "办事指南",
                    remedy = "盖章",
                },
            },
        };
        (await (await office.As("clerk.city")).TaskAsync(@case, "intake", "CorrectionRequired", notice)).Refused(
            409,
            "R6"
        );
        (
            await (await office.As("supervisor")).PostAsync(
                $"cases/{@case["id"]}/opinions",
                new { text = "逾期未答复" }
            )
        ).Ok();
        var id = @case["id"]!.GetValue<Guid>();
        var entries = await office.DatabaseAsync(db =>
            db.Journal.Where(j => j.CaseId == id).OrderBy(j => j.Seq).Select(j => new { j.Act, j.At }).ToListAsync()
        );
        Assert.Equal(["submitted", "deemedAccepted"], entries.Take(2).Select(e => e.Act));
        Assert.Equal("2022-05-16T17:00:00+08:00", entries[1].At);
        Assert.Equal("opinion", entries[^1].Act);
    }

    [Fact]
    public async Task R27_an_act_that_waited_while_a_timer_was_recorded_is_dated_after_it()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var (id, asked) = (@case["id"]!.GetValue<Guid>(), office.Services.GetRequiredService<OfficeClock>().Now);
        await office.MoveToAsync("2022-05-16 17:01"); // R6: and the deemed acceptance is recorded
        var supervisor = new Actor("s", "supervisor", [Roles.Supervisor], "city");
        Assert.Null(
            (
                await office
                    .Services.GetRequiredService<CaseActs>()
                    .DoAsync(
                        id,
                        new GiveOpinion
                        {
                            By = supervisor,
                            At = asked,
                            Text = "请尽快办理",
                        }
                    )
            ).Refusal
        );
        var entries = await office.DatabaseAsync(db =>
            db.Journal.Where(j => j.CaseId == id)
                .OrderBy(j => j.Seq)
                .Select(j => new
                {
                    j.Act,
                    j.At,
                    j.RecordedAt,
                })
                .ToListAsync()
        );
        Assert.Equal("opinion", entries[^1].Act);
        Assert.Equal(entries[^2].RecordedAt, entries[^1].RecordedAt);
        Assert.Equal(entries[^1].RecordedAt, entries[^1].At);
    }

    [Fact]
    public async Task The_clock_of_Development_moves_forward_only()
    {
        using var office = new OfficeHost();
        (await office.Anyone.PutAsync("dev/clock", new { now = "2022-05-01T10:00:00+08:00" })).Refused(409);
    }
}

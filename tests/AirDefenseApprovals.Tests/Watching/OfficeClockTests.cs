using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AirDefenseApprovals.Tests.Watching;

/// <summary>R14, R27: the machine's clock may jump; the office's time does not run backwards.</summary>
public sealed class OfficeClockTests
{
    private static readonly DateTimeOffset Start = new(2022, 5, 9, 1, 30, 0, TimeSpan.Zero);

    [Fact]
    public void R27_a_clock_set_back_stands_still_until_the_machine_has_caught_up()
    {
        var machine = new FakeTimeProvider(Start);
        var clock = new OfficeClock(machine);
        Assert.Equal((Start, TimeSpan.Zero), (clock.Now, clock.Behind));
        machine.AdjustTime(Start.AddHours(-1));
        Assert.Equal((Start, TimeSpan.FromHours(1)), (clock.Now, clock.Behind));
        machine.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal((Start, TimeSpan.FromMinutes(1)), (clock.Now, clock.Behind));
        machine.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((Start.AddMinutes(1), TimeSpan.Zero), (clock.Now, clock.Behind));
    }

    [Fact]
    public void R27_what_is_recorded_already_is_not_gone_below()
    {
        var clock = new OfficeClock(new FakeTimeProvider(Start));
        clock.NotBefore(Start.AddDays(2));
        Assert.Equal((Start.AddDays(2), TimeSpan.FromDays(2)), (clock.Now, clock.Behind));
        Assert.False(clock.MoveTo(Start.AddDays(1)));
        Assert.True(clock.MoveTo(Start.AddDays(3)));
        Assert.Equal((Start.AddDays(3), TimeSpan.Zero), (clock.Now, clock.Behind));
    }

    [Fact]
    public async Task R27_acts_after_a_jump_back_are_recorded_no_earlier_than_those_before_and_the_state_says_so()
    {
        using var office = new JumpyOffice();
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        office.Machine.AdjustTime(office.Machine.GetUtcNow().AddHours(-3));
        (await (await office.As("clerk.city")).TaskAsync(@case, "intake", "Accepted")).Ok();
        var id = @case["id"]!.GetValue<Guid>();
        var recorded = (
            await office.DatabaseAsync(db =>
                db.Journal.Where(j => j.CaseId == id).OrderBy(j => j.Seq).Select(j => j.RecordedAt).ToListAsync()
            )
        )
            .Select(DateTimeOffset.Parse)
            .ToList();
        Assert.Equal(3, recorded.Count);
        Assert.Equal(recorded.Order(), recorded);
        var ready = await office.Anyone.GetAsync("/health/ready");
        Assert.Equal((503, "Unhealthy"), (ready.Status, ready.Check("clock")["status"]!.ToString()));
        Assert.Contains("10800 秒", ready.Check("clock")["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R27_a_start_with_a_clock_before_the_last_act_goes_on_from_there()
    {
        using var office = new OfficeHost();
        await office.MoveToAsync("2022-05-20 10:00");
        await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var again = office.WithWebHostBuilder(web => web.UseSetting("Clock:Now", "2022-05-10T09:00:00+08:00"));
        using var http = again.CreateClient();
        Assert.InRange(
            again.Services.GetRequiredService<OfficeClock>().Now,
            new DateTimeOffset(2022, 5, 20, 10, 0, 0, TimeSpan.FromHours(8)),
            new DateTimeOffset(2022, 5, 20, 10, 10, 0, TimeSpan.FromHours(8))
        );
    }

    private sealed class JumpyOffice : OfficeHost
    {
        public FakeTimeProvider Machine { get; } = new(Start);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton(new OfficeClock(Machine)));
        }
    }
}

using AirDefenseApprovals.Tests.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Demo;

/// <summary>R26: what the office reported for the first half of 2022 comes out of the demo caseload.</summary>
public sealed class R26_DemoFiguresTests(R26_DemoFiguresTests.Host office) : IClassFixture<R26_DemoFiguresTests.Host>
{
    /// <summary>With the demo caseload, in December 2022.</summary>
    public sealed class Host : OfficeHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Seed:DemoCases", "true").UseSetting("Clock:Now", "2022-12-07T10:30:00+08:00");
        }
    }

    [Fact]
    public async Task R26_55_projects_with_605582_m2_and_8_stations_passed_at_the_first_joint_acceptance()
    {
        var figures = (
            await (await office.As("supervisor")).GetAsync("statistics/acceptance?from=2022-01-01&to=2022-06-30")
        ).Ok();
        Assert.Equal(
            (55, 605_582.0000m, 8, 57, 100m),
            (
                figures["projects"]!.GetValue<int>(),
                figures["floorArea"]!.GetValue<decimal>(),
                figures["specialStations"]!.GetValue<int>(),
                figures["jointAcceptances"]!.GetValue<int>(),
                figures["firstPassShare"]!.GetValue<decimal>()
            )
        );
        Assert.Equal(6, figures["byMonth"]!.AsArray().Count);
        Assert.Equal(
            (55, 605_582m, 8),
            (
                Sum("byMonth", "projects"),
                figures["byMonth"]!.AsArray().Sum(m => m!["figures"]!["floorArea"]!.GetValue<decimal>()),
                Sum("byMonth", "specialStations")
            )
        );
        Assert.Equal(
            (55, 605_582m, 8),
            (
                Sum("byOffice", "projects"),
                figures["byOffice"]!.AsArray().Sum(m => m!["figures"]!["floorArea"]!.GetValue<decimal>()),
                Sum("byOffice", "specialStations")
            )
        );
        Assert.True(figures["defectsByClause"]!.AsArray().Count >= 8); // charts look alive
        Assert.All(figures["timeToRectify"]!.AsArray(), t => Assert.True(t!["defects"]!.GetValue<int>() > 0));
        Assert.True(figures["omissions"]!.GetValue<int>() > 0);
        int Sum(string by, string what) => figures[by]!.AsArray().Sum(m => m!["figures"]![what]!.GetValue<int>());
    }

    [Fact]
    public async Task R26_the_stations_are_works_of_metro_line_6() =>
        await office.DatabaseAsync(async db =>
        {
            Assert.Equal(
                [4, 4],
                await db
                    .Cases.Where(c => c.ItemCode == "RF-07-03" && c.FirstJointPassed == true)
                    .Select(c => c.Works)
                    .ToListAsync()
            );
            Assert.All(
                await db
                    .Cases.Where(c => c.ItemCode == "RF-07-03" && c.FirstJointPassed == true)
                    .Select(c => c.ProjectName)
                    .ToListAsync(),
                name => Assert.StartsWith("示例地铁6号线", name, StringComparison.Ordinal)
            );
            return true;
        });

    [Fact]
    public async Task Everybody_finds_the_half_year_on_the_first_page() =>
        Assert.Contains("605,582", await office.CreateClient().GetStringAsync("/"), StringComparison.Ordinal);
}

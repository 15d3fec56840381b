using AirDefenseApprovals.Benchmarks;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/AirDefenseApprovals.Benchmarks -- acts [PostgreSql] | start | engine | timers |
// clock | recompute | worklist [PostgreSql] | statistics [PostgreSql] | routing | notice | pages | release
switch (args.FirstOrDefault())
{
    case "acts":
        await ActsOverHttp.RunAsync(postgreSql: args.Contains("PostgreSql"));
        break;
    case "start":
        await StartOfHost.RunAsync();
        break;
    case "engine":
        BenchmarkRunner.Run<EngineSteps>(args: args[1..]);
        break;
    case "timers":
        await TimersFired.RunAsync();
        break;
    case "clock":
        ClockDays.Run();
        break;
    case "recompute":
        await RecomputedCases.RunAsync(
            args is [_, var cases] ? int.Parse(cases, System.Globalization.CultureInfo.InvariantCulture) : 100_000
        );
        break;
    case "worklist":
        await WorklistOfMany.RunAsync(postgreSql: args.Contains("PostgreSql"));
        break;
    case "statistics":
        await StatisticsOfMany.RunAsync(postgreSql: args.Contains("PostgreSql"));
        break;
    case "routing":
        Routings.Run();
        break;
    case "notice":
        await Notices.RunAsync();
        break;
    case "release":
        await LastRelease.MakeAsync();
        break;
    case "pages":
        await PagesOfTheOffice.RunAsync();
        break;
    default:
        Console.WriteLine(
            """
            acts [PostgreSql]        acts over HTTP beside bare transactions
            start                    start to ready
            engine                   steps of the engine
            timers                   how late many take effect
            clock                    due dates
            recompute                a calendar change over 100,000 open cases
            worklist [PostgreSql]    worklists of an office among 200,000 (1,000,000) cases
            statistics [PostgreSql]  figures of 200,000 cases
            notice                   the illustrated notice
            pages                    the pages people open most
            routing                  who handles a case
            release                  makes the databases of the last release anew, which the tests migrate
            """
        );
        break;
}

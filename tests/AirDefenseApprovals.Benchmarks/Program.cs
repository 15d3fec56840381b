using AirDefenseApprovals.Benchmarks;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/AirDefenseApprovals.Benchmarks -- acts [PostgreSql] | start | engine
switch (args.FirstOrDefault())
{
    case "acts": await ActsOverHttp.RunAsync(postgreSql: args.Contains("PostgreSql")); break;
    case "start": await StartOfHost.RunAsync(); break;
    case "engine": BenchmarkRunner.Run<EngineSteps>(args: args[1..]); break;
    default: Console.WriteLine("acts [PostgreSql]: acts over HTTP beside bare transactions · start: start to ready · engine: steps of the engine"); break;
}

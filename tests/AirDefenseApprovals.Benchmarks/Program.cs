using AirDefenseApprovals.Benchmarks;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/AirDefenseApprovals.Benchmarks -- acts | start | engine
switch (args.FirstOrDefault())
{
    case "acts": await ActsOverHttp.RunAsync(); break;
    case "start": await StartOfHost.RunAsync(); break;
    case "engine": BenchmarkRunner.Run<EngineSteps>(args: args[1..]); break;
    default: Console.WriteLine("acts: acts over HTTP beside bare SQLite transactions · start: start to ready · engine: steps of the engine"); break;
}

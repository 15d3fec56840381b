namespace AirDefenseApprovals.Benchmarks;

/// <summary>From the start of the process to the first 200 of <c>/health/ready</c>, on an existing database.</summary>
internal static class StartOfHost
{
    public static async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("ada-bench-").FullName;
        await using (var first = await Server.StartAsync(data))
            Console.WriteLine($"first start (database, catalogue, accounts made): {first.Startup.TotalSeconds:0.00} s");
        for (var i = 0; i < 5; i++)
        {
            await using var again = await Server.StartAsync(data);
            Console.WriteLine(
                $"start on an existing database: {again.Startup.TotalSeconds:0.00} s, {again.Megabytes:0} MB"
            );
        }

        Directory.Delete(data, recursive: true);
    }
}

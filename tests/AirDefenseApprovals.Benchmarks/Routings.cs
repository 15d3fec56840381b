using System.Diagnostics;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>Who handles a case (R16), by the register of the catalogue. Goal: under 5 µs.</summary>
internal static class Routings
{
    private const int Rounds = 2_000_000;

    public static void Run()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json", SearchOption.AllDirectories)
            .Select(f => new CatalogueFile(
                Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "workflows"), f).Replace('\\', '/'),
                File.ReadAllText(f)
            ));
        var register = Catalogue.Read(files, out _)!.Register;
        var day = new DateOnly(2022, 5, 9);
        Measure("delegated to the last county", () => register.Handling("RF-07-03", "410185", day));
        Measure("the city's own", () => register.Handling("RF-13-01", "410185", day));
        Measure("a project in three counties", () =>
            register.Handling("RF-07-03", "410185", day, ["410185", "410184"])
        );
        var old = register with
        {
            Delegations =
            [
                .. Enumerable
                    .Range(0, 20)
                    .SelectMany(year =>
                        register.Delegations.Select(d =>
                            d with
                            {
                                EffectiveFrom = d.EffectiveFrom.AddYears(-30 + year),
                                EffectiveTo = d.EffectiveFrom.AddYears(-29 + year).AddDays(-1),
                            }
                        )
                    ),
                .. register.Delegations,
            ],
        };
        Measure($"a register of {old.Delegations.Length} delegations of twenty years", () =>
            old.Handling("RF-07-03", "410185", day)
        );
    }

    private static void Measure(string name, Func<Handling> handling)
    {
        var (best, counties) = (double.MaxValue, 0);
        for (var run = 0; run < 5; run++)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var i = 0; i < Rounds / 10; i++)
                counties += handling().Delegation is null ? 0 : 1;
            best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalMicroseconds / (Rounds / 10));
        }

        Console.WriteLine($"{name}: {best:0.000} µs{(counties < 0 ? "!" : "")}");
    }
}

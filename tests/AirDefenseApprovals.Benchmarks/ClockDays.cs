using System.Diagnostics;
using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>A due date of 20 working days through the National Day holidays, warm. Goal: under 1 µs, with and without pauses.</summary>
internal static class ClockDays
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
        var calendar = new WorkingCalendar(Catalogue.Read(files, out _)!.Years, OfficeHours.Default);
        var plain = new ClockFacts
        {
            StartedAt = At("2022-09-20 10:00"),
            PromisedDays = 20,
            StatutoryDays = 20,
        };
        var paused = plain with
        {
            Pauses =
            [
                new("testing", At("2022-09-22 10:00"), At("2022-09-26 10:00"), 3, "r"),
                new("expertReview", At("2022-10-10 10:00"), At("2022-10-14 10:00"), 5, "r"),
            ],
        };
        Measure("20 days, no pause", () => LegalClock.DueAt(calendar, plain, Limit.Statutory));
        Measure("20 days, two pauses", () => LegalClock.DueAt(calendar, paused, Limit.Statutory));
        Measure("20 days, a pause that is open", () =>
            LegalClock.DueAt(
                calendar,
                paused with
                {
                    Pauses = paused.Pauses.SetItem(1, paused.Pauses[1] with { To = null }),
                },
                Limit.Statutory
            )
        );
        Measure("20 days through a year without data", () =>
            LegalClock.DueAt(calendar, plain with { StartedAt = At("2026-12-20 10:00") }, Limit.Statutory)
        );
    }

    private static void Measure(string name, Func<Due> due)
    {
        var (best, sum) = (double.MaxValue, 0L);
        for (var run = 0; run < 5; run++)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var i = 0; i < Rounds / 10; i++)
                sum += due().At.Ticks & 1;
            best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalMicroseconds / (Rounds / 10));
        }

        Console.WriteLine($"{name}: {best:0.000} µs{(sum < 0 ? "!" : "")}");
    }

    private static DateTimeOffset At(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}

using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Calendar;

/// <summary>R9, R10: working days come from data.</summary>
public sealed class R10_CalendarTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly WorkingCalendar Calendar = TestBook.Book.Calendar;

    public sealed record Vector(
        DateTimeOffset From,
        int Days,
        DateTimeOffset ReceivedAt,
        DateTimeOffset DueAt,
        DateOnly[] Counted,
        bool Provisional
    );

    [Fact]
    public void R10_every_published_due_date_comes_out()
    {
        var vectors = JsonSerializer.Deserialize<Vector[]>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Calendar", "due-vectors.json")),
            Json
        )!;
        Assert.NotEmpty(vectors);
        Assert.All(vectors, v =>
        {
            var received = Calendar.Receive(v.From);
            var facts = new ClockFacts
            {
                StartedAt = received,
                PromisedDays = v.Days,
                StatutoryDays = v.Days,
            };
            var due = LegalClock.DueAt(Calendar, facts, Limit.Statutory);
            Assert.Equal((v.ReceivedAt, v.DueAt, v.Provisional), (received, due.At, due.Provisional));
            Assert.Equal(v.Counted, LegalClock.Counted(Calendar, received, v.Days));
        });
    }

    [Fact]
    public void R10_a_year_without_data_is_Monday_to_Friday_and_provisional()
    {
        var monday = new DateOnly(2031, 1, 6);
        Assert.True(Calendar.IsWorkingDay(monday));
        Assert.False(Calendar.IsWorkingDay(monday.AddDays(-1)));
        Assert.True(Calendar.IsProvisional(monday));
        Assert.False(Calendar.IsProvisional(new DateOnly(2022, 1, 6)));
    }

    [Fact]
    public void R10_mistakes_of_a_year_are_all_told()
    {
        var year = new CalendarYear
        {
            Year = 2027,
            Source = "试",
            Holidays = ImmutableSortedDictionary<string, ImmutableArray<DateOnly>>.Empty.Add(
                "元旦",
                [new(2027, 1, 1), new(2027, 1, 2), new(2028, 1, 3)]
            ),
            Workdays = ImmutableSortedDictionary<string, ImmutableArray<DateOnly>>.Empty.Add(
                "元旦",
                [new(2027, 1, 2), new(2027, 1, 4)]
            ),
        };
        Assert.Equal(
            ["calendar-other-year", "calendar-date-in-both", "calendar-makeup-on-weekday"],
            year.Check().Select(e => e.Slug)
        );
    }

    [Fact]
    public void R10_adding_working_days_and_taking_them_away_meet() =>
        Gen.Select(Gen.Int[0, 1800], Gen.Int[1, 60])
            .Sample(
                (offset, days) =>
                {
                    var day = new DateOnly(2021, 6, 1).AddDays(offset);
                    if (!Calendar.IsWorkingDay(day))
                        return;
                    var later = Calendar.AddWorkingDays(day, days);
                    Assert.True(Calendar.IsWorkingDay(later) && later > day);
                    Assert.Equal(day, Calendar.AddWorkingDays(later, -days));
                }
            );
}

using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Calendar;

/// <summary>Makes rulebooks in which a year was entered.</summary>
internal static class Entered
{
    /// <summary>The catalogue's year with other days: days off that were worked, and weekend days that are worked.</summary>
    public static CalendarYear Year(int year, IEnumerable<DateOnly>? off = null, IEnumerable<DateOnly>? worked = null)
    {
        var (lists, none) = (
            TestBook.Book.Calendar.Years.GetValueOrDefault(year),
            ImmutableSortedDictionary<string, ImmutableArray<DateOnly>>.Empty
        );
        return new()
        {
            Year = year,
            Source = $"关于{year}年的通知",
            Holidays = Added(lists?.Holidays ?? none, off),
            Workdays = Added(lists?.Workdays ?? none, worked),
        };
    }

    /// <summary>The rulebook in which the year is entered, and being carried through.</summary>
    public static Rulebook In(Rulebook book, CalendarYear year, string at)
    {
        var editions = book.Editions.IsEmpty
            ?
            [
                new(
                    1,
                    Story.At("2022-01-01 00:00"),
                    [.. book.Calendar.Years.Values],
                    new WorkingCalendar(book.Calendar.Years.Values, book.Calendar.Hours) { Edition = 1 },
                    true
                ),
            ]
            : book.Editions;
        var next = editions[^1].Number + 1;
        var calendar = new WorkingCalendar(
            book.Calendar.Years.Values.Where(y => y.Year != year.Year).Append(year),
            book.Calendar.Hours
        )
        {
            Edition = next,
        };
        return book with
        {
            Calendar = calendar,
            Editions = editions.Add(new(next, Story.At(at), [year], calendar, false)),
        };
    }

    /// <summary>The story goes on where the year is entered, and the case is counted again by it.</summary>
    public static Story Enters(this Story story, CalendarYear year, string at)
    {
        story.On(In(story.Book, year, at));
        return story.Do(Act(story));
    }

    public static RecomputeDueDates Act(Story story) =>
        RecomputeDueDates.For(story.Book.Editions[^1], story.Book.Editions[^1].EnteredAt);

    public static DateOnly[] Days(params string[] days) =>
        [.. days.Select(d => DateOnly.Parse(d, System.Globalization.CultureInfo.InvariantCulture))];

    private static ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> Added(
        ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> lists,
        IEnumerable<DateOnly>? days
    ) => days is null ? lists : lists.SetItem("另定", [.. days]);
}

using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>
/// A case's clock as a line of days, from its start to the later of the promised and the statutory end: what a picture
/// of it shows.
/// </summary>
/// <param name="Parts">Days in order; in a long line weeks in which nothing happens are folded into one.</param>
public sealed record DayLine(ImmutableArray<LinePart> Parts)
{
    private const int Week = 7,
        LongestInFull = 14 * Week;

    /// <summary>The days that are shown one by one.</summary>
    public IEnumerable<LineDay> Days => Parts.OfType<LineDay>();

    /// <summary>
    /// The line of the limit that matters now: the correction window (R7), the intake limit (R2), or the clock; null
    /// when none runs or ran.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">The instant it is looked at.</param>
    public static DayLine? Of(Case @case, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (@case.Clock is { } clock)
            return Of(@case, clock.AsOf(calendar, now), calendar, now);
        if (@case is { State: CaseState.CorrectionRequired, Notice: { } notice })
        {
            var marks = new Dictionary<DateOnly, ImmutableArray<LineMark>>();
            Put(
                marks,
                calendar.AddWorkingDays(WorkingCalendar.DayOf(notice.AnswerBy), -CaseTimer.ReminderDays),
                LineMark.Reminder
            );
            Put(marks, WorkingCalendar.DayOf(notice.AnswerBy), LineMark.CorrectionEnd);
            return Drawn(
                Numbered(LimitLedger.OfCorrection(calendar, notice).Days),
                marks,
                WorkingCalendar.DayOf(now),
                null
            );
        }

        if (@case is not { State: CaseState.Submitted, ToAnswerFrom: { } received, IntakeDueAt: { } intake })
            return null;
        return Drawn(
            Numbered(LimitLedger.Plain(calendar, Limit.Intake, received, SubmitCase.IntakeDays).Days),
            new() { [WorkingCalendar.DayOf(intake)] = [LineMark.IntakeEnd] },
            WorkingCalendar.DayOf(now),
            null
        );
    }

    private static DayLine Of(Case @case, ClockFacts clock, WorkingCalendar calendar, DateTimeOffset now)
    {
        var (promised, statutory) = (
            LimitLedger.Of(calendar, clock, Limit.Promised),
            LimitLedger.Of(calendar, clock, Limit.Statutory)
        );
        var (promise, limit, ended) = (
            promised.Days[^1].Date,
            statutory.Days[^1].Date,
            clock.StoppedAt is { } stopped ? WorkingCalendar.DayOf(stopped) : (DateOnly?)null
        );
        var last = ended is { } end ? Later(end, promise) : Later(Later(promise, limit), WorkingCalendar.DayOf(now));
        var days = Numbered(promised.Days)
            .Concat(Numbered(statutory.Days).Where(d => d.Day.Date > promise))
            .Where(d => d.Day.Date <= last)
            .ToList();
        for (var (day, late) = (days[^1].Day.Date.AddDays(1), 0); day <= last; day = day.AddDays(1)) // both limits are missed
        {
            var entry = LimitLedger.DayOf(calendar, clock, Limit.Statutory, day);
            days.Add(new(entry, entry.Counted ? ++late : null) { IsLate = true });
        }

        var marks = new Dictionary<DateOnly, ImmutableArray<LineMark>>();
        if (ended is null || @case.Cards.Any(c => c.Colour == CardColour.Yellow))
            Put(marks, WorkingCalendar.DayOf(CaseTimer.YellowAt(calendar, clock, promised.Due.At)), LineMark.Yellow);
        Put(marks, promise, LineMark.PromisedEnd);
        if (@case is { State: CaseState.Submitted, IntakeDueAt: { } intake })
            Put(marks, WorkingCalendar.DayOf(intake), LineMark.IntakeEnd); // on the spot, acceptance is due too
        Put(marks, limit, LineMark.StatutoryEnd);
        if (ended is { } day2)
            Put(marks, day2, LineMark.Ended);
        return Drawn(days, marks, WorkingCalendar.DayOf(now), ended);
    }

    private static IEnumerable<LineDay> Numbered(ImmutableArray<LedgerDay> days)
    {
        var number = 0;
        return days.Select(d => new LineDay(d, d.Counted ? ++number : null));
    }

    private static DayLine Drawn(
        IEnumerable<LineDay> days,
        Dictionary<DateOnly, ImmutableArray<LineMark>> marks,
        DateOnly today,
        DateOnly? ended
    )
    {
        var placed = days.Select(d =>
                d with
                {
                    Marks = marks.GetValueOrDefault(d.Day.Date, []),
                    Time = TimeOf(d.Day.Date, today, ended),
                }
            )
            .ToList();
        return new(placed.Count <= LongestInFull ? [.. placed] : Folded(placed));
    }

    /// <summary>Where a day lies from today; when all has ended, the last day is past too.</summary>
    private static LineTime TimeOf(DateOnly day, DateOnly today, DateOnly? ended) =>
        ended is { } end
            ? Before(day <= end)
            : day.CompareTo(today) switch
            {
                0 => LineTime.Today,
                var order => Before(order < 0),
            };

    private static LineTime Before(bool isPast) => isPast ? LineTime.Past : LineTime.Ahead;

    /// <summary>Folds two or more whole weeks, Monday to Sunday, in which nothing is marked, into one part.</summary>
    private static ImmutableArray<LinePart> Folded(List<LineDay> days)
    {
        var parts = ImmutableArray.CreateBuilder<LinePart>();
        var quiet = new List<LineDay>();
        foreach (
            var week in days.GroupBy(d => d.Day.Date.DayNumber - ((int)d.Day.Date.DayOfWeek + 6) % Week)
                .Select(g => g.ToList())
        )
        {
            if (
                week.Count == Week
                && week.TrueForAll(d => d.Marks.IsEmpty && d.Time != LineTime.Today && d.Day.Reason != DayReason.Start)
                && (quiet.Count == 0 || KindOf(quiet) == KindOf(week))
            )
            {
                quiet.AddRange(week);
                continue;
            }

            Flush();
            parts.AddRange(week);
        }

        Flush();
        return parts.ToImmutable();

        void Flush()
        {
            if (quiet.Count <= Week)
                parts.AddRange(quiet);
            else
                parts.Add(
                    new LineFold(
                        quiet[0].Day.Date,
                        quiet[^1].Day.Date,
                        quiet.Count(d => d.Day.Counted),
                        quiet.Count(d => d.Day.Reason == DayReason.Pause),
                        KindOf(quiet).Pause,
                        quiet[0].IsLate
                    )
                );
            quiet.Clear();
        }

        static (string? Pause, bool Late) KindOf(List<LineDay> week) =>
            (week.Find(d => d.Day.Reason == DayReason.Pause)?.Day.Name, week[0].IsLate);
    }

    private static void Put(Dictionary<DateOnly, ImmutableArray<LineMark>> marks, DateOnly day, LineMark mark) =>
        marks[day] = marks.GetValueOrDefault(day, []).Add(mark);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>A part of a line: a day, or weeks folded into one.</summary>
public abstract record LinePart;

/// <summary>One day of a line.</summary>
/// <param name="Day">The day with its reason, as the ledger has it.</param>
/// <param name="Number">Which of the limit's days it is, if it counts: of the promise up to its end, of the statutory
/// limit after that, of the delay after both.</param>
public sealed record LineDay(LedgerDay Day, int? Number) : LinePart
{
    /// <summary>What falls on the day, in the order of its hours.</summary>
    public ImmutableArray<LineMark> Marks { get; init; } = [];

    /// <summary>Past, today, or to come; of a case that has ended, up to its end or after.</summary>
    public LineTime Time { get; init; }

    /// <summary>Both limits ended before it.</summary>
    public bool IsLate { get; init; }
}

/// <summary>Whole weeks of a long line in which nothing is marked.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Counted">How many of its days count.</param>
/// <param name="Paused">How many working days of it a pause leaves out.</param>
/// <param name="PauseKind">The kind of that pause.</param>
/// <param name="IsLate">Both limits ended before it.</param>
public sealed record LineFold(DateOnly From, DateOnly To, int Counted, int Paused, string? PauseKind, bool IsLate)
    : LinePart;

/// <summary>Where a day lies.</summary>
public enum LineTime
{
    /// <summary>Before today.</summary>
    Past,

    /// <summary>Today.</summary>
    Today,

    /// <summary>After today.</summary>
    Ahead,
}

/// <summary>What can fall on a day.</summary>
public enum LineMark
{
    /// <summary>The yellow card is due (R13).</summary>
    Yellow,

    /// <summary>The promise ends, and with it the red card is due (R13).</summary>
    PromisedEnd,

    /// <summary>The statutory limit ends (R9).</summary>
    StatutoryEnd,

    /// <summary>The intake limit ends (R2).</summary>
    IntakeEnd,

    /// <summary>The correction window is recalled (R7).</summary>
    Reminder,

    /// <summary>The correction window ends (R7).</summary>
    CorrectionEnd,

    /// <summary>The case ended.</summary>
    Ended,
}

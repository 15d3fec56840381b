using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// How a line of days is drawn: each day a box with its date, a sign for its reason and what falls on it. Nothing is
/// told by colour alone.
/// </summary>
public sealed class DayLinePicture(DayLine line, Show show, LedgerWords ledger, IStringLocalizer<ClockWords> words)
{
    private static readonly string[] Order =
    [
        "used",
        "ahead",
        "start",
        "weekend",
        "holiday",
        "makeUp",
        "pause",
        "extension",
        "late",
        "provisional",
    ];

    public DayLine Line => line;

    public Show Show => show;

    /// <summary>The kinds of day that the line has, for its legend.</summary>
    public IEnumerable<string> Looks =>
        Order.Intersect(
            line.Days.SelectMany(d => Kind(d) is "counted" ? [Used(d)] : new[] { Kind(d) })
                .Concat(line.Days.Any(IsProvisional) ? ["provisional"] : [])
                .Distinct()
        );

    /// <summary>The marks that the line has, for its legend.</summary>
    public IEnumerable<LineMark> Marks => line.Days.SelectMany(d => d.Marks).Distinct();

    /// <summary>The column of a day: Monday is the first.</summary>
    public static int Column(LineDay day) => ((int)day.Day.Date.DayOfWeek + 6) % 7 + 1;

    /// <summary>The name of a mark, as its words and its look are called.</summary>
    public static string Name(LineMark mark) => JsonNamingPolicy.CamelCase.ConvertName(mark.ToString());

    /// <summary>The looks of a day's box.</summary>
    public static string Look(LineDay day) => $"day-{Kind(day)} day-{day.Time.ToString().ToLowerInvariant()}";

    /// <summary>The date: with its month on the first day and on each first of a month.</summary>
    public static string Date(LineDay day, bool first) =>
        first || day.Day.Date.Day == 1
            ? day.Day.Date.ToString("M/d", CultureInfo.InvariantCulture)
            : day.Day.Date.Day.ToString(CultureInfo.InvariantCulture);

    /// <summary>The sign of a day: its number if it counts, else why it does not.</summary>
    public string Sign(LineDay day) =>
        day switch
        {
            { IsLate: true, Number: { } late } => "+" + late.ToString(CultureInfo.InvariantCulture),
            { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
            // 国庆节: the first two characters name it
            { Day: { Reason: DayReason.Holiday, Name: [var a, var b, ..] } } when a > 0x2E80 => $"{a}{b}",
            _ => words["sign-" + Kind(day)],
        };

    /// <summary>The key of the letter that stands for a kind of day in the legend; days that count have their numbers.</summary>
    public static string? Letter(string look) =>
        look switch
        {
            "used" or "ahead" => null,
            "makeUp" or "extension" or "late" or "provisional" => "tag-" + look,
            _ => "sign-" + look,
        };

    /// <summary>What the number of a day that counts is to be read with.</summary>
    public static string? Tag(LineDay day) =>
        (day, day.Day.Reason) switch
        {
            ({ IsLate: true, Number: null }, _) => null,
            ({ IsLate: true }, _) => "late",
            (_, DayReason.MakeUp) => "makeUp",
            (_, DayReason.Extension) => "extension",
            _ => IsProvisional(day) ? "provisional" : null,
        };

    /// <summary>The whole of a day in words.</summary>
    public string Tell(LineDay day)
    {
        var told = ledger.Of(day.Day);
        var parts = new List<string>
        {
            $"{show.Day(day.Day.Date)} {show.Label("weekday-" + (int)day.Day.Date.DayOfWeek)}",
        };
        if (day.Time == LineTime.Today)
            parts.Add(words["mark-today"]);
        if (day.Number is { } number)
            parts.Add(words[day.IsLate ? "number-late" : "number", number]);
        parts.Add(told.Reason);
        parts.AddRange(day.Marks.Select(m => words["means-" + Name(m)].Value));
        return string.Join(show.Label("comma"), parts);
    }

    /// <summary>Days that are folded together, in words.</summary>
    public string Tell(LineFold fold)
    {
        var kind = fold switch
        {
            { PauseKind: not null } => "fold-pause",
            { IsLate: true } => "fold-late",
            _ => "fold",
        };
        var pause = fold.PauseKind is { } name ? show.Word("pause", name) : "";
        return words[kind, show.Day(fold.From), show.Day(fold.To), fold.Counted, pause, fold.Paused];
    }

    /// <summary>Whether a day counts only until its year's calendar is published (R10).</summary>
    private static bool IsProvisional(LineDay day) => day.Day is { Counted: true, Source: null };

    private static string Used(LineDay day) => day.Time == LineTime.Ahead ? "ahead" : "used";

    private static string Kind(LineDay day) =>
        day switch
        {
            { IsLate: true, Number: not null } => "late",
            { Day.Reason: DayReason.Counted } => "counted",
            _ => JsonNamingPolicy.CamelCase.ConvertName(day.Day.Reason.ToString()),
        };
}

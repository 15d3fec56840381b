using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Pages.Calendar;

/// <summary>
/// Days as lines of text: <c>国庆节：2027-10-01..2027-10-07</c>, or as the State Council's notice itself has them,
/// <c>六、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）上班。</c> A sentence with 上班 names make-up days, wherever it stands.
/// </summary>
internal sealed partial class NoticeText(int year)
{
    private const int LongestSpan = 60,
        MostDays = 400;

    private readonly Dictionary<string, List<DateOnly>> off = [],
        worked = [];

    /// <summary>Days off by name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> Off => Sorted(off);

    /// <summary>Days worked by name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> Worked => Sorted(worked);

    /// <summary>Reads a text; what of it cannot be read is told by its line.</summary>
    public void Read(string? text, string field, List<FieldError> errors)
    {
        foreach (
            var raw in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var line = TextInput.Clean(raw);
            if (
                Line.Match(Bracketed.Replace(line, "")) is not { Success: true } parts
                || !ReadLine(parts, field == "workdays")
            )
                errors.Add(new(field, "calendar-line-unclear", Characters.Shortened(line, 60)));
        }
    }

    /// <summary>Days as lines of text, spans written as such.</summary>
    public static string Write(ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> lists) =>
        string.Join(
            '\n',
            lists.OrderBy(l => l.Value.Min()).Select(l => $"{l.Key}：{string.Join("、", Spans(l.Value))}")
        );

    /// <summary>Days gathered to spans.</summary>
    public static IEnumerable<(DateOnly First, DateOnly Last)> SpansOf(IEnumerable<DateOnly> days)
    {
        (DateOnly First, DateOnly Last)? span = null;
        foreach (var day in days.Order())
        {
            if (span is { } open && open.Last.AddDays(1) == day)
                span = (open.First, day);
            else
            {
                if (span is { } done)
                    yield return done;
                span = (day, day);
            }
        }

        if (span is { } last)
            yield return last;
    }

    private static IEnumerable<string> Spans(IEnumerable<DateOnly> days) =>
        SpansOf(days).Select(s => s.First == s.Last ? Text(s.First) : $"{Text(s.First)}..{Text(s.Last)}");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private bool ReadLine(Match parts, bool worksAll)
    {
        var (name, any) = (parts.Groups["name"].Value.Trim(), false);
        foreach (
            var sentence in parts.Groups["days"].Value.Split(['。', '；', ';'], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var works = worksAll || sentence.Contains("上班", StringComparison.Ordinal);
            var list = works ? worked : off;
            if (!list.TryGetValue(name, out var days))
                days = [];
            foreach (Match span in Span.Matches(sentence))
            {
                if (Day(span, "y", "m", "d", null) is not { } first)
                    return false;
                var last = span.Groups["d2"].Success ? Day(span, "y2", "m2", "d2", first) : first;
                if (
                    last is not { } end
                    || end < first
                    || end.DayNumber - first.DayNumber > LongestSpan
                    || days.Count > MostDays
                )
                    return false;
                for (var day = first; day <= end; day = day.AddDays(1))
                    days.Add(day);
                any = true;
            }

            if (Rest.IsMatch(Count.Replace(Span.Replace(sentence, ""), "")))
                return false; // a number that is no date: better asked than lost
            if (days.Count > 0)
                list[name] = days;
        }

        return any;
    }

    private DateOnly? Day(Match span, string y, string m, string d, DateOnly? after)
    {
        var day = (Number(span, y) ?? after?.Year ?? year, Number(span, m) ?? after?.Month ?? 0, Number(span, d) ?? 0);
        return
            day.Item1 is >= 1 and <= 9999
            && day.Item2 is >= 1 and <= 12
            && day.Item3 >= 1
            && day.Item3 <= DateTime.DaysInMonth(day.Item1, day.Item2)
            ? new DateOnly(day.Item1, day.Item2, day.Item3)
            : null;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> Sorted(
        Dictionary<string, List<DateOnly>> lists
    ) => lists.ToImmutableSortedDictionary(l => l.Key, l => l.Value.ToImmutableArray(), StringComparer.Ordinal);

    [GeneratedRegex(@"[（(][^（()）]{0,60}[)）]", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Bracketed { get; }

    [GeneratedRegex(
        @"^([一二三四五六七八九十]{1,3}、)?(?<name>[^:：]+)[:：](?<days>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Line { get; }

    [GeneratedRegex(
        @"((?<y>[0-9]{4})\s*[-/年]\s*)?(?<m>[0-9]{1,2})\s*[-/月]\s*(?<d>[0-9]{1,2})\s*日?"
            + @"(\s*(\.\.|至|到|~|～|—|–)\s*" // and to which day, if there are several
            + @"(((?<y2>[0-9]{4})\s*[-/年]\s*)?(?<m2>[0-9]{1,2})\s*[-/月]\s*)?(?<d2>[0-9]{1,2})\s*日?)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Span { get; }

    [GeneratedRegex("共\\s*[0-9]+\\s*天", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Count { get; }

    [GeneratedRegex("[0-9]", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Rest { get; }
}

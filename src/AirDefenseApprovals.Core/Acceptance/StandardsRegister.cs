using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>The standards register: which clauses a defect notice may cite, and on which days (R24).</summary>
public sealed class StandardsRegister
{
    private readonly FrozenDictionary<string, ImmutableArray<ClauseEntry>> clauses;
    private readonly ImmutableArray<(ClauseEntry Entry, string Name, string Words)> searched;

    /// <summary>Puts the standards and their clauses in order.</summary>
    /// <param name="standards">What is entered, without what later entries replaced.</param>
    public StandardsRegister(ImmutableArray<Standard> standards)
    {
        Standards =
        [
            .. standards
                .OrderBy(s => NumberOrder.Of(s.Number), StringComparer.Ordinal)
                .Select(s =>
                    s with
                    {
                        Clauses =
                        [
                            .. s
                                .Clauses.OrderBy(c => NumberOrder.Of(c.Number), StringComparer.Ordinal)
                                .ThenBy(c => c.InForceFrom),
                        ],
                    }
                ),
        ];
        ImmutableArray<ClauseEntry> entries =
        [
            .. Standards.SelectMany(s => s.Clauses.Select(c => new ClauseEntry(s, c))),
        ];
        clauses = entries
            .GroupBy(e => e.Citation, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        searched =
        [
            .. entries.Select(e =>
                (
                    e,
                    Plain($"{e.Citation} {e.Citation.Replace(" ", "", StringComparison.Ordinal)} {e.Clause.Heading}"),
                    Plain($"{e.Standard.Title} {e.Clause.Text} {e.Clause.TypicalDefect} {e.Clause.UsualRemedy}")
                )
            ),
        ];
    }

    /// <summary>The standards by number.</summary>
    public ImmutableArray<Standard> Standards { get; }

    /// <summary>A standard by its number.</summary>
    public Standard? Standard(string number) => Standards.FirstOrDefault(s => s.Number == number);

    /// <summary>The entries of a clause, by their days: one at most on each.</summary>
    public ImmutableArray<ClauseEntry> Entries(string citation) => clauses.GetValueOrDefault(Trimmed(citation), []);

    /// <summary>
    /// The heading of a clause, as its latest entry has it: for lists that count over many days. Null for a clause that
    /// is not there.
    /// </summary>
    public string? HeadingOf(string citation) => Entries(citation) is [.., var latest] ? latest.Clause.Heading : null;

    /// <summary>What the register says of a citation, e.g. <c>GB 50038-2005 3.3</c>, on a day.</summary>
    public ClauseFinding Find(string citation, DateOnly day)
    {
        var entries = Entries(citation);
        if (entries.IsEmpty)
            return new(ClauseStanding.Unknown);
        if (entries.FirstOrDefault(e => e.IsInForceOn(day)) is { } entry)
            return new(ClauseStanding.InForce, entry);
        return entries.Where(e => e.To < day).MaxBy(e => e.To) is { } ended
            ? new(ClauseStanding.NoLonger, ended, InForceAfter(ended, day))
            : new(ClauseStanding.NotYet, entries.MinBy(e => e.From), InForceBefore(entries[0], day));
    }

    /// <summary>The entries that say all of some words, those that say them in number and heading first.</summary>
    /// <param name="words">What was typed; nothing finds all.</param>
    /// <param name="day">In force on this day; null: whenever.</param>
    /// <param name="standard">Of this standard alone.</param>
    public ImmutableArray<ClauseEntry> Search(string? words, DateOnly? day = null, string? standard = null)
    {
        var asked = Plain(words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. from s in searched
            where
                (day is null || s.Entry.IsInForceOn(day.Value))
                && (string.IsNullOrEmpty(standard) || s.Entry.Standard.Number == standard)
            where
                Array.TrueForAll(asked, w =>
                    s.Name.Contains(w, StringComparison.Ordinal) || s.Words.Contains(w, StringComparison.Ordinal)
                )
            orderby Array.TrueForAll(asked, w => s.Name.Contains(w, StringComparison.Ordinal)) descending
            select s.Entry,
        ];
    }

    /// <summary>What a defect cites, in the words it was told with; for notices before these were kept, those of the day.</summary>
    /// <param name="defect">The defect.</param>
    /// <param name="day">The day its works are judged by.</param>
    public string WordsOf(Defect defect, DateOnly day)
    {
        var cited = Find(defect.Clause, day).Entry;
        var title = defect.ClauseTitle ?? cited?.Standard.Title;
        var heading = defect.ClauseHeading ?? cited?.Clause.Heading;
        return $"{title} {defect.Clause} {heading}".Trim();
    }

    /// <summary>Follows who took whose place until one is in force on the day; where none is, the last that is named.</summary>
    private string? InForceAfter(ClauseEntry ended, DateOnly day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { ended.Citation };
        var (last, next) = ((string?)null, ended.Successor);
        while (next is not null && seen.Add(next))
        {
            last = next;
            next = Entries(next) switch
            {
                [_, ..] entries when entries.Any(e => e.IsInForceOn(day)) => null,
                [.., var newest] => newest.Successor,
                _ => Standard(next) is { } standard && standard.InForceTo < day ? standard.SupersededBy : null,
            };
        }

        return last;
    }

    /// <summary>What was in force on the day, in whose place the clause came later.</summary>
    private string? InForceBefore(ClauseEntry later, DateOnly day)
    {
        var before = clauses
            .Values.SelectMany(e => e)
            .Where(e => e.IsInForceOn(day))
            .FirstOrDefault(e => e.Clause.SupersededBy == later.Citation);
        return before?.Citation
            ?? Standards
                .FirstOrDefault(s =>
                    s.SupersededBy == later.Standard.Number && !(day < s.InForceFrom) && !(s.InForceTo < day)
                )
                ?.Number;
    }

    private static string Trimmed(string citation) =>
        string.Join(' ', citation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Full-width and capital letters are as good as plain ones.</summary>
    private static string Plain(string text) =>
        Characters.Normalized(text, NormalizationForm.FormKC).ToLowerInvariant();
}

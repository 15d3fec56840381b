using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Finding;

/// <summary>What people call a thing that the catalogue names otherwise: an entry of <c>register/words.json</c>.</summary>
/// <param name="Words">What is typed, in whatever language, e.g. <c>喇叭</c>.</param>
/// <param name="Means">What the catalogue calls it, e.g. <c>防空警报</c>.</param>
/// <param name="Items">Codes of the items that deal with it.</param>
public sealed record EverydayWords(ImmutableArray<string> Words, Names Means, ImmutableArray<string> Items);

/// <summary><c>register/words.json</c>.</summary>
internal sealed record WordsFile
{
    public string? Source { get; init; }

    public bool? Assumption { get; init; }

    public required ImmutableArray<EverydayWords> Words { get; init; }

    /// <summary>What is wrong with the file: each word stands once, and leads to items that there are.</summary>
    public IEnumerable<FieldError> Wrong(IReadOnlySet<string> items)
    {
        foreach (var (entry, i) in Words.Select((e, i) => (e, i)))
        {
            if (entry.Words.IsEmpty || entry.Words.Any(string.IsNullOrWhiteSpace))
                yield return new($"words[{i}].words", "catalogue-empty");
            if (entry.Items.IsEmpty)
                yield return new($"words[{i}].items", "catalogue-empty");
            foreach (var (code, j) in entry.Items.Select((c, j) => (c, j)).Where(c => !items.Contains(c.c)))
                yield return new($"words[{i}].items[{j}]", "catalogue-unknown-item", code);
        }

        foreach (
            var twice in Words
                .SelectMany((e, i) => e.Words.Select(w => (Word: PlainText.Of(w), i)))
                .GroupBy(w => w.Word)
                .Where(g => g.Count() > 1)
        )
            yield return new($"words[{twice.Last().i}].words", "catalogue-twice", twice.Key);
    }
}

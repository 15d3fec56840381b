using System.Collections.Immutable;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Finding;

/// <summary>
/// Finds items by the words people use: names, everyday words, pinyin, and whatever else their sheets say. Made once,
/// of any catalogue.
/// </summary>
public sealed class ItemIndex
{
    private readonly ImmutableArray<Entry> entries;

    /// <summary>Makes the index of a catalogue.</summary>
    public ItemIndex(Catalogue catalogue)
        : this(catalogue.Items.Values, catalogue.Words) { }

    /// <summary>Makes the index of some sheets.</summary>
    /// <param name="items">The sheets in force.</param>
    /// <param name="everyday">What people call things.</param>
    public ItemIndex(IReadOnlyCollection<ItemSheet> items, ImmutableArray<EverydayWords> everyday)
    {
        var readings = Readings.Of(
            items.SelectMany(i => new[] { i.Name.Zh, i.MainItem.Name.Zh }).Concat(everyday.SelectMany(w => w.Words))
        );
        entries =
        [
            .. from item in items
            orderby item.Code
            let words = from entry in everyday
            where entry.Items.Contains(item.Code)
            from word in entry.Words
            select new Everyday(word, PlainText.Of(word), entry.Means, new HeardText(word, readings))
            select new Entry(
                item,
                PlainText.Of($"{item.Name.Zh} {item.Name.En} {item.Code}"),
                new HeardText(item.Name.Zh, readings),
                new HeardText(item.MainItem.Name.Zh, readings),
                [.. words],
                [.. Others(item).Select(o => (PlainText.Of(o.Zh), PlainText.Of(o.En), o))]
            ),
        ];
    }

    /// <summary>The items that all words lead to: first those that say them in their names, then by everyday words, by
    /// pinyin, by anything else.
    /// Where there is none, those that anything in the words is an everyday word for.</summary>
    /// <param name="typed">What was typed; nothing finds all, by code.</param>
    public ImmutableArray<FoundItem> Find(string? typed)
    {
        var words = PlainText.Words(typed);
        ImmutableArray<FoundItem> found =
        [
            .. from entry in entries
            let why = words.Select(w => By(entry, w)).ToList()
            where why.TrueForAll(b => b is not null)
            orderby why.Select(b => b!.Kind).DefaultIfEmpty().Max(), why.Sum(b => (int)b!.Kind)
            select new FoundItem(entry.Item, [.. why!]),
        ];
        return found.IsEmpty && words.Length > 0 ? Close(string.Concat(words)) : found;
    }

    private ImmutableArray<FoundItem> Close(string typed) =>
        [
            .. from entry in entries
            let said = entry
                .Words.Where(w => w.Plain.Length > 1 && typed.Contains(w.Plain, StringComparison.Ordinal))
                .ToList()
            where said.Count > 0
            orderby said.Select(w => w.Means).Distinct().Count() descending
            select new FoundItem(
                entry.Item,
                [.. said.DistinctBy(w => w.Means).Select(w => new FoundBy(FoundKind.Close, w.Word, w.Means))]
            ),
        ];

    private static FoundBy? By(Entry entry, string word)
    {
        if (entry.Name.Contains(word, StringComparison.Ordinal))
            return new(FoundKind.Name, word, entry.Item.Name);
        if (entry.Words.FirstOrDefault(w => w.Begins(word)) is { } everyday)
            return new(FoundKind.Word, everyday.Word, everyday.Means);
        if (word.Length > 1 && word.Any(char.IsAsciiLetter))
        {
            if (entry.Heard.Heard(word) is { } name)
                return new(FoundKind.Pinyin, word, new(name, name));
            if (entry.Words.FirstOrDefault(w => w.Heard.Heard(word) is not null) is { } heard)
                return new(
                    FoundKind.Pinyin,
                    word,
                    new($"{heard.Word}（{heard.Means.Zh}）", $"{heard.Word} ({heard.Means.En})")
                );
            if (entry.HeardMain.Heard(word) is { } main)
                return new(FoundKind.Pinyin, word, new(main, main));
        }

        foreach (var (zh, en, text) in entry.Others)
            if (zh.Contains(word, StringComparison.Ordinal) || en.Contains(word, StringComparison.Ordinal))
                return new(FoundKind.Other, word, text);
        return null;
    }

    private static IEnumerable<Names> Others(ItemSheet item) =>
        [
            item.MainItem.Name,
            new(item.Result, item.Result),
            .. item.Materials.Select(m => m.Name),
            .. item.Form.Select(f => f.Label),
        ];

    private sealed record Entry(
        ItemSheet Item,
        string Name,
        HeardText Heard,
        HeardText HeardMain,
        ImmutableArray<Everyday> Words,
        ImmutableArray<(string Zh, string En, Names Text)> Others
    );

    private sealed record Everyday(string Word, string Plain, Names Means, HeardText Heard)
    {
        /// <summary>
        /// Whether a word begins it, the whole of a short one: while somebody is typing, the list narrows instead of
        /// jumping.
        /// </summary>
        public bool Begins(string word) =>
            Plain == word || (word.Length > 1 && Plain.StartsWith(word, StringComparison.Ordinal));
    }
}

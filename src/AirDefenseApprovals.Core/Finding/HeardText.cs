using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Finding;

/// <summary>
/// A Chinese text that can be found by its sound: by initials (<c>fkdxs</c>), in full (<c>fangkong</c>), and by any
/// mixture of both and of characters.
/// </summary>
internal sealed class HeardText(string text, FrozenDictionary<char, ImmutableArray<string>> readings)
{
    private readonly string plain = PlainText.Of(text);

    /// <summary>The characters that some letters stand for, the first such place; null when there is none.</summary>
    /// <param name="typed">Plain text with a letter in it, two characters at least.</param>
    public string? Heard(string typed)
    {
        for (var start = 0; start < plain.Length; start++)
            if (End(typed, start) is { } end)
                return plain[start..end];
        return null;
    }

    /// <summary>Follows every way of reading at once: how much of what was typed may have been read before each character.</summary>
    private int? End(string typed, int start)
    {
        HashSet<int> read = [0];
        for (var i = start; i < plain.Length && read.Count > 0; i++)
        {
            var (on, spelt) = (new HashSet<int>(), readings.GetValueOrDefault(plain[i], []));
            foreach (var from in read)
            {
                if (plain[i] == typed[from])
                    on.Add(from + 1);
                foreach (var reading in spelt)
                foreach (var length in Lengths(reading, typed.AsSpan(from)))
                    on.Add(from + length);
            }

            if (on.Contains(typed.Length))
                return i + 1;
            read = on;
        }

        return null;
    }

    /// <summary>How many letters may stand for a reading: its initial, all of it, or as much as was typed last.</summary>
    private static IEnumerable<int> Lengths(string reading, ReadOnlySpan<char> rest)
    {
        var common = rest.CommonPrefixLength(reading);
        List<int> lengths = [];
        if (common >= 1)
            lengths.Add(1);
        if (common >= 2 && reading[1] == 'h')
            lengths.Add(2); // zh, ch, sh
        if (common == reading.Length || common == rest.Length)
            lengths.Add(common);
        return lengths.Distinct();
    }
}

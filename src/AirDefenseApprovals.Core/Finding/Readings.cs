using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Finding;

/// <summary>
/// How characters are read, in pinyin without tones: <c>Finding/pinyin.txt</c>. A character with several readings is
/// found by each.
/// </summary>
internal static class Readings
{
    /// <summary>The readings of the characters of some texts: the rest of the table is not kept.</summary>
    public static FrozenDictionary<char, ImmutableArray<string>> Of(IEnumerable<string> texts)
    {
        var wanted = texts.SelectMany(t => t).ToHashSet();
        var readings = new Dictionary<char, ImmutableArray<string>>();
        using var file = new StreamReader(typeof(Readings).Assembly.GetManifestResourceStream("pinyin.txt")!);
        while (file.ReadLine()?.Split(' ') is [var syllable, var characters])
            foreach (var character in characters.Where(wanted.Contains))
                readings[character] = readings.GetValueOrDefault(character, []).Add(syllable);
        return readings.ToFrozenDictionary();
    }
}

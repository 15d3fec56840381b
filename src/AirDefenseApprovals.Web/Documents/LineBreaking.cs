using System.Globalization;
using System.Text;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Breaks Chinese text into lines by the prohibitions of GB/T 15834 (避头尾): no closing mark begins a line, no opening
/// mark ends one.
/// </summary>
internal static class LineBreaking
{
    private const string NeverFirst = "。，、；：？！）》〉」』】〕｝］”’…—～·‧％‰℃㎡㎥㎞㎝㎜㎏／,.;:?!)]}>%°";
    private const string NeverLast = "（《〈「『【〔｛［“‘￥＄¥$№／([{<";

    /// <summary>
    /// Lines no wider than <paramref name="width"/>, the first shorter by <paramref name="indent"/>. Always at least
    /// one line.
    /// </summary>
    /// <param name="text">Text without line feeds.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="indent">How far in the first line begins.</param>
    /// <param name="measure">The width of one character.</param>
    public static IReadOnlyList<string> Break(string text, float width, float indent, Func<Rune, float> measure)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var room = width - indent;
        foreach (var unit in Units(text))
        {
            var wide = Measure(unit.TrimEnd(' '), measure);
            if (wide > room && line.Length > 0 && (wide <= width || IsMostlyFull(room, width)))
                EndLine();
            if (wide <= room)
            {
                Put(unit);
                continue;
            }
            foreach (var rune in unit.EnumerateRunes()) // wider than a whole line: a long address, a long code
            {
                if (measure(rune) > room && line.Length > 0)
                    EndLine();
                Put(rune.ToString());
            }
        }
        if (line.Length > 0 || lines.Count == 0)
            EndLine();
        return lines;

        void Put(string piece)
        {
            line.Append(piece);
            room -= Measure(piece, measure);
        }

        void EndLine()
        {
            lines.Add(line.ToString().TrimEnd(' '));
            line.Clear();
            room = width;
        }
    }

    public static float Measure(string text, Func<Rune, float> measure)
    {
        var sum = 0f;
        foreach (var rune in text.EnumerateRunes())
            sum += measure(rune);
        return sum;
    }

    /// <summary>
    /// The pieces between which a line may end: a Chinese character or a Latin word, with the marks that must stay with
    /// it.
    /// </summary>
    public static IEnumerable<string> Units(string text)
    {
        var unit = new StringBuilder();
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (before is { } last && MayBreak(last, rune))
            {
                yield return unit.ToString();
                unit.Clear();
            }
            unit.Append(rune.ToString());
            before = rune;
        }
        if (unit.Length > 0)
            yield return unit.ToString();
    }

    private static bool MayBreak(Rune left, Rune right)
    {
        if (right.Value is ' ')
            return false; // a space hangs at the end of its line
        if (left.Value is ' ')
            return true;
        if (In(NeverLast, left) || In(NeverFirst, right))
            return false;
        return !(IsWord(left) && IsWord(right));
    }

    /// <summary>Letters, digits and the marks inside numbers, codes and addresses; all that is not written in squares.</summary>
    private static bool IsWord(Rune rune) =>
        rune.Value < 0x2E80
        && rune.Value is not ('“' or '”' or '‘' or '’' or '…' or '—')
        && CharUnicodeInfo.GetUnicodeCategory(rune.Value) is not UnicodeCategory.OtherSymbol;

    private static bool In(string set, Rune rune) =>
        rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);

    private static bool IsMostlyFull(float room, float width) => room < width / 4;
}

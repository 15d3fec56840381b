using System.Collections.Frozen;
using System.Text;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// Puts the characters that people write in the place of radicals that only look like them. A text copied out of a PDF
/// often holds such radicals (U+2F08 for 人): nobody sees the difference, and no search finds the word.
/// </summary>
public static class Radicals
{
    private const int FirstKangxi = 0x2F00,
        LastKangxi = 0x2FD5;

    /// <summary>
    /// The radicals of the supplement (U+2E80 to U+2EF3), each followed by its character: Unicode 14,
    /// <c>EquivalentUnifiedIdeograph</c>. Those of Kangxi need no table, Unicode's own normal form knows them.
    /// </summary>
    private const string Supplement =
        "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑"
        + "⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王"
        + "⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑"
        + "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長"
        + "⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼"
        + "⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    private static readonly FrozenDictionary<Rune, Rune> Written = Supplement
        .EnumerateRunes()
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Gives the text with characters in the place of radicals; anything else stays as it is.</summary>
    /// <param name="text">Any text.</param>
    public static string Folded(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u2E80', (char)LastKangxi))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            folded.Append(Folded(rune).ToString());
        return folded.ToString();
    }

    private static Rune Folded(Rune rune)
    {
        if (rune.Value is >= FirstKangxi and <= LastKangxi)
            return Rune.GetRuneAt(Characters.Normalized(rune.ToString(), NormalizationForm.FormKC), 0);
        return Written.GetValueOrDefault(rune, rune);
    }
}

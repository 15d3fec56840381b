using System.Text;
using AirDefenseApprovals.Web.Documents;

namespace AirDefenseApprovals.Tests.Documents;

public sealed class PrintedTextTests
{
    [Theory]
    [InlineData("人民\t防空\r\n办", "人民 防空\n办")]
    [InlineData("\u2F08民", "人民")] // the radical becomes the character that people search for
    [InlineData("e\u0301", "é")]
    [InlineData("a\u0007\u200B\u202Eb\uFEFF", "ab")]
    [InlineData("葛\U000E0100", "葛")] // a variation selector
    [InlineData("😀好", "〓好")]
    public void Text_becomes_printable(string given, string clean) =>
        Assert.Equal(clean, PrintedText.Clean(given, Covered));

    [Fact]
    public void Half_a_character_is_missing() => Assert.Equal("〓好", PrintedText.Clean("\uD800好", Covered));

    private static bool Covered(Rune rune) => rune.IsBmp && rune != Rune.ReplacementChar;
}

using System.Text;
using AirDefenseApprovals.Web.Documents;
using CsCheck;

namespace AirDefenseApprovals.Tests.Documents;

public sealed class LineBreakingTests
{
    [Theory]
    [InlineData("一二三四五。六七", 5, "一二三四|五。六七")] // no full stop at the head of a line
    [InlineData("一二三四（五六）七", 5, "一二三四|（五六）七")] // no bracket left behind
    [InlineData("一二《三四五》，六", 6, "一二《三四|五》，六")]
    [InlineData("一二三四“五”。", 5, "一二三四|“五”。")]
    [InlineData("一二三四……五", 5, "一二三|四……五")] // an ellipsis is one mark
    [InlineData("一二三——四五", 4, "一二|三——四|五")]
    [InlineData("面积一300㎡整", 4, "面积一|300㎡整")]
    [InlineData("依据GB50038规定", 5, "依据|GB50038规|定")]
    [InlineData("共 12 页", 9, "共 12 页")]
    [InlineData("甲乙丙丁 戊己", 4, "甲乙丙丁|戊己")] // the space hangs at the end
    [InlineData("", 4, "")]
    public void Lines_break_where_the_standard_lets_them(string text, float width, string lines) =>
        Assert.Equal(lines, string.Join('|', LineBreaking.Break(text, width, 0, Measure)));

    [Fact]
    public void The_first_line_is_shorter_by_its_indent() =>
        Assert.Equal(["一二三", "四五六七八", "九"], LineBreaking.Break("一二三四五六七八九", 5, 2, Measure));

    [Fact]
    public void A_string_wider_than_the_line_is_broken()
    {
        var lines = LineBreaking.Break("网址https://example.gov.cn/verify?code=" + new string('A', 80), 10, 0, Measure);
        Assert.All(lines, line => Assert.True(LineBreaking.Measure(line, Measure) <= 10));
        Assert.StartsWith("网址https", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_lost_and_no_line_is_too_wide()
    {
        var text = Gen.String["人民防空办公室。，、；：（）《》“”…— aB12-./"];
        Gen.Select(text, Gen.Int[2, 20])
            .Sample(
                (text, width) =>
                {
                    var lines = LineBreaking.Break(text, width, 0, Measure);
                    return Spaceless(string.Concat(lines)) == Spaceless(text)
                        && lines.All(line => LineBreaking.Measure(line, Measure) <= width);
                }
            );
    }

    private static string Spaceless(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static float Measure(Rune rune) => rune.Value < 0x2000 ? 0.5f : 1;
}

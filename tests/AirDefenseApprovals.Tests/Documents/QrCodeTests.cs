using AirDefenseApprovals.Web.Documents;
using QRCoder;

namespace AirDefenseApprovals.Tests.Documents;

public sealed class QrCodeTests
{
    [Theory]
    [InlineData("https://example.gov.cn/d/12?code=7K3M")]
    [InlineData("核验码 7K3M")]
    public void The_runs_are_the_modules_of_the_payload(string payload)
    {
        using var data = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var (side, dark) = QrCode.Modules(payload);
        Assert.Equal(data.ModuleMatrix.Count - 8, side);
        Assert.Equal(
            data.ModuleMatrix.Sum(row => row.Cast<bool>().Count(module => module)),
            dark.Sum(run => run.Length)
        );
        Assert.All(dark, run =>
            Assert.All(Enumerable.Range(run.X, run.Length), x => Assert.True(data.ModuleMatrix[run.Y + 4][x + 4]))
        );
        Assert.Contains((0, 0, 7), dark); // the finder's upper edge
    }

    [Fact]
    public void The_picture_for_pages_has_a_label_and_a_white_border()
    {
        var (side, _) = QrCode.Modules("x");
        var svg = QrCode.Svg("x", "核验 <码> \"\"");
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains($"viewBox=\"0 0 {side + 8} {side + 8}\"", svg, StringComparison.Ordinal);
        Assert.Contains("&lt;", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<码>", svg, StringComparison.Ordinal);
        Assert.Contains("M4 4h7v1h-7z", svg, StringComparison.Ordinal);
    }
}

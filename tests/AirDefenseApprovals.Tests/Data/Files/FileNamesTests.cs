using AirDefenseApprovals.Web.Data.Files;

namespace AirDefenseApprovals.Tests.Data.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("图纸 (一).pdf", "图纸 (一).pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"C:\我的文件\总平面图.PDF", "总平面图.PDF")]
    [InlineData("a\0b\r\nc\t.pdf", "abc.pdf")]
    [InlineData("图纸\u202Efdp.exe", "图纸fdp.exe")]
    [InlineData("e\u0301.pdf", "é.pdf")]
    [InlineData("  图.pdf. ", "图.pdf")]
    [InlineData("𬭳.pdf", "𬭳.pdf")]
    [InlineData("no extension", "no extension")]
    [InlineData("", null)]
    [InlineData("..", null)]
    [InlineData("dir/", null)]
    [InlineData(".pdf", null)]
    [InlineData("\u0001\u0002", null)]
    public void Names_are_cleaned(string given, string? clean) => Assert.Equal(clean, FileNames.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_extension_and_no_half_characters()
    {
        var clean = FileNames.Clean(string.Concat(Enumerable.Repeat("𬭳", 300)) + ".pdf")!;
        Assert.Equal(FileNames.MaxLength, clean.EnumerateRunes().Count());
        Assert.EndsWith("𬭳.pdf", clean, StringComparison.Ordinal);
        Assert.Equal(FileNames.MaxLength, FileNames.Clean("a." + new string('x', 300))!.Length);
    }
}

using System.IO.Compression;
using System.Text;
using AirDefenseApprovals.Web.Data.Files;

namespace AirDefenseApprovals.Tests.Data.Files;

public sealed class FileKindsTests
{
    private static readonly string[] Accepted = ["pdf", "jpg", "png", "ofd"];

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ", "pdf")]
    [InlineData("junk before\n%PDF-1.4", "pdf")]
    [InlineData("MZ\u0090\0 %PDF-1.4", null)]
    [InlineData("\u007fELF %PDF-1.4", null)]
    [InlineData("<html>%PDF-1.4</html>", null)]
    [InlineData("GIF89a", null)]
    [InlineData("", null)]
    [InlineData("PK\u0003\u0004", null)]
    public void Text_heads(string head, string? kind) =>
        Assert.Equal(kind, FileKinds.Recognise(new MemoryStream(Encoding.Latin1.GetBytes(head))));

    /// <summary>What phones and cameras write there.</summary>
    [Theory]
    [InlineData("mp42", "mp42isom", "mp4")]
    [InlineData("isom", "isomiso2avc1mp41", "mp4")]
    [InlineData("3gp4", "isom3gp4", "mp4")]
    [InlineData("M4V ", "M4V mp42isom", "mp4")]
    [InlineData("heic", "mif1heic", "heic")]
    [InlineData("mif1", "mif1heic", "heic")]
    [InlineData("heic", "mp42", "heic")]
    [InlineData("heix", "", "heic")]
    [InlineData("avif", "avif", null)]
    [InlineData("qt  ", "qt  ", null)]
    [InlineData("M4A ", "M4A ", null)]
    [InlineData("crx ", "crx ", null)]
    public void Media_by_their_brand(string brand, string others, string? kind)
    {
        byte[] length = [0, 0, 0, (byte)(16 + others.Length)];
        byte[] head = [.. length, .. Encoding.Latin1.GetBytes($"ftyp{brand}\0\0\0\0{others}mdat"), .. new byte[64]];
        Assert.Equal(kind, FileKinds.Recognise(new MemoryStream(head)));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(17)]
    public void Media_that_end_in_their_brands_are_told_by_what_is_there(int length) =>
        Assert.Equal(
            "mp4",
            FileKinds.Recognise(new MemoryStream("\0\0\0\u0018ftypmp42\0\0\0\0isom"u8[..length].ToArray()))
        );

    [Fact]
    public void Pictures()
    {
        Assert.Equal("jpg", FileKinds.Recognise(new MemoryStream([0xFF, 0xD8, 0xFF, 0xE0, 0])));
        Assert.Equal("png", FileKinds.Recognise(new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])));
    }

    [Fact]
    public void An_OFD_is_told_from_other_archives_wherever_its_root_file_stands()
    {
        Assert.Equal("ofd", FileKinds.Recognise(Archive("OFD.xml", "Doc_0/Document.xml")));
        Assert.Equal("ofd", FileKinds.Recognise(Archive("Doc_0/Document.xml", "OFD.xml")));
        Assert.Null(FileKinds.Recognise(Archive("word/document.xml", "sub/OFD.xml")));
    }

    [Fact]
    public void A_damaged_archive_is_nothing()
    {
        var whole = Archive("OFD.xml").ToArray();
        for (var length = 4; length < whole.Length; length++)
            Assert.Null(FileKinds.Recognise(new MemoryStream(whole, 0, length)));
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var broken = (byte[])whole.Clone();
            random.NextBytes(broken.AsSpan(random.Next(4, broken.Length - 4), 4));
            FileKinds.Recognise(new MemoryStream(broken)); // any answer, no exception
        }
    }

    [Theory]
    [InlineData("申请表.pdf", "pdf")]
    [InlineData("申请表.PDF", "pdf")]
    [InlineData("申请表.png", null)]
    [InlineData("申请表.pdf.exe", null)]
    [InlineData("申请表", null)]
    public void The_name_must_agree_with_the_content(string name, string? kind) =>
        Assert.Equal(kind, FileKinds.Accept(new MemoryStream("%PDF-1.7"u8.ToArray()), name, Accepted));

    [Fact]
    public void A_program_named_pdf_is_not_accepted()
    {
        var program = new byte[4096];
        "MZ"u8.CopyTo(program);
        Assert.Null(FileKinds.Accept(new MemoryStream(program), "图纸.pdf", Accepted));
    }

    [Fact]
    public void A_kind_outside_the_list_is_not_accepted() =>
        Assert.Null(FileKinds.Accept(new MemoryStream("%PDF-1.7"u8.ToArray()), "申请表.pdf", ["jpg"]));

    [Fact]
    public void Jpeg_has_four_endings_and_one_content_type()
    {
        Assert.All(["a.jpg", "a.JPEG", "a.jpe", "a.jfif"], name => Assert.True(FileKinds.NameAgrees(name, "jpg")));
        Assert.Equal(".pdf,.jpg,.jpeg,.jpe,.jfif", FileKinds.InputAccept(["pdf", "jpg"]));
        Assert.Equal("image/jpeg", FileKinds.ContentType("jpg"));
        Assert.Equal("application/octet-stream", FileKinds.ContentType("exe"));
    }

    private static MemoryStream Archive(params string[] names)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
                using (var entry = zip.CreateEntry(name).Open())
                    entry.Write("<x/>"u8);
        return stream;
    }
}

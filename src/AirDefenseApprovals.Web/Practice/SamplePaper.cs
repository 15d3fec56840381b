using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;

namespace AirDefenseApprovals.Web.Practice;

/// <summary>The one paper that demo and practice cases hand in: the same bytes each time, so it is stored once.</summary>
public sealed class SamplePaper(FileStore files, DocumentPress press)
{
    /// <summary>Stores it.</summary>
    public async Task<AttachedFile> StoreAsync(CancellationToken cancellation)
    {
        var pdf = press.Print(
            new PrintedDocument
            {
                Letterhead = "示例单位",
                ActingOffice = null,
                Title = "示例材料",
                Number = null,
                Sections = [new Paragraph("本文件为演示用材料，内容均为虚构。")],
                SignedBy = "示例单位",
                IssuedAt = new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero),
            }
        );
        using var content = new MemoryStream(pdf);
        var saved = await files.SaveAsync(content, pdf.Length, cancellation);
        return new AttachedFile("示例材料.pdf", saved.File!.Length, saved.File.Sha256, "application/pdf");
    }
}

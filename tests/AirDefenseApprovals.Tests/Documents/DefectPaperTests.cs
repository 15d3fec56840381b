using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Data.Files;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>R24: the one notice, told and shown.</summary>
public sealed class DefectPaperTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("ada-notice-").FullName;
    private readonly FileStore store;
    private readonly Pictures pictures;
    private readonly DefectPaper paper;
    private readonly DocumentPress press;

    public DefectPaperTests()
    {
        store = new FileStore(directory);
        pictures = new Pictures(store);
        var words = new OfficialWords();
        paper = new DefectPaper(words, store, pictures);
        press = new DocumentPress(DocumentPress.DefaultFontsDirectory, words.Printed);
    }

    public void Dispose()
    {
        press.Dispose();
        pictures.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task R24_the_notice_tells_each_defect_with_its_photographs()
    {
        var @case = await CaseAsync(12, photos: 7);
        using var file = PdfDocument.Open(Print(@case));
        var text = Text(file);
        foreach (var defect in @case.DefectNotice!.Items.Where(d => d.ArisenOn is null))
        {
            Assert.Contains($"{defect.ItemNo}.二号站{defect.Place}", text, StringComparison.Ordinal);
            foreach (
                var word in new[] { defect.Problem, $"《人民防空地下室设计规范》{defect.Clause}密闭", defect.Remedy }
            )
                Assert.Contains(Spaceless(word), text, StringComparison.Ordinal);
        }

        Assert.Contains(
            "2022年5月23日（所定的2022年5月21日不是工作日，顺延至下一个工作日）",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("施工单位：示例建工集团", text, StringComparison.Ordinal);
        Assert.Contains("照片1-12022年5月9日10:12拍摄图上位置42%,17%", text, StringComparison.Ordinal);
        Assert.Contains("照片1-22022年5月9日11:00上传", text, StringComparison.Ordinal);
        Assert.Contains("照片1-7", text, StringComparison.Ordinal);
        Assert.Equal(7 + 2 * 3, file.GetPages().Sum(p => p.GetImages().Count()));
        Assert.Contains("本次现场验收有下列检查点未能查看，原因：二号站停电", text, StringComparison.Ordinal);
        Assert.Contains("GB50038-20053.4口部", text, StringComparison.Ordinal);
        Assert.Contains(
            "验收人员王工、李工送达建设单位河南示例建设有限公司送达施工单位示例建工集团送达设计单位示例设计院送达监理单位示例监理",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("告知之后产生", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R24_the_same_notice_gives_the_same_bytes_and_holds_the_published_copies_as_they_are()
    {
        var @case = await CaseAsync(3, photos: 4);
        var pdf = Print(@case);
        for (var i = 0; i < 5; i++)
            Assert.Equal(pdf, Print(@case));
        foreach (var photo in @case.Site!.Photos)
        {
            using var copy = new MemoryStream();
            using (var stored = store.Open(photo.File.Published!)!)
                await stored.CopyToAsync(copy);
            Assert.True(pdf.AsSpan().IndexOf(copy.ToArray()) > 0, photo.File.FileName);
        }

        Assert.True(pdf.AsSpan().IndexOf("/Interpolate true"u8) < 0); // PDF/A-2 forbids it
        Assert.True(pdf.AsSpan().IndexOf("/SMask"u8) < 0);
        Assert.True(pdf.AsSpan().IndexOf("Exif\0\0"u8) < 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(40)]
    public async Task Blocks_break_between_pages_without_leaving_a_heading_or_a_caption_alone(int photos)
    {
        var @case = await CaseAsync(9, photos);
        using var file = PdfDocument.Open(Print(@case));
        var pages = file.GetPages().ToList();
        Assert.All(pages.SelectMany(p => p.GetImages()), image =>
            Assert.True(
                image.BoundingBox.Bottom > 841.89 - Sheet.Bottom - 1
                    && image.BoundingBox.Top < 841.89 - Sheet.Top + 1
                    && image.BoundingBox.Left >= Sheet.Left - 1
                    && image.BoundingBox.Right <= Sheet.Right + 1,
                image.BoundingBox.ToString()
            )
        );
        Assert.All(pages, page =>
            Assert.Equal(page.GetImages().Count(), Spaceless(page.Text).Split("照片").Length - 1)
        );
        Assert.All(@case.DefectNotice!.Items.Where(d => d.ArisenOn is null), defect =>
            Assert.Contains(pages, page =>
                Spaceless(page.Text) is var text
                && text.Contains($"{defect.ItemNo}.二号站{defect.Place}", StringComparison.Ordinal)
                && text.Contains(Spaceless(defect.Remedy), StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task A_photograph_whose_copy_is_missing_leaves_its_place_and_not_the_notice()
    {
        var @case = await CaseAsync(2, photos: 3);
        store.Delete(@case.Site!.Photos[0].File.Published!);
        using var file = PdfDocument.Open(Print(@case));
        Assert.Equal(2, file.GetPages().Sum(p => p.GetImages().Count()));
        Assert.Contains("照片1-3", Text(file), StringComparison.Ordinal);
    }

    private byte[] Print(Case @case) =>
        press.Print(
            new PrintedDocument
            {
                Letterhead = "郑州市人民防空办公室",
                ActingOffice = null,
                Title = "验收问题一次性告知书",
                Number = @case.Number,
                Sections = paper.Sections(@case, @case.DefectNotice!, TestBook.Book.Items[@case.ItemCode]),
                SignedBy = "郑州市人民防空办公室",
                IssuedAt = @case.DefectNotice!.IssuedAt,
                SealText = "郑州市人民防空办公室",
            }
        );

    /// <summary>A case with that many defects; the first has the photographs, every fifth of the others two.</summary>
    private async Task<Case> CaseAsync(int defects, int photos)
    {
        var findings = Enumerable.Range(0, defects).Select(_ => Guid.CreateVersion7()).ToArray();
        var taken = new List<SitePhoto>();
        for (var i = 0; i < photos; i++)
            taken.Add(await PhotoAsync(findings[0], i));
        for (var i = 1; i < defects; i += 5)
            foreach (var n in new[] { 0, 1 })
                taken.Add(await PhotoAsync(findings[i], 100 + 2 * i + n));
        if (defects < 12)
            taken.RemoveAll(p => p.Finding != findings[0]);
        var story = new Story().Accepted("RF-07-01", "2022-05-09 09:30", floorArea: 12345m);
        return story.Case with
        {
            Project = story.Case.Project with
            {
                Parties =
                [
                    new(Parties.Builder, "示例建工集团", null),
                    new(Parties.Designer, "示例设计院", null),
                    new(Parties.Supervisor, "示例监理", null),
                ],
            },
            Site = new SiteRecord { Photos = [.. taken] },
            DefectNotice = new DefectNotice(
                Story.At("2022-05-09 16:00"),
                ["王工", "李工"],
                [
                    .. findings.Select(Defect),
                    Defect(Guid.Empty, defects) with
                    {
                        Problem = "告知之后产生",
                        ArisenOn = new(2022, 5, 20),
                    },
                ]
            )
            {
                Unseen = [new("GB 50038-2005 3.4", "口部", "二号站")],
                UnseenReason = "二号站停电",
            },
        };
    }

    private static Defect Defect(Guid finding, int index) =>
        new()
        {
            ItemNo = index + 1,
            Clause = "GB 50038-2005 3.3",
            ClauseTitle = "人民防空地下室设计规范",
            ClauseHeading = "密闭",
            Work = "二号站",
            Place = $"第{index + 1}防护单元",
            Problem = $"第{index + 1}樘密闭门关闭不严，密封条老化",
            Remedy = $"更换第{index + 1}樘门的密封条并重新调试",
            Responsible = "施工单位",
            Party = Parties.Builder,
            Finding = finding,
            Deadline = new(2022, 5, 23),
            NamedDeadline = index == 0 ? new(2022, 5, 21) : null,
        };

    private async Task<SitePhoto> PhotoAsync(Guid finding, int seed)
    {
        using var content = new MemoryStream(
            Photographs.Jpeg(
                seed % 3 == 1 ? 300 : 400,
                seed % 3 == 1 ? 400 : 300,
                seed: seed,
                taken: seed == 1 ? null : "2022-05-09 10:12",
                located: true
            )
        );
        var saved = (await store.SaveAsync(content, content.Length, CancellationToken.None)).File!;
        var (file, _) = await pictures.PublishAsync(
            new AttachedFile($"现场{seed}.jpg", saved.Length, saved.Sha256, "image/jpeg"),
            CancellationToken.None
        );
        return new SitePhoto(
            Guid.CreateVersion7(),
            file,
            finding,
            seed == 0 ? 0.42m : null,
            seed == 0 ? 0.17m : null,
            "inspector1.city",
            Story.At("2022-05-09 11:00")
        );
    }

    private static string Text(PdfDocument file) => Spaceless(string.Concat(file.GetPages().Select(p => p.Text)));

    private static string Spaceless(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// A notice of 60 defects and 200 photographs (R24). Goals: printed in under 3 s, under 20 MB; photographs of 4 MB go
/// in without memory growing with their number.
/// </summary>
internal static class Notices
{
    private const int Defects = 60,
        Photographs = 200,
        Subjects = 20;
    private static readonly DateTimeOffset At = new(2022, 5, 9, 9, 30, 0, TimeSpan.FromHours(8));

    public static async Task RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("ada-notice-").FullName;
        try
        {
            var files = Enumerable.Range(0, Photographs).Select(i => Path.Combine(directory, $"{i}.jpg")).ToArray();
            for (var i = 0; i < files.Length; i++)
                await File.WriteAllBytesAsync(
                    files[i],
                    i < Subjects ? Photograph(i) : [.. await File.ReadAllBytesAsync(files[i % Subjects]), (byte)i]
                ); // each another file, for equal ones are stored once
            Console.WriteLine(
                $"{files.Length} photographs of 4000 x 3000, {files.Average(f => new FileInfo(f).Length) / 1e6:0.0} MB each"
            );
            await MeasureAsync(directory, files);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(string directory, string[] files)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddLocalization()
            .AddSingleton(new FileStore(Path.Combine(directory, "store")))
            .AddSingleton<Pictures>()
            .AddSingleton<Problems>()
            .AddSingleton<Uploads>()
            .AddSingleton<OfficialWords>()
            .AddSingleton<DefectPaper>()
            .AddSingleton(provider => new DocumentPress(
                DocumentPress.DefaultFontsDirectory,
                provider.GetRequiredService<OfficialWords>().Printed
            ))
            .BuildServiceProvider();
        var uploads = services.GetRequiredService<Uploads>();
        var photos = new List<AttachedFile>();
        for (var i = 0; i < 5; i++)
            photos.Add(await UploadAsync(uploads, files[i])); // warm
        photos.Clear();
        var before = Forget();
        var watch = Stopwatch.StartNew();
        foreach (var file in files)
            photos.Add(await UploadAsync(uploads, file));
        Console.WriteLine(
            $"taken in one after another: {watch.Elapsed.TotalMilliseconds / files.Length:0} ms each; "
                + $"resident {before:0} MB before, at most {Resident("VmHWM"):0} MB, {Resident("VmRSS"):0} MB after"
        );
        before = Forget();
        watch.Restart();
        await Parallel.ForEachAsync(
            files.Take(48),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (file, _) => await UploadAsync(uploads, file)
        );
        Console.WriteLine(
            $"48, sixteen at a time: {watch.Elapsed.TotalMilliseconds / 48:0} ms each; "
                + $"resident {before:0} MB before, at most {Resident("VmHWM"):0} MB"
        );
        var published = photos
            .Select(p => Path.Combine(directory, "store", p.Published![..2], p.Published[2..4], p.Published))
            .Average(path => new FileInfo(path).Length);
        Console.WriteLine($"published: {published / 1e3:0} kB each");
        var (document, press) = (
            Document(services.GetRequiredService<DefectPaper>(), photos),
            services.GetRequiredService<DocumentPress>()
        );
        var first = press.Print(document);
        before = Forget();
        watch.Restart();
        var pdf = press.Print(document);
        var took = watch.Elapsed;
        Console.WriteLine(
            $"notice of {Defects} defects and {photos.Count} photographs: {took.TotalSeconds:0.00} s, "
                + $"{pdf.Length / 1e6:0.0} MB, the same bytes twice: {pdf.AsSpan().SequenceEqual(first)}; "
                + $"resident {before:0} MB before, at most {Resident("VmHWM"):0} MB"
        );
    }

    private static async Task<AttachedFile> UploadAsync(Uploads uploads, string path)
    {
        await using var content = File.OpenRead(path);
        var (file, problem) = await uploads.StorePhotoAsync(content, Path.GetFileName(path), CancellationToken.None);
        return file ?? throw new InvalidOperationException(problem!.Detail);
    }

    private static PrintedDocument Document(DefectPaper paper, List<AttachedFile> photos)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "workflows");
        var item = Catalogue
            .Read(
                Directory
                    .EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
                    .Select(f => new CatalogueFile(
                        Path.GetRelativePath(root, f).Replace('\\', '/'),
                        File.ReadAllText(f)
                    )),
                out _
            )!
            .Items["RF-07-01"];
        var findings = Enumerable.Range(0, Defects).Select(_ => Guid.CreateVersion7()).ToArray();
        var notice = new DefectNotice(
            At,
            ["示例甲", "示例乙"],
            [
                .. findings.Select(
                    (finding, i) =>
                        new Defect
                        {
                            ItemNo = i + 1,
                            Clause = "GB 50038-2005 3.3",
                            ClauseTitle = "人民防空地下室设计规范",
                            ClauseHeading = "出入口",
                            Place = $"第{i + 1}防护单元",
                            Problem = "密闭门关闭不严，密封条老化开裂，透光检查不合格",
                            Remedy = "更换密封条并重新调试",
                            Responsible = "施工单位",
                            Finding = finding,
                            Deadline = new DateOnly(2022, 5, 23),
                        }
                ),
            ]
        );
        var @case = new Case
        {
            Id = Guid.CreateVersion7(),
            OwnerId = "",
            ItemCode = "RF-07-01",
            Applicant = new(
                "organisation",
                "河南示例建设有限公司",
                "91410100MA40000040",
                "13800000000",
                "a@example.com"
            ),
            Project = new("示例花园", "示例路1号", "410105", 12345m),
            Form = ImmutableSortedDictionary<string, JsonElement>.Empty,
            CreatedAt = At,
            DefectNotice = notice,
            Site = new SiteRecord
            {
                Photos =
                [
                    .. photos.Select(
                        (photo, i) =>
                            new SitePhoto(
                                Guid.CreateVersion7(),
                                photo,
                                findings[i % Defects],
                                0.42m,
                                0.17m,
                                "inspector1.city",
                                At
                            )
                    ),
                ],
            },
        };
        return new PrintedDocument
        {
            Letterhead = "郑州市人民防空办公室",
            ActingOffice = null,
            Title = "验收问题一次性告知书",
            Number = "4101-20220506-0007-3",
            Sections = paper.Sections(@case, notice, item),
            SignedBy = "郑州市人民防空办公室",
            IssuedAt = At,
            SealText = "郑州市人民防空办公室",
        };
    }

    /// <summary>
    /// A picture with detail at every scale: coarse grain that survives being made smaller, and fine grain that makes 4
    /// MB.
    /// </summary>
    private static byte[] Photograph(int seed)
    {
        using var coarse = Grain(1300, 975, seed);
        using var fine = Grain(1024, 1024, seed + 1000);
        using var picture = new SKBitmap(new SKImageInfo(4000, 3000, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        using var image = SKImage.FromBitmap(coarse);
        canvas.DrawImage(image, SKRect.Create(4000, 3000), new SKSamplingOptions(SKFilterMode.Linear));
        using var paint = new SKPaint
        {
            Shader = SKShader.CreateBitmap(fine, SKShaderTileMode.Repeat, SKShaderTileMode.Repeat),
            Color = SKColors.White.WithAlpha(40),
        };
        canvas.DrawRect(0, 0, 4000, 3000, paint);
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 80);
        return encoded.ToArray();
    }

    private static SKBitmap Grain(int width, int height, int seed)
    {
        var grain = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        new Random(seed).NextBytes(grain.GetPixelSpan());
        return grain;
    }

    /// <summary>Collects garbage, sets the kernel's highest mark back, and tells what is resident now.</summary>
    private static double Forget()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Resident("VmRSS");
    }

    private static double Resident(string what) =>
        int.Parse(
            File.ReadLines("/proc/self/status")
                .First(l => l.StartsWith(what, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024.0;
}

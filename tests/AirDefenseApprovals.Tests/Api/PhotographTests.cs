using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Data.Files;
using AirDefenseApprovals.Tests.Pages;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Photographs on their way in and out: who gets which copy (R18), what is taken (R24, R25).</summary>
public sealed class PhotographTests(PhotographTests.Host office) : IClassFixture<PhotographTests.Host>
{
    private const string Finding = "0198f5aa-0000-7000-8000-000000000001",
        Dropped = "0198f5aa-0000-7000-8000-000000000002";

    public sealed class Host : OfficeHost;

    public static readonly TheoryData<string, string, string> WhoGetsWhich = new()
    {
        { "inspector1.410122", "original", "original" },
        { "clerk.410122", "original", "original" },
        { "clerk.city", "original", "original" },
        { "supervisor", "original", "original" },
        { "applicant1", "none", "published" },
        { "applicant2", "none", "none" },
        { "clerk.410181", "none", "none" },
        { "inspector1.410181", "none", "none" },
        { "admin", "none", "none" },
    };

    [Theory]
    [MemberData(nameof(WhoGetsWhich))]
    public async Task R18_a_photograph_of_a_county_case_goes_to_its_readers_alone_and_its_place_to_the_office(
        string user,
        string before,
        string after
    )
    {
        var (id, photos) = await OnSiteAsync();
        var path = $"cases/{id}/site/photos/{photos[0].Id}";
        await GetsAsync(user, path, before, photos[0].File);
        await IssueAsync(id);
        await GetsAsync(user, path, after, photos[0].File);
        await GetsAsync(user, path + "?published=1", after == "none" ? "none" : "published", photos[0].File);
        await GetsAsync(
            user,
            $"cases/{id}/site/photos/{photos[1].Id}",
            after == "original" ? "original" : "none",
            photos[1].File
        ); // of a finding that was dropped: it is on no notice
        (await office.Anyone.GetAsync(path)).Refused(401);
        await SeesAsync(user, $"/cases/{id}/photos/{photos[0].Id}", after, photos[0].File);
        await SeesAsync(
            user,
            $"/cases/{id}/photos/{photos[0].Id}?published=1",
            after == "none" ? "none" : "published",
            photos[0].File
        );
        await SeesAsync(
            user,
            $"/cases/{id}/photos/{photos[1].Id}",
            after == "original" ? "original" : "none",
            photos[1].File
        );
    }

    [Theory]
    [MemberData(nameof(WhoGetsWhich))]
    public async Task R18_evidence_of_a_county_case_goes_to_its_readers_alone_and_its_place_to_the_office(
        string user,
        string before,
        string after
    )
    {
        var (id, _) = await OnSiteAsync();
        await IssueAsync(id);
        var applicant = await office.As("applicant1");
        (
            await applicant.UploadAsync(
                $"cases/{id}/evidence/1",
                "整改后.jpg",
                Photographs.Jpeg(taken: "2022-05-09 10:00", located: true, seed: 9)
            )
        ).Ok();
        (await applicant.UploadAsync($"cases/{id}/evidence/1", "伪.jpg", Photographs.Fake)).Ok();
        (await applicant.UploadAsync($"cases/{id}/evidence/1", "报告.pdf", Person.Pdf("报告"))).Ok();
        var evidence = (await CaseAsync(id)).DefectNotice!.Items[0].Evidence;
        Assert.Equal([true, false, false], evidence.Select(e => e.Published is not null));
        await GetsAsync(user, $"cases/{id}/evidence/1/{evidence[0].Sha256}", after, evidence[0]);
        await SeesAsync(user, $"/cases/{id}/evidence/1/{evidence[0].Sha256}", after, evidence[0]);
        foreach (var file in evidence.Skip(1))
            await GetsAsync(
                user,
                $"cases/{id}/evidence/1/{file.Sha256}",
                before == "none" && after == "none" ? "none" : "original",
                file
            ); // handed in by the applicant
    }

    [Fact]
    public async Task R25_a_firm_gets_the_published_copies_of_its_own_defects()
    {
        var (id, photos) = await OnSiteAsync();
        await IssueAsync(id);
        var @case = await CaseAsync(id);
        var (mine, others) = (
            PartyLink.ActorOf(id, Parties.AnsweringFor(@case.DefectNotice!.Items[0])),
            PartyLink.ActorOf(id, Parties.Designer)
        );
        Assert.Equal(
            photos[0].File.Published,
            PictureCopies.OfPhoto(mine, @case, photos[0].Id, published: false)?.Sha256
        );
        Assert.Null(PictureCopies.OfPhoto(mine, @case, photos[1].Id, published: false));
        Assert.Null(PictureCopies.OfPhoto(others, @case, photos[0].Id, published: false));
        Assert.Null(
            PictureCopies.OfPhoto(
                PartyLink.ActorOf(Guid.CreateVersion7(), Parties.Owner),
                @case,
                photos[0].Id,
                published: false
            )
        );
    }

    [Fact]
    public async Task R25_evidence_taken_before_the_notice_proves_nothing()
    {
        var (id, _) = await OnSiteAsync();
        await IssueAsync(id);
        var applicant = await office.As("applicant1");
        var refused = (
            await applicant.UploadAsync(
                $"cases/{id}/evidence/1",
                "旧照片.jpg",
                Photographs.Jpeg(taken: "2022-05-08 23:59", located: true)
            )
        ).Refused(422, "R25");
        Assert.Contains("2022-05-08", refused["errors"]!["file"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        (
            await applicant.UploadAsync(
                $"cases/{id}/evidence/1",
                "当日.jpg",
                Photographs.Jpeg(taken: "2022-05-09 00:01")
            )
        ).Ok();
        (await applicant.UploadAsync($"cases/{id}/evidence/1", "无日期.jpg", Photographs.Jpeg(seed: 3))).Ok();
    }

    [Fact]
    public async Task R24_a_site_photograph_must_be_one()
    {
        Assert.Equal((415, "urn:ada:not-a-photograph"), await RefusedAsync(Photographs.Fake, "照片.jpg"));
        Assert.Equal(
            (415, "urn:ada:not-a-photograph"),
            await RefusedAsync(Photographs.Jpeg(1000, 800)[..2000], "照片.jpg")
        );
        Assert.Equal((415, "urn:ada:file-not-accepted"), await RefusedAsync(Person.Pdf("a"), "照片.pdf"));
        Assert.Equal(
            (413, "urn:ada:too-many-pixels"),
            await RefusedAsync(Photographs.Claiming(60000, 60000), "照片.jpg")
        );
        Assert.Equal(
            (413, "urn:ada:file-too-large"),
            await RefusedAsync([.. Photographs.Jpeg(), .. new byte[Uploads.PhotoMegabytes * 1024 * 1024]], "照片.jpg")
        );
        var (photo, _) = await StoreAsync(
            [.. Photographs.Jpeg(taken: "2022-05-09 10:12", located: true), .. new byte[20 * 1024 * 1024]],
            "照片.jpg"
        ); // large, and whole
        Assert.Equal(
            (true, true, new DateTimeOffset(2022, 5, 9, 10, 12, 0, TimeSpan.FromHours(8))),
            (photo!.Published is not null, photo.Located, photo.TakenAt)
        );
    }

    [Fact]
    public async Task A_bomb_is_no_evidence_either()
    {
        var (id, _) = await OnSiteAsync();
        await IssueAsync(id);
        (
            await (await office.As("applicant1")).UploadAsync(
                $"cases/{id}/evidence/1",
                "a.png",
                Photographs.PngClaiming(30000, 30000)
            )
        ).Refused(413);
    }

    [Fact]
    public async Task R24_the_notice_is_seen_before_it_is_given_and_printed_alike_for_everybody_after()
    {
        var (id, _) = await OnSiteAsync();
        var papers = office.Services.GetRequiredService<CasePapers>();
        var @case = await CaseAsync(id);
        var preview = papers.PrintPreview(
            @case,
            new DefectNotice(
                @case.AcceptedAt!.Value,
                ["王工", "李工"],
                [
                    new Defect
                    {
                        ItemNo = 1,
                        Clause = "GB 50038-2005 3.3",
                        Place = "第1防护单元",
                        Problem = "密封条老化",
                        Remedy = "更换",
                        Finding = Guid.Parse(Finding),
                        Deadline = new(2022, 5, 23),
                    },
                ]
            )
        );
        using (var file = PdfDocument.Open(preview))
        {
            Assert.Contains(
                "（预览）",
                file.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
            Assert.Equal(1, file.GetPages().Sum(p => p.GetImages().Count()));
        }

        await IssueAsync(id);
        @case = await CaseAsync(id);
        var printed = papers.Print(@case, "defects", Actor.System)!;
        Assert.Equal(printed, papers.Print(@case, "defects", await ActorAsync("applicant1")));
        using var notice = PdfDocument.Open(printed);
        Assert.Equal(1, notice.GetPages().Sum(p => p.GetImages().Count()));
        Assert.DoesNotContain("预览", string.Concat(notice.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
    }

    /// <summary>What somebody gets at a path of the API: the original, the published copy without the camera's notes, or nothing.</summary>
    private async Task GetsAsync(string user, string path, string expected, AttachedFile file)
    {
        var person = await office.As(user);
        var answer = await person.GetAsync(path);
        if (expected == "none")
        {
            answer.Refused(404);
            return;
        }

        Assert.True(answer.Status == 200, $"{user} {path}: {answer.Status} {answer.Text}");
        Assert.Equal(await BytesAsync(expected, file), answer.Body);
        if (expected == "published")
            Assert.Equal(("image/jpeg", -1), (answer.MediaType, answer.Body.AsSpan().IndexOf("Exif\0\0"u8)));
    }

    /// <summary>What somebody gets who reads pages.</summary>
    private async Task SeesAsync(string user, string path, string expected, AttachedFile file)
    {
        using var browser = await office.SignedInAsync(user);
        using var answer = await browser.GetAsync(path);
        if (expected == "none")
            Assert.True(
                answer.StatusCode == HttpStatusCode.NotFound
                    || answer.Headers.Location?.ToString().Contains("/account/denied", StringComparison.Ordinal)
                        == true,
                $"{user} {path}: {answer.StatusCode}"
            );
        else
            Assert.Equal(await BytesAsync(expected, file), await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<byte[]> BytesAsync(string expected, AttachedFile file)
    {
        using var stored = office
            .Services.GetRequiredService<FileStore>()
            .Open(expected == "original" ? file.Sha256 : file.Published!)!;
        using var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>A county case on whose site two findings were written down, a photograph to each; the second was dropped.</summary>
    private async Task<(Guid Id, SitePhoto[] Photos)> OnSiteAsync()
    {
        var id = (await (await office.As("applicant1")).AcceptedAsync("RF-07-01", "410122"))["id"]!.GetValue<Guid>();
        var inspector = await ActorAsync("inspector1.410122");
        foreach (var (finding, seed) in new[] { (Finding, 1), (Dropped, 2) })
        {
            var found = new SiteFinding
            {
                Id = Guid.Parse(finding),
                Clause = "GB 50038-2005 3.3",
                Place = "第1防护单元",
                Problem = "密封条老化",
                Remedy = "更换",
                DeadlineDays = 10,
            };
            await DoAsync(
                id,
                new RecordFinding
                {
                    By = inspector,
                    At = Now,
                    Finding = found,
                }
            );
            var (photo, problem) = await StoreAsync(
                Photographs.Jpeg(taken: "2022-05-09 09:00", located: true, seed: seed),
                "现场.jpg"
            );
            Assert.Null(problem);
            await DoAsync(
                id,
                new AttachPhoto
                {
                    By = inspector,
                    At = Now,
                    PhotoId = Guid.CreateVersion7(),
                    File = photo,
                    Finding = found.Id,
                    X = 0.42m,
                    Y = 0.17m,
                }
            );
            if (finding == Dropped)
                await DoAsync(
                    id,
                    new RecordFinding
                    {
                        By = inspector,
                        At = Now,
                        Finding = found with { Dropped = true },
                        Seen = 1,
                    }
                );
        }

        return (id, [.. (await CaseAsync(id)).Site!.Photos]);
    }

    private async Task IssueAsync(Guid id) =>
        (
            await (await office.As("inspector1.410122")).TaskAsync(
                JsonNode.Parse($"{{\"id\":\"{id}\"}}")!,
                "inspect",
                "DefectsFound",
                new { inspectors = new[] { "王工", "李工" }, unseen = "其余部位次日查看" }
            )
        ).Ok();

    private DateTimeOffset Now => office.Services.GetRequiredService<Web.OfficeClock>().Now;

    private async Task DoAsync(Guid id, CaseAct act) =>
        Assert.Null((await office.Services.GetRequiredService<CaseActs>().DoAsync(id, act)).Refusal);

    private async Task<Case> CaseAsync(Guid id) =>
        CaseJson.Read(
            await office.DatabaseAsync(db => db.Cases.Where(c => c.Id == id).Select(c => c.Body).SingleAsync())
        );

    private Task<Actor> ActorAsync(string user) =>
        office.DatabaseAsync(async db =>
        {
            var account = await db.Users.SingleAsync(u => u.UserName == user);
            var roles = await (
                from held in db.UserRoles
                join role in db.Roles on held.RoleId equals role.Id
                where held.UserId == account.Id
                select role.Name!
            ).ToListAsync();
            return new Actor(account.Id, user, [.. roles], account.Office);
        });

    private async Task<(AttachedFile? File, ProblemDetails? Problem)> StoreAsync(byte[] content, string name)
    {
        using var stream = new MemoryStream(content);
        return await office
            .Services.GetRequiredService<Uploads>()
            .StorePhotoAsync(stream, name, CancellationToken.None);
    }

    private async Task<(int?, string?)> RefusedAsync(byte[] content, string name)
    {
        var (file, problem) = await StoreAsync(content, name);
        Assert.Null(file);
        return (problem!.Status, problem.Type);
    }
}

using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Several files of one material in the contract: added, read, taken away one by one.</summary>
public sealed class SeveralFilesTests(SeveralFilesTests.Host office) : IClassFixture<SeveralFilesTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410122")]
    [InlineData("head.410122")]
    public async Task R18_who_must_not_see_the_case_neither_adds_nor_reads_nor_takes_away(string user)
    {
        var draft = await DraftAsync("甲", "乙");
        var submitted = await SubmittedAsync("甲", "乙");
        var stranger = await office.As(user);
        foreach (var @case in new[] { draft, submitted })
        {
            var files = $"cases/{@case["id"]}/materials/M30/files";
            (await AddAsync(stranger, @case, "丙")).Refused(404);
            (await stranger.GetAsync($"{files}/{Digests(@case)[1]}")).Refused(404);
            (await stranger.DeleteAsync($"{files}/{Digests(@case)[1]}")).Refused(404);
        }
    }

    [Theory]
    [InlineData("clerk.city")]
    [InlineData("reviewer.city")]
    [InlineData("head.city")]
    [InlineData("supervisor")]
    public async Task R18_the_office_reads_every_file_and_changes_none(string user)
    {
        var @case = await SubmittedAsync("甲", "乙");
        var (staff, files) = (await office.As(user), $"cases/{@case["id"]}/materials/M30/files");
        foreach (var digest in Digests(@case))
        {
            var file = await staff.GetAsync($"{files}/{digest}");
            Assert.Equal((200, digest), (file.Status, Convert.ToHexStringLower(SHA256.HashData(file.Body))));
        }

        (await AddAsync(staff, @case, "丙")).Refused(403);
        (await staff.DeleteAsync($"{files}/{Digests(@case)[1]}")).Refused(403);
    }

    [Fact]
    public async Task Files_are_told_in_order_and_the_first_as_before()
    {
        var draft = await DraftAsync("甲", "乙", "丙");
        var material = MaterialOf(draft);
        Assert.Equal(
            ["甲.pdf", "乙.pdf", "丙.pdf"],
            material["files"]!.AsArray().Select(f => f!["fileName"]!.ToString())
        );
        foreach (var member in new[] { "fileName", "size", "sha256", "contentType" })
            Assert.Equal(material[member]!.ToJsonString(), material["files"]![0]![member]!.ToJsonString());
        var applicant = await office.As("applicant1");
        var address = $"cases/{draft["id"]}/materials/M30";
        Assert.Equal(
            (await applicant.GetAsync($"{address}/files/{Digests(draft)[0].ToUpperInvariant()}")).Body,
            (await applicant.GetAsync(address)).Body
        );
        (await applicant.GetAsync($"{address}/files/{new string('0', 64)}")).Refused(404);
    }

    [Fact]
    public async Task A_file_is_taken_away_and_a_whole_material_is_replaced_by_one()
    {
        var draft = await DraftAsync("甲", "乙", "丙");
        var applicant = await office.As("applicant1");
        var address = $"cases/{draft["id"]}/materials/M30";
        var left = (await applicant.DeleteAsync($"{address}/files/{Digests(draft)[1]}")).Ok();
        Assert.Equal([Digests(draft)[0], Digests(draft)[2]], Digests(left));
        (await applicant.DeleteAsync($"{address}/files/{Digests(draft)[1]}")).Refused(404);
        (await applicant.UploadAsync(address, "丁.pdf", Person.Pdf("丁"))).Ok();
        var replaced = (await applicant.GetAsync($"cases/{draft["id"]}")).Ok();
        Assert.Equal("丁.pdf", Assert.Single(MaterialOf(replaced)["files"]!.AsArray())!["fileName"]!.ToString());
        var emptied = (await applicant.DeleteAsync($"{address}/files/{Digests(replaced)[0]}")).Ok();
        Assert.Equal("missing", MaterialOf(emptied)["status"]!.ToString());
        Assert.Empty(MaterialOf(emptied)["files"]!.AsArray());
    }

    [Fact]
    public async Task The_same_bytes_twice_are_refused_with_a_sentence()
    {
        var draft = await DraftAsync();
        var (applicant, paper) = (await office.As("applicant1"), Person.Pdf("甲"));
        (await AddAsync(applicant, draft, "甲", paper)).Ok(201);
        var refused = (await AddAsync(applicant, draft, "另名", paper)).Refused(409);
        Assert.Equal("urn:ada:file-there-already", refused["type"]!.ToString());
        Assert.Contains("“另名.pdf”与这项材料已有的“甲.pdf”", refused["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_twenty_first_file_is_not_even_read()
    {
        var draft = await DraftAsync();
        var applicant = await office.As("applicant1");
        for (var i = 1; i <= MaterialFiles.Most; i++)
            (await AddAsync(applicant, draft, $"{i}")).Ok(201);
        var refused = (await AddAsync(applicant, draft, "21", "not a PDF at all"u8.ToArray())).Refused(409);
        Assert.Equal("urn:ada:files-too-many", refused["type"]!.ToString());
        Assert.Contains("最多 20 个", refused["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_file_of_the_material_is_refused_as_by_PUT()
    {
        var draft = await DraftAsync("甲");
        var applicant = await office.As("applicant1");
        (await AddAsync(applicant, draft, "乙", "GIF89a"u8.ToArray())).Refused(415);
        (await AddAsync(applicant, draft, "乙", [])).Refused(422);
        (await AddAsync(applicant, draft, "乙", [.. "%PDF-"u8])).Refused(422);
        (await AddAsync(applicant, draft, "乙", material: "M99")).Refused(404);
        (await applicant.PostAsync($"cases/{draft["id"]}/materials/M30/files")).Refused(415); // JSON
    }

    [Fact]
    public async Task Of_two_added_at_once_both_stay()
    {
        var draft = await DraftAsync();
        var applicant = await office.As("applicant1");
        var added = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => AddAsync(applicant, draft, $"{i}")));
        var digests = added.Select(a => a.Ok(201)["sha256"]!.ToString());
        var held = Digests((await applicant.GetAsync($"cases/{draft["id"]}")).Ok());
        Assert.Equal(digests.Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_says_what_was_seen_adds_to_that_alone()
    {
        var draft = await DraftAsync("甲");
        var applicant = await office.As("applicant1");
        var seen = (await applicant.GetAsync($"cases/{draft["id"]}")).ETag!;
        var added = await AddAsync(applicant, draft, "乙", headers: [("If-Match", seen)]);
        Assert.NotEqual(seen, added.ETag);
        (await AddAsync(applicant, draft, "丙", headers: [("If-Match", seen)])).Refused(412);
        added.Ok(201);
    }

    [Fact]
    public async Task What_came_by_pieces_takes_the_place_of_all_or_is_added()
    {
        var draft = await DraftAsync("甲");
        var applicant = await office.As("applicant1");
        var uploaded = $"cases/{draft["id"]}/materials/M30/uploaded";
        var (second, third) = (Person.Pdf("乙"), Person.Pdf("丙"));
        (await applicant.PostAsync(uploaded, new { upload = await SendAsync(applicant, second), add = true })).Ok();
        var both = Digests((await applicant.GetAsync($"cases/{draft["id"]}")).Ok());
        Assert.Equal([Digests(draft)[0], Digest(second)], both);
        var twice = new { upload = await SendAsync(applicant, second), add = true };
        Assert.Equal(
            "urn:ada:file-there-already",
            (await applicant.PostAsync(uploaded, twice)).Refused(409)["type"]!.ToString()
        );
        (await applicant.PostAsync(uploaded, new { upload = await SendAsync(applicant, third) })).Ok();
        Assert.Equal([Digest(third)], Digests((await applicant.GetAsync($"cases/{draft["id"]}")).Ok()));
    }

    [Fact]
    public async Task R05_every_file_that_the_notice_was_about_is_read_beside_the_new_ones()
    {
        var @case = await SubmittedAsync("甲", "乙");
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.city"));
        await NoticeAsync(clerk, @case);
        var address = $"cases/{@case["id"]}/materials/M30";
        (await applicant.DeleteAsync($"{address}/files/{Digests(@case)[1]}")).Ok();
        (await AddAsync(applicant, @case, "丙")).Ok(201);
        var material = MaterialOf((await clerk.GetAsync($"cases/{@case["id"]}")).Ok());
        Assert.Equal(["甲.pdf", "乙.pdf"], material["filesBefore"]!.AsArray().Select(f => f!["fileName"]!.ToString()));
        Assert.Equal("甲.pdf", material["before"]!["fileName"]!.ToString());
        Assert.Equal(200, (await clerk.GetAsync($"{address}/files/{Digests(@case)[1]}")).Status);
        await SweepAsync();
        Assert.Equal(200, (await clerk.GetAsync($"{address}/files/{Digests(@case)[1]}")).Status);
    }

    [Fact]
    public async Task The_sweep_deletes_no_file_that_a_material_has_and_each_that_none_has_any_more()
    {
        var draft = await DraftAsync("甲", "乙", "丙");
        var applicant = await office.As("applicant1");
        var files = $"cases/{draft["id"]}/materials/M30/files";
        (await applicant.DeleteAsync($"{files}/{Digests(draft)[1]}")).Ok();
        await SweepAsync();
        Assert.Equal(200, (await applicant.GetAsync($"{files}/{Digests(draft)[0]}")).Status);
        Assert.Equal(200, (await applicant.GetAsync($"{files}/{Digests(draft)[2]}")).Status);
        Assert.False(File.Exists(office.Services.GetRequiredService<FileStore>().PathOf(Digests(draft)[1])));
    }

    [Fact]
    public async Task A_case_saved_before_materials_had_several_files_is_told_with_one_each()
    {
        var draft = await DraftAsync("甲");
        var id = Guid.Parse(draft["id"]!.ToString());
        var body = await office.DatabaseAsync(db => db.Cases.Where(c => c.Id == id).Select(c => c.Body).SingleAsync());
        Assert.DoesNotContain("\"more", body, StringComparison.Ordinal); // as it was written before
        Assert.Equal("甲.pdf", Assert.Single(MaterialOf(draft)["files"]!.AsArray())!["fileName"]!.ToString());
        var applicant = await office.As("applicant1");
        (await AddAsync(applicant, draft, "乙")).Ok(201);
        Assert.Equal(2, Digests((await applicant.GetAsync($"cases/{id}")).Ok()).Length);
    }

    [Fact]
    public async Task R22_a_material_named_again_at_the_counter_has_several_files()
    {
        var clerk = await office.As("clerk.city");
        var application = await clerk.ApplicationAsync("RF-13-01");
        var (first, second) = (Person.Pdf("甲"), Person.Pdf("乙"));
        application["declared"] = true;
        application["materials"] = await PapersAsync(clerk, first, first);
        Assert.Equal(
            "urn:ada:file-there-already",
            (await clerk.PostTextAsync("counter/cases", application.ToJsonString())).Refused(409)["type"]!.ToString()
        );
        application["materials"] = await PapersAsync(clerk, first, second);
        var taken = (await clerk.PostTextAsync("counter/cases", application.ToJsonString())).Ok(201);
        Assert.Equal([Digest(first), Digest(second)], Digests(taken));
    }

    private static async Task<JsonArray> PapersAsync(Person clerk, params byte[][] papers)
    {
        var materials = new JsonArray();
        foreach (var paper in papers)
            materials.Add(new JsonObject { ["materialCode"] = "M30", ["upload"] = await SendAsync(clerk, paper) });
        return materials;
    }

    private async Task SweepAsync()
    {
        var store = office.Services.GetRequiredService<FileStore>();
        foreach (var (sha256, _) in store.All().ToList())
            File.SetLastWriteTimeUtc(store.PathOf(sha256), new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await office.Services.GetRequiredService<FileSweep>().ExecuteAsync(CancellationToken.None);
    }

    private static async Task NoticeAsync(Person clerk, JsonNode @case) =>
        (
            await clerk.TaskAsync(
                @case,
                "intake",
                "CorrectionRequired",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            materialCode = "M30",
                            defect = "不清",
                            basis = "指南",
                            remedy = "重交",
                        },
                    },
                }
            )
        ).Ok();

    /// <summary>A draft whose material has these files.</summary>
    private async Task<JsonNode> DraftAsync(params string[] names)
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-13-01", without: "M30");
        foreach (var name in names)
            (await AddAsync(applicant, draft, name)).Ok(201);
        return (await applicant.GetAsync($"cases/{draft["id"]}")).Ok();
    }

    private async Task<JsonNode> SubmittedAsync(params string[] names)
    {
        var draft = await DraftAsync(names);
        return (
            await (await office.As("applicant1")).PostAsync($"cases/{draft["id"]}/submit", new { declared = true })
        ).Ok();
    }

    private static Task<Answer> AddAsync(
        Person person,
        JsonNode @case,
        string name,
        byte[]? content = null,
        string material = "M30",
        params (string, string)[] headers
    ) =>
        person.SendAsync(
            HttpMethod.Post,
            $"cases/{@case["id"]}/materials/{material}/files",
            new MultipartFormDataContent
            {
                { new ByteArrayContent(content ?? Person.Pdf(name)), "file", name + ".pdf" },
            },
            headers
        );

    private static async Task<Guid> SendAsync(Person person, byte[] content)
    {
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads");
        begin.Headers.Add("Upload-Length", $"{content.Length}");
        begin.Headers.Add("Upload-Metadata", "filename " + Convert.ToBase64String("点位图.pdf"u8));
        using var begun = await person.Http.SendAsync(begin);
        var at = begun.Headers.Location!.ToString();
        using var piece = new HttpRequestMessage(HttpMethod.Patch, at) { Content = new ByteArrayContent(content) };
        piece.Content.Headers.ContentType = new("application/offset+octet-stream");
        piece.Headers.Add("Upload-Offset", "0");
        using var sent = await person.Http.SendAsync(piece);
        return Guid.Parse(at.Split('/')[^1]);
    }

    private static JsonNode MaterialOf(JsonNode @case) =>
        @case["materials"]!.AsArray().Single(m => m!["materialCode"]!.ToString() == "M30")!;

    private static string[] Digests(JsonNode @case) =>
        [.. MaterialOf(@case)["files"]!.AsArray().Select(f => f!["sha256"]!.ToString())];

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SkiaSharp;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// R24 over the API: the record of an inspection, its photographs cut off and resumed, and the notice that is composed
/// of it.
/// </summary>
public sealed class SiteTests(SiteTests.Host office) : IClassFixture<SiteTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("applicant2", 404)]
    [InlineData("admin", 404)]
    [InlineData("clerk.410122", 404)]
    [InlineData("inspector1.410122", 404)]
    [InlineData("supervisor", 200)]
    [InlineData("clerk.city", 200)]
    public async Task R18_the_record_is_read_by_the_office_and_written_by_its_inspectors(string user, int reads)
    {
        var @case = await OpenAsync();
        var person = await office.As(user);
        Assert.Equal(reads, (await person.GetAsync($"cases/{@case["id"]}/site")).Status);
        foreach (
            var write in new[]
            {
                await person.PutAsync($"cases/{@case["id"]}/site/findings/{Guid.NewGuid()}", Finding()),
                await person.PutAsync(
                    $"cases/{@case["id"]}/site/points",
                    new { clause = "GB 50038-2005 3.2", state = "fine" }
                ),
                await person.PutAsync(
                    $"cases/{@case["id"]}/site/photos/{Guid.NewGuid()}",
                    new { upload = Guid.NewGuid() }
                ),
                await person.PostAsync($"cases/{@case["id"]}/site/sign"),
            }
        )
            write.Refused(reads == 200 ? 403 : reads);
        Assert.Empty(
            (await (await office.As("inspector1.city")).GetAsync($"cases/{@case["id"]}/site")).Ok()[
                "findings"
            ]!.AsArray()
        );
    }

    [Fact]
    public async Task R24_a_visit_goes_from_its_checklist_to_the_one_notice()
    {
        var (@case, inspector, second) = (
            await OpenAsync(),
            await office.As("inspector1.city"),
            await office.As("inspector2.city")
        );
        var site = (await inspector.GetAsync($"cases/{@case["id"]}/site")).Ok();
        Assert.True(site["open"]!.GetValue<bool>());
        foreach (var point in site["checklist"]!.AsArray())
            Assert.Equal(
                204,
                (
                    await inspector.PutAsync(
                        $"cases/{@case["id"]}/site/points",
                        new { clause = point!["clause"]!.GetValue<string>(), state = "fine" }
                    )
                ).Status
            );
        var (finding, photo) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(
            1,
            (await inspector.PutAsync($"cases/{@case["id"]}/site/findings/{finding}", Finding())).Ok()[
                "version"
            ]!.GetValue<int>()
        );
        Assert.Equal(
            1,
            (await inspector.PutAsync($"cases/{@case["id"]}/site/findings/{finding}", Finding())).Ok()[
                "version"
            ]!.GetValue<int>()
        ); // the answer was lost: sent again
        (await second.PutAsync($"cases/{@case["id"]}/site/findings/{finding}", Finding("他的话"))).Refused(409, "R24");
        var upload = await UploadAsync(inspector, Jpeg(), cutAt: 100);
        Assert.Equal(
            0.25m,
            (
                await inspector.PutAsync(
                    $"cases/{@case["id"]}/site/photos/{photo}",
                    new
                    {
                        upload,
                        finding,
                        x = 0.25m,
                        y = 0.5m,
                    }
                )
            ).Ok()["x"]!.GetValue<decimal>()
        );
        (
            await inspector.PutAsync(
                $"cases/{@case["id"]}/site/photos/{photo}",
                new
                {
                    upload,
                    finding,
                    x = 0.25m,
                    y = 0.5m,
                }
            )
        ).Ok(); // sent again: its upload is gone, the photograph is there
        foreach (var person in new[] { inspector, second })
            Assert.Equal(204, (await person.PostAsync($"cases/{@case["id"]}/site/sign")).Status);
        site = (await inspector.GetAsync($"cases/{@case["id"]}/site")).Ok();
        Assert.Equal(
            (1, 1, 2),
            (site["findings"]!.AsArray().Count, site["photos"]!.AsArray().Count, site["signatures"]!.AsArray().Count)
        );

        var told = (
            await inspector.TaskAsync(@case, "inspect", "DefectsFound", new { inspectors = new[] { "甲", "乙" } })
        ).Ok();
        Assert.Equal(
            "门框墙蜂窝麻面",
            Assert.Single(told["defectNotice"]!["items"]!.AsArray())!["problem"]!.GetValue<string>()
        );
        (await inspector.PutAsync($"cases/{@case["id"]}/site/findings/{Guid.NewGuid()}", Finding("后来想起"))).Refused(
            409,
            "R25"
        );
        // The office's working notes
        Assert.Equal(403, (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}/site")).Status);
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"problem":""}""", 422)]
    [InlineData("""{"problem":"x","deadlineDays":0}""", 422)]
    [InlineData("""{"problem":"x","deadline":"2022-02-30"}""", 400)]
    [InlineData("""{"problem":"x","work":"三号站"}""", 422)]
    [InlineData("""{"problem":"x","nonsense":1}""", 400)]
    public async Task R24_a_finding_that_is_none_is_told(string body, int status)
    {
        var @case = await OpenAsync();
        (
            await (await office.As("inspector1.city")).SendAsync(
                HttpMethod.Put,
                $"cases/{@case["id"]}/site/findings/{Guid.NewGuid()}",
                new StringContent(body, Encoding.UTF8, "application/json")
            )
        ).Refused(status);
    }

    [Fact]
    public async Task R24_a_photograph_that_is_none_is_refused_and_one_too_large_is_not_begun()
    {
        var (@case, inspector) = (await OpenAsync(), await office.As("inspector1.city"));
        var upload = await UploadAsync(inspector, "这不是照片"u8.ToArray());
        (await inspector.PutAsync($"cases/{@case["id"]}/site/photos/{Guid.NewGuid()}", new { upload })).Refused(415);
        (
            await inspector.SendAsync(
                HttpMethod.Post,
                "uploads",
                null,
                ("Upload-Length", (80 * 1024 * 1024).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Name("大.jpg")
            )
        ).Refused(413);
        (await inspector.SendAsync(HttpMethod.Post, "uploads", null, ("Upload-Length", "-1"), Name("负.jpg"))).Refused(
            400
        );
        (await inspector.SendAsync(HttpMethod.Post, "uploads", null, ("Upload-Length", "10"))).Refused(400);
        (
            await inspector.PutAsync(
                $"cases/{@case["id"]}/site/photos/{Guid.NewGuid()}",
                new { upload = Guid.NewGuid() }
            )
        ).Refused(422);
        (await inspector.PutAsync($"cases/{@case["id"]}/site/photos/{Guid.NewGuid()}", new { x = 2 })).Refused(404);
    }

    [Fact]
    public async Task R18_an_upload_is_its_senders_alone_and_goes_on_where_it_stands()
    {
        var (inspector, other) = (await office.As("inspector1.city"), await office.As("inspector2.city"));
        var begun = await BeginAsync(inspector, 10);
        Assert.Equal(404, (await other.SendAsync(HttpMethod.Head, "uploads/" + begun, null)).Status);
        (await PatchAsync(other, begun, 0, new byte[5])).Refused(404);
        Assert.Equal(204, (await PatchAsync(inspector, begun, 0, new byte[5])).Status);
        (await PatchAsync(inspector, begun, 0, new byte[10])).Refused(409); // it stands at 5
        (await PatchAsync(inspector, begun, 7, new byte[3])).Refused(409);
        Assert.Equal(204, (await PatchAsync(inspector, begun, 5, new byte[50])).Status); // more than was said is not taken
        using var head = await inspector.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Head, "/api/v1/uploads/" + begun)
        );
        Assert.Equal("10", Assert.Single(head.Headers.GetValues("Upload-Offset")));
        Assert.Equal(204, (await inspector.DeleteAsync("uploads/" + begun)).Status);
        Assert.Equal(404, (await inspector.SendAsync(HttpMethod.Head, "uploads/" + begun, null)).Status);
    }

    private async Task<JsonNode> OpenAsync() => await (await office.As("applicant1")).AcceptedAsync("RF-07-01");

    private static object Finding(string problem = "门框墙蜂窝麻面") =>
        new
        {
            problem,
            clause = "GB 50038-2005 3.3",
            place = "第1防护单元",
            remedy = "凿除后修补",
            deadlineDays = 10,
            responsible = "施工单位",
        };

    private static (string, string) Name(string name) =>
        ("Upload-Metadata", "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));

    private static async Task<Guid> BeginAsync(Person person, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads");
        request.Headers.Add("Upload-Length", length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", Name("现场.jpg").Item2);
        using var answer = await person.Http.SendAsync(request);
        Assert.Equal(201, (int)answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static Task<Answer> PatchAsync(Person person, Guid upload, int offset, byte[] bytes) =>
        person.SendAsync(
            HttpMethod.Patch,
            "uploads/" + upload,
            new ByteArrayContent(bytes)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") },
            },
            ("Upload-Offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    private static async Task<Guid> UploadAsync(Person person, byte[] file, int? cutAt = null)
    {
        var upload = await BeginAsync(person, file.Length);
        if (cutAt is { } cut)
            Assert.Equal(204, (await PatchAsync(person, upload, 0, file[..cut])).Status);
        Assert.Equal(204, (await PatchAsync(person, upload, cutAt ?? 0, file[(cutAt ?? 0)..])).Status);
        return upload;
    }

    private static byte[] Jpeg()
    {
        using var bitmap = new SKBitmap(64, 48);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}

using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>The counter by API: taken in, corrected, tried (R5, R18, R22).</summary>
[Collection(nameof(DeskHost))]
public sealed class CounterTests(DeskHost office)
{
    [Theory]
    [InlineData("applicant1")]
    [InlineData("applicant2")]
    [InlineData("clerk.410181")]
    [InlineData("head.410122")]
    [InlineData("admin")]
    public async Task R18_a_case_taken_in_at_the_counter_does_not_exist_for_anybody_else(string user)
    {
        var @case = await TakenAsync();
        var person = await office.As(user);
        foreach (
            var path in new[] { "", "/checks", "/journal", "/materials/M30", "/materials/M30/before", "/clock/explain" }
        )
            (await person.GetAsync($"cases/{@case["id"]}{path}")).Refused(404);
        Assert.DoesNotContain(
            @case["id"]!.ToString(),
            (await person.GetAsync("cases?pageSize=200")).Text,
            StringComparison.Ordinal
        );
        Assert.NotEqual(200, (await person.GetAsync($"papers?case={@case["id"]}&paper=receipt")).Status);
        Assert.DoesNotContain(
            @case["caseNumber"]!.ToString(),
            (await person.GetAsync("inbox?pageSize=200")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R22_the_counter_takes_in_at_once_hands_out_the_code_and_counts_the_visit()
    {
        var clerk = await office.As("clerk.city");
        var @case = await TakenAsync();
        Assert.Equal(
            ("submitted", 1, true),
            (@case["state"]!.ToString(), @case["visits"]!.GetValue<int>(), @case["atCounter"]!.GetValue<bool>())
        );
        var track = (
            await office.Anyone.PostAsync(
                "track",
                new { caseNumber = @case["caseNumber"]!.ToString(), queryCode = @case["queryCode"]!.ToString() }
            )
        ).Ok();
        Assert.Equal("submitted", track["state"]!.ToString());
        Assert.Null((await (await office.As("head.city")).GetAsync($"cases/{@case["id"]}")).Ok()["queryCode"]);
        var entry = (await clerk.GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]![0]!;
        Assert.Equal(
            ("clerk.city", "clerk", "true"),
            (
                entry["actor"]!["user"]!.ToString(),
                entry["actor"]!["role"]!.ToString(),
                entry["data"]!["counter"]!.ToString()
            )
        );
        Assert.DoesNotContain(
            "13800000000",
            (await clerk.GetAsync($"cases/{@case["id"]}")).Text,
            StringComparison.Ordinal
        ); // R30 holds at the counter, too
    }

    [Fact]
    public async Task R05_a_correction_is_answered_at_the_counter_and_what_was_there_before_stays()
    {
        var clerk = await office.As("clerk.city");
        var @case = await TakenAsync();
        var before = (await clerk.GetAsync($"cases/{@case["id"]}/materials/M30")).Body;
        (await clerk.GetAsync($"cases/{@case["id"]}/materials/M30/before")).Refused(404);
        (await clerk.TaskAsync(@case, "intake", "CorrectionRequired", TaskData.Correction)).Ok();
        (await clerk.UploadAsync($"cases/{@case["id"]}/materials/M30", "new.pdf", Person.Pdf("new"))).Ok();
        var answered = (
            await clerk.PostAsync(
                $"cases/{@case["id"]}/correction",
                new { answers = new[] { new { itemNo = 1, text = "已重交" } } }
            )
        ).Ok();
        Assert.Equal("submitted", answered["state"]!.ToString());
        Assert.Equal(before, (await clerk.GetAsync($"cases/{@case["id"]}/materials/M30/before")).Body);
        Assert.Equal(
            "M30.pdf",
            answered["materials"]!.AsArray().First(m => m!["materialCode"]!.ToString() == "M30")!["before"]![
                "fileName"
            ]!.ToString()
        );
        (await clerk.PostAsync($"cases/{@case["id"]}/rating", new { score = 5 })).Refused(403, "R18");
    }

    [Fact]
    public async Task Before_it_is_taken_in_the_check_tells_and_nothing_is_kept()
    {
        var clerk = await office.As("clerk.city");
        var application = await clerk.ApplicationAsync("RF-13-01");
        var count = (await clerk.GetAsync("cases?pageSize=1")).Ok()["total"]!.GetValue<int>();
        Assert.NotEmpty((await clerk.PostAsync("counter/check", application)).Ok()["defects"]!.AsArray());
        (await clerk.PostAsync("counter/cases", application)).Refused(422);
        (
            await clerk.PostAsync(
                "counter/cases",
                With(
                    application,
                    "materials",
                    new JsonArray(new JsonObject { ["materialCode"] = "M30", ["upload"] = Guid.NewGuid() })
                )
            )
        ).Refused(422);
        application["project"]!["regionCode"] = "410122";
        application["itemCode"] = "RF-01-03";
        Assert.Equal(count, (await clerk.GetAsync("cases?pageSize=1")).Ok()["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Sent_twice_under_one_key_it_is_one_case()
    {
        var clerk = await office.As("clerk.city");
        var application = await clerk.ApplicationAsync("RF-13-01");
        application["acknowledgeIncomplete"] = true;
        application["declared"] = true;
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var answers = await Task.WhenAll(
            clerk.PostAsync("counter/cases", application.DeepClone(), key),
            clerk.PostAsync("counter/cases", application.DeepClone(), key)
        );
        Assert.Equal(answers[0].Ok(201)["id"]!.ToString(), answers[1].Ok(201)["id"]!.ToString());
    }

    private async Task<JsonNode> TakenAsync()
    {
        var clerk = await office.As("clerk.city");
        var application = await clerk.ApplicationAsync("RF-13-01");
        application["applicant"]!["email"] = "";
        application["declared"] = true;
        var materials = new JsonArray();
        foreach (
            var material in (await clerk.GetAsync("items/RF-13-01")).Ok()["materials"]!
                .AsArray()
                .Where(m => m!["source"]!.ToString() == "applicant")
                .Select(m => m!["code"]!.ToString())
        )
            materials.Add(
                new JsonObject
                {
                    ["materialCode"] = material,
                    ["upload"] = await UploadAsync(clerk, material + ".pdf", Person.Pdf(material)),
                }
            );
        return (await clerk.PostAsync("counter/cases", With(application, "materials", materials))).Ok(201);
    }

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        var copy = body.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private static async Task<Guid> UploadAsync(Person person, string name, byte[] content)
    {
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads");
        begin.Headers.Add("Upload-Length", content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        begin.Headers.Add(
            "Upload-Metadata",
            "filename " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(name))
        );
        using var begun = await person.Http.SendAsync(begin);
        var path = begun.Headers.Location!.ToString();
        using var bytes = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new ByteArrayContent(content) };
        bytes.Content.Headers.ContentType = new("application/offset+octet-stream");
        bytes.Headers.Add("Upload-Offset", "0");
        Assert.Equal(204, (int)(await person.Http.SendAsync(bytes)).StatusCode);
        return Guid.Parse(path[(path.LastIndexOf('/') + 1)..]);
    }
}

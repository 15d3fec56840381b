using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>The declaration by API (R32): read by anyone, made when handing in, printed word for word.</summary>
public sealed class DeclarationTests(DeclarationTests.Host office) : IClassFixture<DeclarationTests.Host>
{
    private const string Words = "申请人承诺：以上内容和所附材料真实、完整，申请人对其真实性负责。";

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("")]
    [InlineData("applicant1")]
    [InlineData("reviewer.city")]
    [InlineData("head.410122")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_only_a_clerk_prints_an_application_to_be_signed(string user)
    {
        var person = user.Length == 0 ? office.Anyone : await office.As(user);
        var application = await person.ApplicationAsync("RF-13-01");
        (await person.PostAsync("counter/application", application)).Refused(user.Length == 0 ? 401 : 403);
    }

    [Fact]
    public async Task R32_anyone_reads_what_is_to_be_declared()
    {
        var declaration = (await office.Anyone.GetAsync("declaration")).Ok();
        Assert.Equal((1, Words), (declaration["version"]!.GetValue<int>(), declaration["text"]!["zh"]!.ToString()));
    }

    [Fact]
    public async Task R32_without_it_nothing_is_handed_in_and_with_it_version_instant_and_account_are_recorded()
    {
        var applicant = await office.As("applicant1");
        var path = $"cases/{(await applicant.DraftAsync("RF-13-01"))["id"]}";
        foreach (var body in new object?[] { null, new { }, new { declared = false }, new { declared = (bool?)null } })
            Assert.NotNull(
                (await applicant.PostAsync(path + "/submit", body)).Refused(422, "R32")["errors"]!["declared"]
            );
        var old = new { declared = true, declaredVersion = 7 };
        Assert.Equal(
            "urn:ada:declaration-changed",
            (await applicant.PostAsync(path + "/submit", old)).Refused(422, "R32")["type"]!.ToString()
        );
        Assert.Equal("draft", (await applicant.GetAsync(path)).Ok()["state"]!.ToString());
        var submitted = (
            await applicant.PostAsync(path + "/submit", new { declared = true, declaredVersion = 1 })
        ).Ok();
        var made = submitted["declaration"]!;
        Assert.Equal(
            (1, Words, "applicant1", false, submitted["submittedAt"]!.ToString()),
            (
                made["version"]!.GetValue<int>(),
                made["text"]!.ToString(),
                made["by"]!.ToString(),
                made["onPaper"]!.GetValue<bool>(),
                made["declaredAt"]!.ToString()
            )
        );
    }

    [Fact]
    public async Task R32_the_printed_application_repeats_those_words_with_their_version_and_no_other()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var printed = await PrintedAsync(@case);
        Assert.Contains("申请人声明（第1版）" + Words, printed, StringComparison.Ordinal);
        Assert.Equal(
            printed.IndexOf("承诺", StringComparison.Ordinal),
            printed.LastIndexOf("承诺", StringComparison.Ordinal)
        );

        await RewriteAsync(@case, body => body["declaration"]!["text"] = "另一版的文字。");
        printed = await PrintedAsync(@case);
        Assert.Contains("申请人声明（第1版）另一版的文字。", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("承诺", printed, StringComparison.Ordinal);

        await RewriteAsync(@case, body => body.Remove("declaration")); // handed in before it was kept
        printed = await PrintedAsync(@case);
        Assert.Contains(Words, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("申请人声明", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R32_at_the_counter_it_is_printed_signed_and_then_said()
    {
        var clerk = await office.As("clerk.city");
        var application = await clerk.ApplicationAsync("RF-13-01");
        application["acknowledgeIncomplete"] = true;
        var paper = await clerk.PostAsync("counter/application", application);
        Assert.Equal((200, "application/pdf"), (paper.Status, paper.MediaType));
        var printed = TextOf(paper.Body);
        Assert.Contains("申请人声明（第1版）" + Words, printed, StringComparison.Ordinal);
        Assert.Contains("13800000000", printed, StringComparison.Ordinal); // the visitor's own paper
        Assert.Contains("申请人（签名或盖章）", printed, StringComparison.Ordinal);
        (await clerk.PostAsync("counter/cases", application)).Refused(422, "R32");
        application["declared"] = true;
        var made = (await clerk.PostAsync("counter/cases", application)).Ok(201)["declaration"]!;
        Assert.Equal(("clerk.city", true), (made["by"]!.ToString(), made["onPaper"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task The_applicant_and_the_desk_are_told_the_same_warnings()
    {
        var (applicant, clerk) = (await office.As("applicant2"), await office.As("clerk.city"));
        var application = await applicant.ApplicationAsync("RF-06-01");
        application["form"]!["basementArea"] = 99999;
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        var same = Person.Pdf("同一个文件");
        foreach (
            var material in (await applicant.GetAsync("items/RF-06-01")).Ok()["materials"]!
                .AsArray()
                .Where(m => m!["source"]!.ToString() == "applicant")
        )
            (await applicant.UploadAsync($"cases/{draft["id"]}/materials/{material!["code"]}", "同一.pdf", same)).Ok();
        var told = (await applicant.PostAsync($"cases/{draft["id"]}/check")).Ok()["defects"]!.AsArray();
        Assert.All(told, d => Assert.Equal("warning", d!["severity"]!.ToString()));
        Assert.Equal(
            ["totalFloorArea", "basementArea"],
            told.Where(d => d!["field"] is not null).Select(d => d!["field"]!.ToString())
        );
        Assert.Single(told, d => d!["materialCode"] is not null);
        (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Ok();
        var checks = (await clerk.GetAsync($"cases/{draft["id"]}/checks")).Ok()["items"]!.AsArray();
        Assert.Equal(
            told.Select(d => $"{d!["defect"]} {d["remedy"]}"),
            checks.Where(c => c!["check"]!.ToString() == "warning").Select(c => c!["text"]!.ToString())
        );
        Assert.DoesNotContain(checks, c => c!["check"]!.ToString() == "finding");
    }

    private async Task<string> PrintedAsync(JsonNode @case)
    {
        var paper = await (await office.As("applicant1")).GetAsync($"papers?case={@case["id"]}&paper=application");
        Assert.Equal(200, paper.Status);
        return TextOf(paper.Body);
    }

    private Task<int> RewriteAsync(JsonNode @case, Action<JsonObject> change) =>
        office.DatabaseAsync(async db =>
        {
            var id = @case["id"]!.GetValue<Guid>();
            var body = JsonNode
                .Parse(await db.Cases.Where(c => c.Id == id).Select(c => c.Body).SingleAsync())!
                .AsObject();
            change(body);
            var text = body.ToJsonString();
            return await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Body, text));
        });

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);
    }
}

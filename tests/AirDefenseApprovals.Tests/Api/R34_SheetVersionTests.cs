using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Items;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Versions of sheets through the API (R34): read, tried, published, announced; what cases and drafts make of them.</summary>
public sealed class R34_SheetVersionTests(R34_SheetVersionTests.Host office) : IClassFixture<R34_SheetVersionTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1")]
    [InlineData("clerk.city")]
    [InlineData("reviewer.city")]
    [InlineData("head.city")]
    [InlineData("head.410122")]
    [InlineData("inspector1.city")]
    [InlineData("supervisor")]
    public async Task R18_nobody_but_an_administrator_reads_or_publishes_versions(string user)
    {
        var person = await office.As(user);
        (await person.GetAsync("items/RF-08-01/versions")).Refused(403);
        (await person.PutAsync("items/RF-08-01/versions", new { sheet = Sheet("RF-08-01").WithField("mine") })).Refused(
            403
        );
        (await office.Anyone.GetAsync("items/RF-08-01/versions")).Refused(401);
        (await office.Anyone.PutAsync("items/RF-08-01/versions", new { sheet = new { } })).Refused(401);
    }

    [Fact]
    public async Task R34_cases_keep_their_version_drafts_follow_and_copies_leave_out()
    {
        const string item = "RF-08-01";
        var (admin, applicant) = (await office.As("admin"), await office.As("applicant1"));
        var (sent, begun) = (await applicant.SubmitAsync(item), await applicant.DraftAsync(item));
        var changed = (await VersionsAsync(admin, item))[0]!["sheet"]!
            .DeepClone()
            .AsObject()
            .WithoutField("peacetimeUse")
            .WithField("more")
            .WithMaterial("M30");

        var tried = (await admin.PutAsync($"items/{item}/versions", new { sheet = changed, tryOnly = true })).Ok();
        Assert.Equal(["document.facts", "form.more", "form.peacetimeUse", "materials.M30"], Paths(tried["changes"]!));
        Assert.Single(await VersionsAsync(admin, item));

        var published = (await admin.PutAsync($"items/{item}/versions", new { sheet = changed })).Ok(201);
        Assert.Equal(
            (3, "2022-05-09", "admin"),
            (Number(published), published["from"]!.ToString(), published["publishedBy"]!.ToString())
        );
        var all = await VersionsAsync(admin, item);
        Assert.Equal(
            [(3, "2022-05-09", null, 0), (2, "2022-05-09", "2022-05-09", 1)],
            all.Select(v => (Number(v!), v!["from"]!.ToString(), v["to"]?.ToString(), v["openCases"]!.GetValue<int>()))
        );

        var kept = (await applicant.GetAsync($"cases/{sent["id"]}")).Ok();
        Assert.Equal(2, kept["sheetVersion"]!.GetValue<int>());
        Assert.DoesNotContain(kept["materials"]!.AsArray(), m => m!["materialCode"]!.ToString() == "M30");
        (await (await office.As("clerk.city")).TaskAsync(sent, "issue", "Issued")).Ok();

        var draft = (await applicant.GetAsync($"cases/{begun["id"]}")).Ok();
        Assert.Equal(["form.more", "form.peacetimeUse", "materials.M30"], Paths(draft["sheetChanges"]!));
        Assert.Equal(
            "新增内容",
            draft["sheetChanges"]!.AsArray().First(c => c!["path"]!.ToString() == "form.more")!["subject"]![
                "zh"
            ]!.ToString()
        );
        (await applicant.UploadAsync($"cases/{begun["id"]}/materials/M30", "新.pdf", Person.Pdf("M30"))).Ok();
        var submit = $"cases/{begun["id"]}/submit";
        var unseen = (await applicant.PostAsync(submit, new { declared = true })).Refused(422, "R34");
        Assert.Equal(["sheetVersion", "form.more"], unseen["errors"]!.AsObject().Select(e => e.Key));
        var lacking = (await applicant.PostAsync(submit, new { declared = true, sheetVersion = 3 })).Refused(422);
        Assert.Equal(["form.more"], lacking["errors"]!.AsObject().Select(e => e.Key));

        var copy = (await applicant.PostAsync($"cases/{sent["id"]}/copy")).Ok(201);
        Assert.Equal(["form.peacetimeUse"], copy["leftOut"]!.AsArray().Select(p => p!.ToString()));
        Assert.Equal(3, copy["sheetVersion"]!.GetValue<int>());
    }

    [Fact]
    public async Task R34_an_announced_version_comes_into_force_at_midnight_of_its_day()
    {
        using var other = new Host();
        const string item = "RF-13-01";
        var (admin, applicant) = (await other.As("admin"), await other.As("applicant1"));
        var begun = await applicant.DraftAsync(item);
        var changed = Sheet(item).WithField("more", required: false);
        changed["name"]!["zh"] = "另一个名字的事项";
        (await admin.PutAsync($"items/{item}/versions", new { sheet = changed, effectiveFrom = "2022-05-12" })).Ok(201);
        Assert.Empty((await applicant.GetAsync($"cases/{begun["id"]}")).Ok()["sheetChanges"]!.AsArray());
        Assert.Equal(0, (await other.Anyone.GetAsync("items?q=另一个名字")).Ok()["total"]!.GetValue<int>());
        await other.MoveToAsync("2022-05-11 23:59");
        Assert.Equal(Number(Sheet(item)), (await applicant.SubmitAsync(item))["sheetVersion"]!.GetValue<int>());
        await other.MoveToAsync("2022-05-12 00:00");
        Assert.Equal(["form.more"], Paths((await applicant.GetAsync($"cases/{begun["id"]}")).Ok()["sheetChanges"]!));
        Assert.Equal(1, (await other.Anyone.GetAsync("items?q=另一个名字")).Ok()["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task R34_what_is_wrong_is_told_at_its_place_and_nothing_is_kept()
    {
        const string item = "RF-02-01";
        var admin = await office.As("admin");
        var wrong = Sheet(item);
        wrong["process"] = "no-such-process";
        wrong["materials"]![0]!["code"] = "M99";
        var refused = (
            await admin.PutAsync($"items/{item}/versions", new { sheet = wrong, effectiveFrom = "2022-05-01" })
        ).Refused(422, "R34");
        Assert.Equal(
            ["effectiveFrom", "sheet.materials[0].code", "sheet.process"],
            refused["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        (await admin.PutAsync($"items/{item}/versions", new { sheet = Sheet(item) })).Refused(409, "R34");
        (await admin.PutAsync($"items/{item}/versions", new { })).Refused(422, "R34");
        (await admin.PutAsync($"items/{item}/versions", new { sheet = 7 })).Refused(422, "R34");
        (
            await admin.PutAsync(
                $"items/{item}/versions",
                new { sheet = Sheet(item).WithField("x"), effectiveFrom = "明天" }
            )
        ).Refused(422, "R34");
        (await admin.PutAsync("items/RF-99-99/versions", new { sheet = Sheet(item) })).Refused(404);
        (await admin.GetAsync("items/RF-99-99/versions")).Refused(404);
        Assert.Single(await VersionsAsync(admin, item));
    }

    [Fact]
    public async Task R34_two_who_publish_at_once_do_not_overwrite_each_other()
    {
        const string item = "RF-14-01";
        var admin = await office.As("admin");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(i =>
                    admin.PutAsync($"items/{item}/versions", new { sheet = Sheet(item).WithField($"more{i}") })
                )
        );
        Assert.All(answers, a => Assert.True(a.Status is 201 or 409, a.Text));
        var versions = await VersionsAsync(admin, item);
        Assert.Equal(1 + answers.Count(a => a.Status == 201), versions.Count);
        Assert.Equal(versions.Count, versions.Select(v => Number(v!)).Distinct().Count());
    }

    private static JsonObject Sheet(string item) => TestBook.Catalogue.Items[item].Text();

    private static async Task<JsonArray> VersionsAsync(Person admin, string item) =>
        (await admin.GetAsync($"items/{item}/versions")).Ok()["items"]!.AsArray();

    private static int Number(JsonNode version) => version["version"]!.GetValue<int>();

    private static IEnumerable<string> Paths(JsonNode changes) =>
        changes.AsArray().Select(c => c!["path"]!.ToString()).Order(StringComparer.Ordinal);
}

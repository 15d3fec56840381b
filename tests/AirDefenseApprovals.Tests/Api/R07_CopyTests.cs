using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>An earlier case copied (R7): asked for twice, or five times at once, it is one draft until that was changed.</summary>
public sealed class R07_CopyTests(R07_CopyTests.Host office) : IClassFixture<R07_CopyTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.410181", 404)]
    [InlineData("clerk.410122", 403)]
    [InlineData("supervisor", 403)]
    [InlineData("admin", 404)]
    public async Task R18_nobody_else_copies_a_case(string user, int status)
    {
        var original = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        (await (await office.As(user)).PostAsync($"cases/{original["id"]}/copy")).Refused(status);
    }

    [Fact]
    public async Task R07_copied_twice_is_one_draft()
    {
        var applicant = await office.As("applicant1");
        var original = await applicant.SubmitAsync("RF-13-01");
        var first = (await applicant.PostAsync($"cases/{original["id"]}/copy")).Ok(201);
        var second = await applicant.PostAsync($"cases/{original["id"]}/copy");
        Assert.Equal(Id(first), Id(second.Ok(201)));
        Assert.Equal("\"1\"", second.ETag);
        Assert.NotNull(first["changedAt"]);
    }

    [Fact]
    public async Task R07_five_copies_at_once_are_one_draft()
    {
        var applicant = await office.As("applicant1");
        var original = await applicant.SubmitAsync("RF-13-01");
        var before = await DraftsAsync(applicant);
        var copies = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => applicant.PostAsync($"cases/{original["id"]}/copy"))
        );
        Assert.Single(copies.Select(c => Id(c.Ok(201))).Distinct());
        Assert.Equal(before + 1, await DraftsAsync(applicant));
    }

    [Fact]
    public async Task R07_a_copy_that_was_changed_does_not_stand_in_for_the_next()
    {
        var applicant = await office.As("applicant1");
        var original = await applicant.SubmitAsync("RF-13-01");
        var first = (await applicant.PostAsync($"cases/{original["id"]}/copy")).Ok(201);
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["project"]!["name"] = "示例花园二期";
        (await applicant.PutAsync($"cases/{Id(first)}", body)).Ok();
        var second = (await applicant.PostAsync($"cases/{original["id"]}/copy")).Ok(201);
        Assert.NotEqual(Id(first), Id(second));
        var files = await applicant.UploadAsync($"cases/{Id(second)}/materials/M30", "图.pdf", Person.Pdf("图"));
        files.Ok();
        Assert.NotEqual(Id(second), Id((await applicant.PostAsync($"cases/{original["id"]}/copy")).Ok(201)));
    }

    [Fact]
    public async Task R07_copies_of_two_cases_are_two_drafts()
    {
        var applicant = await office.As("applicant1");
        var copies = new List<string>();
        for (var i = 0; i < 2; i++)
            copies.Add(
                Id((await applicant.PostAsync($"cases/{(await applicant.SubmitAsync("RF-13-01"))["id"]}/copy")).Ok(201))
            );
        Assert.Equal(2, copies.Distinct().Count());
    }

    [Fact]
    public async Task R07_an_idempotency_key_answers_with_the_same_copy_even_after_it_was_changed()
    {
        var applicant = await office.As("applicant1");
        var original = await applicant.SubmitAsync("RF-13-01");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var untouched = (await applicant.PostAsync($"cases/{original["id"]}/copy")).Ok(201);
        var first = (await applicant.PostAsync($"cases/{original["id"]}/copy", null, key)).Ok(201);
        Assert.Equal(Id(untouched), Id(first));
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["project"]!["name"] = "示例花园三期";
        (await applicant.PutAsync($"cases/{Id(first)}", body)).Ok();
        Assert.Equal(Id(first), Id((await applicant.PostAsync($"cases/{original["id"]}/copy", null, key)).Ok(201)));
    }

    private static string Id(JsonNode @case) => @case["id"]!.ToString();

    private static async Task<int> DraftsAsync(Person applicant) =>
        (await applicant.GetAsync("cases?state=draft")).Ok()["total"]!.GetValue<int>();
}

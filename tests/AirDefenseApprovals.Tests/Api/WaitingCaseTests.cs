using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Which of an applicant's cases wait for the applicant, soonest due first; and when a draft was last changed.</summary>
public sealed class WaitingCaseTests(WaitingCaseTests.Host office) : IClassFixture<WaitingCaseTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410181")]
    public async Task R18_what_waits_for_one_applicant_is_not_told_to_another(string user)
    {
        var waits = await CorrectedAsync(await office.As("applicant1"));
        var told = (await (await office.As(user)).GetAsync("cases?waiting=true&pageSize=200")).Ok();
        Assert.DoesNotContain(waits, told["items"]!.AsArray().Select(Id));
    }

    [Fact]
    public async Task What_waits_for_its_applicant_is_told_alone_and_soonest_due_first()
    {
        var applicant = await office.As("applicant1");
        var first = await CorrectedAsync(applicant);
        await office.MoveToAsync("2022-05-10 10:00");
        var second = await CorrectedAsync(applicant);
        var draft = Id(await applicant.DraftAsync("RF-13-01"));
        var received = Id(await applicant.SubmitAsync("RF-13-01"));
        var waiting = (await applicant.GetAsync("cases?waiting=true")).Ok()["items"]!.AsArray().Select(Id).ToList();
        Assert.True(waiting.IndexOf(first) >= 0 && waiting.IndexOf(first) < waiting.IndexOf(second));
        Assert.DoesNotContain(draft, waiting);
        Assert.DoesNotContain(received, waiting);
        Assert.Equal(
            received,
            Id((await applicant.GetAsync("cases")).Ok()["items"]![0]!) // without it, newest first as ever
        );
    }

    [Fact]
    public async Task R08_a_promised_material_waits_for_its_applicant_once_the_case_is_accepted()
    {
        var applicant = await office.As("applicant1");
        var (item, material) = await MayFollowAsync(applicant);
        var draft = await applicant.DraftAsync(item, without: material);
        var promised = new[] { new { materialCode = material, date = "2022-06-30" } };
        var @case = (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true, promised })).Ok();
        Assert.DoesNotContain(Id(@case), await WaitingAsync(applicant));
        var clerk = await office.As("clerk." + @case["office"]!["code"]);
        (await clerk.TaskAsync(@case, "intake", "Accepted")).Ok();
        Assert.Contains(Id(@case), await WaitingAsync(applicant));
        (await applicant.UploadAsync($"cases/{Id(@case)}/materials/{material}", "a.pdf", Person.Pdf("后补"))).Ok();
        Assert.DoesNotContain(Id(@case), await WaitingAsync(applicant));
    }

    [Fact]
    public async Task A_draft_says_when_it_was_last_changed_and_a_case_handed_in_no_longer()
    {
        var applicant = await office.As("applicant2");
        var draft = (await applicant.PostAsync("cases", await applicant.ApplicationAsync("RF-13-01"))).Ok(201);
        var begun = draft["changedAt"]!.GetValue<DateTimeOffset>();
        var later = (await applicant.PutAsync($"cases/{Id(draft)}", await applicant.ApplicationAsync("RF-13-01"))).Ok();
        Assert.True(later["changedAt"]!.GetValue<DateTimeOffset>() > begun);
        (
            await applicant.PostAsync(
                $"cases/{Id(draft)}/submit",
                new { declared = true, acknowledgeIncomplete = true }
            )
        ).Ok();
        Assert.Null((await applicant.GetAsync($"cases/{Id(draft)}")).Ok()["changedAt"]);
    }

    private async Task<string> CorrectedAsync(Person applicant)
    {
        var @case = await applicant.SubmitAsync("RF-13-01");
        (
            await (await office.As("clerk.city")).TaskAsync(@case, "intake", "CorrectionRequired", TaskData.Correction)
        ).Ok();
        return Id(@case);
    }

    private static async Task<(string Item, string Material)> MayFollowAsync(Person applicant)
    {
        foreach (var item in (await applicant.GetAsync("items?pageSize=200")).Ok()["items"]!.AsArray())
        {
            var guide = (await applicant.GetAsync($"items/{item!["code"]}")).Ok();
            var material = guide["materials"]!
                .AsArray()
                .FirstOrDefault(m => m!["mayFollow"]!.GetValue<bool>() && m["source"]!.ToString() == "applicant");
            if (material is not null && !guide["onTheSpot"]!.GetValue<bool>())
                return (item["code"]!.ToString(), material["code"]!.ToString());
        }

        throw new InvalidOperationException("No item of the catalogue lets a material follow.");
    }

    private static async Task<List<string>> WaitingAsync(Person applicant) =>
        [.. (await applicant.GetAsync("cases?waiting=true&pageSize=200")).Ok()["items"]!.AsArray().Select(Id)];

    private static string Id(JsonNode? @case) => @case!["id"]!.ToString();
}

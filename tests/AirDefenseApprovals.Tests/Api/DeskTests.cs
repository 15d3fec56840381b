namespace AirDefenseApprovals.Tests.Api;

/// <summary>The clerk's desk by API: views, checks, sentences, papers together (R4, R18, R22).</summary>
[Collection(nameof(DeskHost))]
public sealed class DeskTests(DeskHost office)
{
    [Theory]
    [InlineData("applicant2", 0)]
    [InlineData("clerk.410181", 0)]
    [InlineData("applicant1", 1)]
    [InlineData("clerk.410122", 1)]
    [InlineData("head.city", 1)]
    public async Task R18_papers_together_hold_no_case_that_the_reader_does_not_see(string user, int seen)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        var answer = await (await office.As(user)).GetAsync(
            $"papers?case={@case["id"]}&paper=receipt&paper=acceptance"
        );
        Assert.Equal(seen == 1 ? 200 : 404, answer.Status);
        if (seen == 1)
            Assert.Equal(("application/pdf", 2), (answer.MediaType, Papers(answer.Body)));
    }

    [Theory]
    [InlineData("clerk.410122")]
    [InlineData("clerk.410181")]
    public async Task R18_a_county_sees_no_other_countys_case_among_those_alike(string user)
    {
        var (applicant, city) = (await office.As("applicant1"), await office.As("clerk.city"));
        var (first, second) = (
            await applicant.SubmitAsync("RF-01-03", "410122"),
            await applicant.SubmitAsync("RF-01-03", "410181")
        );
        var own = user == "clerk.410122" ? first : second;
        var text = (await (await office.As(user)).GetAsync($"cases/{own["id"]}/checks")).Text;
        Assert.DoesNotContain(
            (own == first ? second : first)["caseNumber"]!.ToString(),
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            second["caseNumber"]!.ToString(),
            (await city.GetAsync($"cases/{first["id"]}/checks")).Text,
            StringComparison.Ordinal
        );
        (await applicant.GetAsync($"cases/{own["id"]}/checks")).Refused(403);
    }

    [Fact]
    public async Task R18_a_view_is_its_owners_alone()
    {
        var (clerk, other) = (await office.As("clerk.city"), await office.As("reviewer.city"));
        var view = (
            await clerk.PutAsync(
                "worklist/views",
                new { name = "  我的 红牌 ", query = "card=Red&everyone=true&evil=javascript%3A1&q=%E7%A4%BA%E4%BE%8B" }
            )
        ).Ok();
        Assert.Equal(
            ("我的 红牌", "everyone=true&card=Red&q=%E7%A4%BA%E4%BE%8B"),
            (view["name"]!.ToString(), view["query"]!.ToString())
        );
        Assert.Equal(0, (await other.GetAsync("worklist/views")).Ok()["total"]!.GetValue<int>());
        (await other.DeleteAsync("worklist/views?name=" + Uri.EscapeDataString("我的 红牌"))).Refused(404);
        (await clerk.PutAsync("worklist/views", new { name = "我的 红牌", query = "card=Yellow" })).Ok();
        Assert.Equal(
            "card=Yellow",
            Assert.Single((await clerk.GetAsync("worklist/views")).Ok()["items"]!.AsArray())!["query"]!.ToString()
        );
        Assert.Equal(204, (await clerk.DeleteAsync("worklist/views?name=" + Uri.EscapeDataString("我的 红牌"))).Status);
        (await clerk.PutAsync("worklist/views", new { name = " ", query = "" })).Refused(422);
        (await clerk.PutAsync("worklist/views", new { query = "" })).Refused(422);
    }

    [Fact]
    public async Task The_worklist_is_narrowed_by_role_and_task_and_read_in_another_order()
    {
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.city"));
        var @case = await applicant.SubmitAsync("RF-13-01");
        string Number() => @case["caseNumber"]!.ToString();
        Assert.Contains(
            Number(),
            (await clerk.GetAsync("worklist?task=intake&role=clerk&sort=newest&pageSize=200")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            Number(),
            (await clerk.GetAsync("worklist?task=review&pageSize=200")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            Number(),
            (await clerk.GetAsync("worklist?role=head&pageSize=200")).Text,
            StringComparison.Ordinal
        );
        var items = (await clerk.GetAsync("worklist?sort=item&pageSize=200")).Ok()["items"]!
            .AsArray()
            .Select(t => t!["itemCode"]!.ToString())
            .ToList();
        Assert.Equal(items.Order(StringComparer.Ordinal), items);
        (await clerk.GetAsync("worklist?sort=colour")).Refused(422);
    }

    [Fact]
    public async Task The_checks_are_the_applicants_own_and_say_what_was_handed_in_before()
    {
        var (applicant, clerk) = (await office.As("applicant2"), await office.As("clerk.city"));
        var draft = await applicant.DraftAsync("RF-13-02", without: "M30");
        var told = (await applicant.PostAsync($"cases/{draft["id"]}/check")).Ok()["defects"]!.AsArray();
        (
            await applicant.PostAsync(
                $"cases/{draft["id"]}/submit",
                new { acknowledgeIncomplete = true, declared = true }
            )
        ).Ok();
        var checks = (await clerk.GetAsync($"cases/{draft["id"]}/checks")).Ok()["items"]!.AsArray();
        Assert.Equal(
            told.Select(d => $"{d!["defect"]} {d["remedy"]}"),
            checks.Where(c => c!["check"]!.ToString() == "finding").Select(c => c!["text"]!.ToString())
        );
        Assert.Contains(checks, c => c!["check"]!.ToString() == "number" && c["passed"]!.GetValue<bool>());
        Assert.Null(checks.Single(c => c!["check"]!.ToString() == "seal")!["passed"]);
        var again = await applicant.SubmitAsync("RF-13-02");
        Assert.Contains((await clerk.GetAsync($"cases/{again["id"]}/checks")).Ok()["items"]!.AsArray(), c =>
            c!["check"]!.ToString() == "before"
            && !c["passed"]!.GetValue<bool>()
            && c["caseId"]!.ToString() == draft["id"]!.ToString()
        );
        Assert.DoesNotContain(
            "91410100MA40000040",
            (await clerk.GetAsync($"cases/{again["id"]}/checks")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R04_sentences_are_entered_and_retired_and_a_county_sees_its_own_and_those_of_all()
    {
        var (head, city, admin) = (
            await office.As("head.410122"),
            await office.As("clerk.city"),
            await office.As("admin")
        );
        var seeds = (await city.GetAsync("sentences?pageSize=200")).Ok()["total"]!.GetValue<int>();
        Assert.InRange(seeds, 25, 200);
        var own = (
            await head.PostAsync(
                "sentences",
                new
                {
                    materialCode = "M30",
                    defect = "点位图缺比例尺",
                    basis = "指南",
                    remedy = "补比例尺",
                }
            )
        ).Ok(201);
        Assert.Equal(("410122", "head.410122"), (own["office"]!.ToString(), own["enteredBy"]!.ToString()));
        (
            await head.PostAsync(
                "sentences",
                new
                {
                    materialCode = "M30",
                    defect = "点位图缺比例尺",
                    basis = "指南",
                    remedy = "补比例尺",
                }
            )
        ).Refused(409, "R4");
        Assert.DoesNotContain(
            "点位图缺比例尺",
            (await city.GetAsync("sentences?pageSize=200")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "点位图缺比例尺",
            (await (await office.As("clerk.410122")).GetAsync("sentences?pageSize=200")).Text,
            StringComparison.Ordinal
        );
        (await (await office.As("head.410181")).PostAsync($"sentences/{own["id"]}/retire")).Refused(404);
        var common = (await city.GetAsync("sentences?pageSize=200")).Ok()["items"]![0]!["id"]!.ToString();
        (await head.PostAsync($"sentences/{common}/retire")).Refused(403, "R18");
        Assert.Equal(
            "head.410122",
            (await head.PostAsync($"sentences/{own["id"]}/retire")).Ok()["retiredBy"]!.ToString()
        );
        (await head.PostAsync($"sentences/{own["id"]}/retire")).Refused(409);
        Assert.Contains(
            "点位图缺比例尺",
            (await head.GetAsync("sentences?retired=true&pageSize=200")).Text,
            StringComparison.Ordinal
        );
        Assert.Null(
            (
                await admin.PostAsync(
                    "sentences",
                    new
                    {
                        defect = "通用问题",
                        basis = "指南",
                        remedy = "改正",
                    }
                )
            ).Ok(201)["office"]
        );
    }

    [Fact]
    public async Task R22_results_are_printed_together_with_what_went_before_and_fifty_are_enough()
    {
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.city"));
        var first = await applicant.SubmitAsync("RF-12-01");
        (await clerk.TaskAsync(first, "issue", "Issued")).Ok();
        var second = await applicant.SubmitAsync("RF-13-01");
        var answer = await clerk.GetAsync($"papers?case={second["id"]}&case={first["id"]}&paper=result&paper=receipt");
        Assert.Equal((200, 3), (answer.Status, Papers(answer.Body)));
        (await clerk.GetAsync($"papers?case={second["id"]}&paper=refusal")).Refused(404);
        (await clerk.GetAsync($"papers?case={second["id"]}&paper=poem")).Refused(422);
        (await clerk.GetAsync("papers?paper=receipt")).Refused(422);
        (
            await clerk.GetAsync(
                "papers?paper=receipt" + string.Concat(Enumerable.Range(0, 51).Select(_ => $"&case={Guid.NewGuid()}"))
            )
        ).Refused(422);
        Assert.Equal(400, (await clerk.GetAsync("papers?paper=receipt&case=1")).Status);
    }

    /// <summary>How many papers a file holds: each counts its own pages.</summary>
    private static int Papers(byte[] pdf)
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(pdf);
        return document
            .GetPages()
            .Count(p =>
                string.Concat(p.Letters.Select(l => l.Value))
                    .Replace(" ", "", StringComparison.Ordinal)
                    .Contains("第1页", StringComparison.Ordinal)
            );
    }
}

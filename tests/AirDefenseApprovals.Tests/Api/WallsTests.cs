namespace AirDefenseApprovals.Tests.Api;

/// <summary>R18 at every door of the API: who must not get in.</summary>
[Collection(nameof(WalledHost))]
public sealed class WallsTests(WalledHost office)
{
    /// <summary>What anyone may call.</summary>
    private static readonly string[] Open =
    [
        "GET calendar",
        "GET calendar/due",
        "GET calendar/{year:int}",
        "GET declaration",
        "GET dev/clock",
        "GET documents/{number}",
        "GET items",
        "GET items/eligibility",
        "GET items/{code}",
        "GET items/{code}/materials/{material}/blank",
        "GET items/{code}/materials/{material}/sample",
        "GET items/{code}/process",
        "GET links/{word}",
        "GET links/{word}/files/{sha256}",
        "GET offices",
        "GET problems",
        "GET regions",
        "GET self-checks/{word}",
        "GET standards",
        "GET standards/{number}",
        "GET standards/{number}/clauses/{clause}",
        "GET statistics/public",
        "POST auth/login",
        "POST auth/password",
        "POST auth/refresh",
        "POST auth/register",
        "POST links/{word}/answers",
        "POST links/{word}/opinion",
        "POST self-checks/{word}",
        "POST track",
        "PUT dev/clock",
        "PUT links/{word}/evidence/{itemNo:int}",
    ];

    [Fact]
    public void R18_only_these_doors_are_open_to_anyone() =>
        Assert.Equal(
            Open,
            Doors.Of(office.Services, anonymous: true).Select(d => $"{d.Method} {d.Path}").Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task R18_whoever_is_not_signed_in_is_asked_to_at_every_other_door() =>
        await Assert.AllAsync(Doors.Of(office.Services, anonymous: false), async door =>
            Assert.Equal((door, 401), (door, (await office.Anyone.KnockAsync(door, Guid.CreateVersion7())).Status))
        );

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410181")]
    [InlineData("head.410181")]
    [InlineData("inspector1.410181")]
    [InlineData("admin")]
    public async Task R18_a_county_case_does_not_exist_for_another_applicant_or_county(string user)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        var id = @case["id"]!.GetValue<Guid>();
        var person = await office.As(user);
        await Assert.AllAsync(
            Doors
                .Of(office.Services, anonymous: false)
                .Where(d => d.Path.StartsWith("cases/{id:guid}", StringComparison.Ordinal)),
            async door =>
            {
                var answer = await person.KnockAsync(door, id);
                Assert.True(answer.Status == 404, $"{user} {door}: {answer.Status} {answer.Text}");
            }
        );
        Assert.DoesNotContain(
            @case["caseNumber"]!.GetValue<string>(),
            (await person.GetAsync("cases?pageSize=200")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            @case["caseNumber"]!.GetValue<string>(),
            (await person.GetAsync("cases?q=" + @case["caseNumber"])).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            @case["caseNumber"]!.GetValue<string>(),
            (await person.GetAsync("worklist?pageSize=200")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.city")]
    [InlineData("head.410122")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_a_draft_exists_for_its_applicant_alone(string user)
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-01-03", "410122");
        var (id, person) = (draft["id"]!.GetValue<Guid>(), await office.As(user));
        await Assert.AllAsync(
            Doors
                .Of(office.Services, anonymous: false)
                .Where(d => d.Path.StartsWith("cases/{id:guid}", StringComparison.Ordinal)),
            async door =>
            {
                var answer = await person.KnockAsync(door, id);
                Assert.True(answer.Status == 404, $"{user} {door}: {answer.Status} {answer.Text}");
            }
        );
        Assert.DoesNotContain(
            id.ToString(),
            (await person.GetAsync("cases?pageSize=200")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("clerk.city")]
    [InlineData("reviewer.city")]
    [InlineData("head.city")]
    [InlineData("inspector1.city")]
    [InlineData("supervisor", "POST cases/{id:guid}/opinions")]
    public async Task R18_who_may_only_read_a_county_case_changes_nothing_at_any_door(string user, params string[] own)
    {
        var county = await office.As("clerk.410122");
        var id = (await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122"))["id"]!.GetValue<Guid>();
        var (person, before) = (await office.As(user), await county.GetAsync($"cases/{id}"));
        Assert.Equal(200, (await person.GetAsync($"cases/{id}")).Status);
        await Assert.AllAsync(
            Doors
                .Of(office.Services, anonymous: false)
                .Where(d =>
                    d.Method != "GET"
                    && d.Path.StartsWith("cases/{id:guid}", StringComparison.Ordinal)
                    && !own.Contains($"{d.Method} {d.Path}")
                ),
            async door =>
            {
                var answer = await person.KnockAsync(door, id);
                Assert.True(
                    answer.Status == 403 || (answer.Status == 409 && user == "supervisor"),
                    $"{user} {door}: {answer.Status} {answer.Text}"
                ); // a task that is not open is told so before its role
            }
        );
        Assert.Equal(before.ETag, (await county.GetAsync($"cases/{id}")).ETag);
    }

    [Fact]
    public async Task R18_what_the_office_does_is_not_the_applicants_to_do()
    {
        var applicant = await office.As("applicant1");
        var id = (await applicant.AcceptedAsync("RF-13-01"))["id"]!.GetValue<Guid>();
        foreach (
            var path in new[]
            {
                "tasks/review",
                "clock/pause",
                "clock/resume",
                "clock/extend",
                "reveal",
                "opinions",
                "tasks/review/reassign",
                "step-aside",
                "questions",
            }
        )
        {
            var answer = await applicant.KnockAsync(("POST", "cases/{id:guid}/" + path), id);
            Assert.True(answer.Status == 403, $"{path}: {answer.Status} {answer.Text}");
        }

        foreach (var path in new[] { "journal", "journal/export", "journal/verify" })
            (await applicant.GetAsync($"cases/{id}/{path}")).Refused(403, "R27");
    }

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.city")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_a_notice_is_its_applicants_alone(string user)
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        var notice = (await applicant.GetAsync("inbox")).Ok()["items"]!
            .AsArray()
            .First(n => n!["caseId"]!.ToString() == @case["id"]!.ToString())!;
        var person = await office.As(user);
        (await person.PostAsync($"inbox/{notice["id"]}/read")).Refused(404);
        Assert.DoesNotContain(
            notice["id"]!.ToString(),
            (await person.GetAsync("inbox?pageSize=200")).Text,
            StringComparison.Ordinal
        );
        Assert.Null(
            (await applicant.GetAsync("inbox?pageSize=200")).Ok()["items"]!
                .AsArray()
                .First(n => n!["id"]!.ToString() == notice["id"]!.ToString())!["readAt"]
        );
    }

    [Theory]
    [InlineData("clerk.city")]
    [InlineData("supervisor")]
    public async Task R18_the_query_code_is_the_applicants_alone(string user)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        var code = (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}")).Ok()[
            "queryCode"
        ]!.GetValue<string>();
        var person = await office.As(user);
        foreach (var path in new[] { "", "/journal", "/journal/export" })
            Assert.DoesNotContain(
                code,
                (await person.GetAsync($"cases/{@case["id"]}{path}")).Text,
                StringComparison.Ordinal
            );
        Assert.DoesNotContain(code, (await person.GetAsync("cases?pageSize=200")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R18_the_city_reads_a_county_case_and_acts_on_nothing()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        var clerk = await office.As("clerk.city");
        (await clerk.GetAsync($"cases/{@case["id"]}")).Ok();
        (await clerk.TaskAsync(@case, "intake", "Accepted")).Refused(403, "R18");
        (await clerk.PostAsync($"cases/{@case["id"]}/reveal", new { field = "phone", reason = "核实" })).Refused(
            403,
            "R18"
        );
    }

    [Fact]
    public async Task R30_staff_see_masked_data_and_read_it_with_a_reason()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        var clerk = await office.As("clerk.city");
        var seen = (await clerk.GetAsync($"cases/{@case["id"]}")).Text;
        Assert.DoesNotContain("13800000000", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("91410100MA40000040", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("applicant1@example.com", seen, StringComparison.Ordinal);
        (await clerk.PostAsync($"cases/{@case["id"]}/reveal", new { field = "phone", reason = " " })).Refused(
            422,
            "R30"
        );
        Assert.Equal(
            "13800000000",
            (await clerk.PostAsync($"cases/{@case["id"]}/reveal", new { field = "phone", reason = "核实" })).Ok()[
                "value"
            ]!.GetValue<string>()
        );
        Assert.Contains(
            "revealed",
            (await clerk.GetAsync($"cases/{@case["id"]}/journal")).Text,
            StringComparison.Ordinal
        );
    }
}

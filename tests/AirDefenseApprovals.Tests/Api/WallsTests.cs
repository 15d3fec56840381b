namespace AirDefenseApprovals.Tests.Api;

/// <summary>R18 at every door of the API: who must not get in.</summary>
public sealed class WallsTests(WallsTests.Host office) : IClassFixture<WallsTests.Host>
{
    /// <summary>What anyone may call.</summary>
    private static readonly string[] Open =
    [
        "GET calendar",
        "GET calendar/due",
        "GET calendar/{year:int}",
        "GET dev/clock",
        "GET documents/{number}",
        "GET items",
        "GET items/eligibility",
        "GET items/{code}",
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

    public sealed class Host : OfficeHost;

    [Fact]
    public void R18_only_these_doors_are_open_to_anyone() =>
        Assert.Equal(
            Open,
            Doors.Of(office.Services, anonymous: true).Select(d => $"{d.Method} {d.Path}").Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task R18_whoever_is_not_signed_in_is_asked_to_at_every_other_door() =>
        await Assert.AllAsync(Doors.Of(office.Services, anonymous: false), async door =>
            Assert.Equal((door, 401), (door, (await KnockAsync(office.Anyone, door, Guid.CreateVersion7())).Status))
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
                var answer = await KnockAsync(person, door, id);
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
                var answer = await KnockAsync(person, door, id);
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
                var answer = await KnockAsync(person, door, id);
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
            var answer = await KnockAsync(applicant, ("POST", "cases/{id:guid}/" + path), id);
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

    [Theory]
    [InlineData("GET cards", "supervisor")]
    [InlineData("GET pauses", "head.city", "supervisor")]
    [InlineData("GET pauses/figures", "head.city", "supervisor")]
    [InlineData("GET statistics", "supervisor")]
    [InlineData("GET statistics.xlsx", "supervisor")]
    [InlineData("GET statistics/acceptance", "supervisor")]
    [InlineData("GET statistics/acceptance.xlsx", "supervisor")]
    [InlineData(
        "GET statistics/handling",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET statistics/handling.xlsx",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET board",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("PUT calendar/{year:int}", "admin")]
    [InlineData("GET processes", "admin")]
    [InlineData("GET processes/standard/1", "admin")]
    [InlineData("POST processes", "admin")]
    [InlineData("POST processes/dry-run", "admin")]
    [InlineData("GET staff", "head.city", "admin")]
    [InlineData("POST staff/{userName}/absences", "head.city", "admin")]
    [InlineData("POST staff/nobody/disable", "head.city", "admin")]
    [InlineData("POST staff/nobody/enable", "head.city", "admin")]
    [InlineData("DELETE staff/{userName}/absences/{id:guid}", "head.city", "admin")]
    [InlineData("POST staff", "head.city", "admin")]
    [InlineData("GET staff/log", "head.city", "admin")]
    [InlineData("PUT staff/nobody/roles", "head.city", "admin")]
    [InlineData("POST staff/nobody/invitation", "head.city", "admin")]
    [InlineData("GET offices/city/profile", "head.city", "admin")]
    [InlineData("PUT offices/city/profile", "head.city", "admin")]
    [InlineData(
        "GET offices/city/figures",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET offices/city/figures.xlsx",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("GET delegations", "admin", "supervisor")]
    [InlineData("GET delegations.xlsx", "admin", "supervisor")]
    [InlineData("POST delegations", "admin")]
    [InlineData("POST delegations/import", "admin")]
    [InlineData("GET delegations/waiting", "head.city", "supervisor", "admin")]
    [InlineData("GET delegations/{id:guid}/handover", "head.city", "supervisor", "admin")]
    [InlineData("POST delegations/{id:guid}/handover/agreement", "admin")]
    [InlineData("POST delegations/{id:guid}/handover/override", "head.city")]
    [InlineData("GET delegations/rehearsal", "supervisor", "admin")]
    [InlineData("GET delegations/what-if", "supervisor", "admin")]
    [InlineData("GET delegations/what-if.xlsx", "supervisor", "admin")]
    [InlineData("POST delegations/00000000-0000-0000-0000-000000000001/revoke", "admin")]
    [InlineData("POST standards", "admin")]
    [InlineData("PUT standards/{number}", "admin")]
    [InlineData("POST standards/clauses", "admin")]
    [InlineData("PUT standards/{number}/clauses/{clause}", "admin")]
    [InlineData("GET practice", "clerk.city", "reviewer.city", "head.city", "inspector1.city", "clerk.410122")]
    [InlineData("POST practice", "clerk.city", "reviewer.city", "head.city", "inspector1.city", "clerk.410122")]
    [InlineData("POST counter/cases", "clerk.city", "clerk.410122")]
    [InlineData("POST counter/check", "clerk.city", "clerk.410122")]
    [InlineData(
        "GET worklist/views",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "PUT worklist/views",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "DELETE worklist/views",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET sentences",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor",
        "admin"
    )]
    [InlineData("POST sentences", "head.city", "admin")]
    [InlineData("POST sentences/00000000-0000-0000-0000-000000000001/retire", "head.city", "admin")]
    [InlineData(
        "GET papers",
        "applicant1",
        "applicant2",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET worklist",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET cases",
        "applicant1",
        "applicant2",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("POST cases", "applicant1", "applicant2")]
    public async Task R18_a_list_is_for_its_readers_alone(string door, params string[] readers)
    {
        string[] everybody =
        [
            "applicant1",
            "applicant2",
            "clerk.city",
            "reviewer.city",
            "head.city",
            "inspector1.city",
            "clerk.410122",
            "supervisor",
            "admin",
        ];
        var (method, path) = (door.Split(' ')[0], door.Split(' ')[1]);
        foreach (var user in everybody)
        {
            var answer = await KnockAsync(await office.As(user), (method, path), Guid.CreateVersion7());
            Assert.True(answer.Status == 403 != readers.Contains(user), $"{user} {door}: {answer.Status}");
        }
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

    private static async Task<Answer> KnockAsync(Person person, (string Method, string Path) door, Guid id)
    {
        var path = Doors.Fill(door.Path, id);
        if (
            door.Method is "PUT"
            && (
                path.Contains("materials", StringComparison.Ordinal)
                || path.Contains("evidence", StringComparison.Ordinal)
            )
        )
            return await person.UploadAsync(path, "a.pdf", Person.Pdf("a"));
        if (path.EndsWith("/import", StringComparison.Ordinal))
            return await person.SendAsync(
                HttpMethod.Post,
                path,
                new MultipartFormDataContent { { new ByteArrayContent(Person.Pdf("a")), "file", "a.xlsx" } }
            );
        object body = path switch
        {
            _ when path.EndsWith("reassign", StringComparison.Ordinal) => new { to = "clerk.410122", reason = "r" },
            _ when path.EndsWith("correction", StringComparison.Ordinal) => new { answers = Array.Empty<object>() },
            _ when path.Contains("tasks/", StringComparison.Ordinal) => new { outcome = "Agreed" },
            _ when path.EndsWith("rating", StringComparison.Ordinal) => new { score = 5 },
            _ when path.EndsWith("pause", StringComparison.Ordinal) => new
            {
                kind = "testing",
                expectedDays = 1,
                reason = "r",
            },
            _ when path.EndsWith("extend", StringComparison.Ordinal) => new { days = 1, reason = "r" },
            _ when path.EndsWith("reveal", StringComparison.Ordinal) => new { field = "phone", reason = "r" },
            _ when path.EndsWith("opinions", StringComparison.Ordinal) => new { text = "t" },
            _ when path.EndsWith("questions", StringComparison.Ordinal) => new { text = "t" },
            _ when path.EndsWith("recusal", StringComparison.Ordinal) => new { reason = "r" },
            _ when path.EndsWith("process", StringComparison.Ordinal) => new { version = 2 },
            _ when path.StartsWith("offices/", StringComparison.Ordinal) => new { },
            _ when path == "staff" => new
            {
                userName = "new.city",
                displayName = "n",
                email = "n@example.com",
                roles = new[] { "cook" },
            },
            _ when path.EndsWith("/roles", StringComparison.Ordinal) => new { roles = new[] { "clerk" } },
            _ when path.EndsWith("step-aside", StringComparison.Ordinal) => new { reason = "r" },
            _ when path.EndsWith("withdraw", StringComparison.Ordinal) => new { reason = "r" },
            _ when path.Contains("/site/findings/", StringComparison.Ordinal) => new { problem = "p" },
            _ when path.EndsWith("/site/points", StringComparison.Ordinal) => new
            {
                clause = "GB 50038-2005 3.3",
                state = "fine",
            },
            _ when path.Contains("/site/photos/", StringComparison.Ordinal) => new { upload = id },
            _ when path.EndsWith("/departments", StringComparison.Ordinal) => new { departments = new[] { "fire" } },
            _ when door.Method == "PUT" || path == "cases" => new { itemCode = "RF-13-01" },
            _ => new { },
        };
        return door.Method switch
        {
            "GET" => await person.GetAsync(path),
            "DELETE" => await person.DeleteAsync(path),
            "PUT" => await person.PutAsync(path, body),
            "POST" => await person.PostAsync(path, body),
            var other => await person.SendAsync(new HttpMethod(other), path, null),
        };
    }
}

using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Mail;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// R25, R26 over the API: firms answer and departments consent by a link of one case, without an account; omissions
/// stand against the inspectors.
/// </summary>
public sealed class LinkTests(LinkTests.Host office) : IClassFixture<LinkTests.Host>
{
    public sealed class Host : OfficeHost;

    private static readonly string[] Two = ["甲", "乙"];

    [Theory]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.410122", 404)]
    [InlineData("admin", 404)]
    [InlineData("supervisor", 403)]
    public async Task R18_only_the_office_and_the_owner_give_links(string user, int status)
    {
        var (@case, person) = (await NotifiedAsync(), await office.As(user));
        Assert.Equal(status, (await person.PostAsync($"cases/{@case["id"]}/parties/builder/link")).Status);
        Assert.Equal(
            status,
            (await person.PostAsync($"cases/{@case["id"]}/departments", new { departments = new[] { "fire" } })).Status
        );
        Assert.Equal(
            status == 404 ? 404 : 403,
            (
                await person.PostAsync(
                    $"cases/{@case["id"]}/departments/fire/opinion",
                    new { consents = true, signatory = "某" }
                )
            ).Status
        );
    }

    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("clerk.city", 403)]
    [InlineData("inspector1.410122", 404)]
    [InlineData("supervisor", 200)]
    [InlineData("head.city", 200)]
    public async Task R25_an_omission_is_recorded_by_the_office_or_the_supervisor_and_hidden_from_nobody_but_the_applicant(
        string user,
        int status
    )
    {
        var @case = await NotifiedAsync();
        var answer = await (await office.As(user)).PostAsync(
            $"cases/{@case["id"]}/omissions",
            new
            {
                clause = "GB 50038-2005 3.4",
                place = "通风口",
                problem = "未装防爆波活门",
            }
        );
        Assert.Equal(status, answer.Status);
        if (status != 200)
            return;
        Assert.Single(answer.Ok()["omissions"]!.AsArray());
        var seen = (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}")).Ok();
        Assert.Null(seen["omissions"]);
        Assert.Single(seen["defectNotice"]!["items"]!.AsArray());
    }

    [Fact]
    public async Task R25_a_firm_answers_its_defects_by_a_link_and_the_owner_hands_in()
    {
        var (@case, owner) = (await NotifiedAsync(), await office.As("applicant1"));
        var first = Word((await owner.PostAsync($"cases/{@case["id"]}/parties/builder/link")).Ok());
        var word = Word(
            (
                await owner.PostAsync(
                    $"cases/{@case["id"]}/parties/builder/link",
                    new { email = "builder@example.com" }
                )
            ).Ok()
        );
        (await office.Anyone.GetAsync("links/" + first)).Refused(404); // a new link ends the old one
        var opened = (await office.Anyone.GetAsync("links/" + word)).Ok();
        Assert.Equal(
            ("builder", true, 1),
            (opened["party"]!.GetValue<string>(), opened["open"]!.GetValue<bool>(), opened["defects"]!.AsArray().Count)
        );
        Assert.DoesNotContain("13800000000", opened.ToJsonString(), StringComparison.Ordinal); // R30
        (
            await office.Anyone.PostAsync(
                $"links/{word}/answers",
                new { answers = new[] { new { itemNo = 9, text = "x" } } }
            )
        ).Refused(422, "R25");
        (await office.Anyone.PostAsync($"links/{word}/answers", new { answers = Array.Empty<object>() })).Refused(
            422,
            "R25"
        );
        (await office.Anyone.UploadAsync($"links/{word}/evidence/9", "后.pdf", Person.Pdf("后"))).Refused(404);
        Assert.Single(
            (await office.Anyone.UploadAsync($"links/{word}/evidence/1", "后.pdf", Person.Pdf("后"))).Ok()["defects"]![
                0
            ]!["after"]!.AsArray()
        );
        (
            await office.Anyone.PostAsync(
                $"links/{word}/answers",
                new { answers = new[] { new { itemNo = 1, text = "已更换密封条" } } }
            )
        ).Ok();
        var handedIn = (
            await owner.TaskAsync(@case, "rectification", "Submitted", new { answers = Array.Empty<object>() })
        ).Ok();
        Assert.Equal("已更换密封条", handedIn["defectNotice"]!["items"]![0]!["answer"]!.GetValue<string>());
        (
            await office.Anyone.PostAsync(
                $"links/{word}/answers",
                new { answers = new[] { new { itemNo = 1, text = "再改" } } }
            )
        ).Refused(409, "R25"); // it is being looked at again
        Assert.NotEmpty(await office.MailsAsync());
    }

    [Fact]
    public async Task R26_departments_speak_by_their_links_before_the_joint_acceptance_passes()
    {
        var (inspector, head) = (await office.As("inspector1.city"), await office.As("head.city"));
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-07-01");
        (await inspector.TaskAsync(@case, "inspect", "Passed", new { inspectors = Two })).Ok();
        (
            await inspector.PostAsync($"cases/{@case["id"]}/departments", new { departments = new[] { "police" } })
        ).Refused(422, "R26");
        var links = (
            await inspector.PostAsync(
                $"cases/{@case["id"]}/departments",
                new { departments = new[] { "fire", "planning" } }
            )
        ).Ok()["items"]!.AsArray();
        (await head.TaskAsync(@case, "jointAcceptance", "Passed")).Refused(409, "R26");
        var fire = Word(links.First(l => l!["party"]!.GetValue<string>() == "fire")!);
        (
            await office.Anyone.PostAsync(
                $"links/{fire}/answers",
                new { answers = new[] { new { itemNo = 1, text = "x" } } }
            )
        ).Refused(404); // a department has no defects
        (
            await office.Anyone.PostAsync($"links/{fire}/opinion", new { consents = false, signatory = "张示例" })
        ).Refused(422, "R26"); // why not?
        (await office.Anyone.PostAsync($"links/{fire}/opinion", new { consents = true, signatory = "张示例" })).Ok();
        (
            await inspector.PostAsync(
                $"cases/{@case["id"]}/departments/planning/opinion",
                new { consents = true, signatory = "李示例 自然资函〔2022〕1号" }
            )
        ).Ok();
        var passed = (await head.TaskAsync(@case, "jointAcceptance", "Passed")).Ok();
        Assert.Equal(
            ("approved", 2),
            (
                passed["state"]!.GetValue<string>(),
                passed["departments"]!.AsArray().Count(d => d!["opinion"]!["consents"]!.GetValue<bool>())
            )
        );
        (
            await office.Anyone.PostAsync(
                $"links/{fire}/opinion",
                new
                {
                    consents = false,
                    text = "晚了",
                    signatory = "张示例",
                }
            )
        ).Refused(409, "R26");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("%27%20or%201=1")]
    public async Task R18_a_word_that_is_none_opens_nothing(string word) =>
        (await office.Anyone.GetAsync("links/" + word)).Refused(404);

    [Fact]
    public async Task R26_works_and_firms_are_named_in_the_application()
    {
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-07-03");
        application["project"]!["floorArea"] = 3000.75m;
        application["project"]!["works"] = new JsonArray(
            new JsonObject { ["name"] = "一号站", ["floorArea"] = 1000.5m },
            new JsonObject { ["name"] = "一号站", ["floorArea"] = 2000.25m }
        );
        application["project"]!["parties"] = new JsonArray(
            new JsonObject
            {
                ["role"] = "designer",
                ["name"] = "示例设计院",
                ["email"] = "不是邮箱",
            }
        );
        var refused = (await applicant.PostAsync("cases", application.DeepClone())).Refused(422);
        Assert.Equal(
            ["project.parties[0].email", "project.works[1].name"],
            refused["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        application["project"]!["works"]![1]!["name"] = "二号站";
        application["project"]!["parties"]![0]!["email"] = "design@example.com";
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        Assert.Equal(
            (2, "design@example.com"),
            (
                draft["project"]!["works"]!.AsArray().Count,
                draft["project"]!["parties"]![0]!["email"]!.GetValue<string>()
            )
        );
    }

    private async Task<JsonNode> NotifiedAsync()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-07-01");
        return (
            await (await office.As("inspector1.city")).TaskAsync(
                @case,
                "inspect",
                "DefectsFound",
                new
                {
                    inspectors = Two,
                    items = new[]
                    {
                        new
                        {
                            clause = "GB 50038-2005 3.3",
                            place = "第1防护单元",
                            problem = "密封条老化",
                            remedy = "更换",
                            deadlineDays = 10,
                            responsible = "施工单位",
                        },
                    },
                }
            )
        ).Ok();
    }

    private static string Word(JsonNode link) => link["link"]!.GetValue<string>().Split('/')[^1];
}

using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The application in steps: each saves, nothing typed is lost, and what is sent twice is one case.</summary>
[Collection(nameof(ApplyOffice))]
public sealed class ApplyPageTests(ApplyOffice office)
{
    [Theory]
    [InlineData("")]
    [InlineData("applicant2")]
    [InlineData("clerk.city")]
    [InlineData("head.410122")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_the_steps_of_a_draft_are_its_applicants_alone(string user)
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = user.Length == 0 ? office.Browser() : await office.SignedInAsync(user);
        foreach (var step in new[] { "applicant", "materials", "check" })
            Stranger(await browser.GetAsync($"/apply/case/{draft["id"]}?step={step}"));
        var token = await browser.TokenAsync("/account/login");
        foreach (var handler in new[] { "", "?handler=Autosave" })
            Stranger(
                await browser.PostFormAsync(
                    $"/apply/case/{draft["id"]}{handler}",
                    [
                        ("__RequestVerificationToken", token),
                        ("step", "project"),
                        ("project.name", "别人的"),
                        ("action", "next"),
                    ]
                )
            );
        Stranger(
            await browser.PostJsonAsync(
                $"/cases/{draft["id"]}/materials/M30/uploaded",
                token,
                new JsonObject { ["upload"] = Guid.NewGuid() }
            )
        );
        Assert.Equal(
            "示例花园一期",
            (await (await office.As("applicant1")).GetAsync($"cases/{draft["id"]}")).Ok()["project"]![
                "name"
            ]!.GetValue<string>()
        );

        static void Stranger(HttpResponseMessage answer) =>
            Assert.True(
                answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized
                    || (
                        answer.StatusCode == HttpStatusCode.Redirect
                        && answer.Headers.Location!.ToString() is var to
                        && (
                            to.Contains("/account/denied", StringComparison.Ordinal)
                            || to.Contains("/account/login", StringComparison.Ordinal)
                        )
                    ),
                $"{answer.StatusCode} {answer.Headers.Location}"
            );
    }

    [Theory]
    [InlineData("applicant", "applicant.name")]
    [InlineData("project", "project.name")]
    [InlineData("details", "form.reason")]
    [InlineData("materials", "materials.M30")]
    [InlineData("check", null)]
    public async Task Each_step_is_reached_directly_and_shows_its_own_fields(string step, string? field)
    {
        using var browser = await office.SignedInAsync("applicant1");
        foreach (
            var path in new[]
            {
                "/apply/RF-13-01",
                $"/apply/case/{(await (await office.As("applicant1")).DraftAsync("RF-13-01"))["id"]}",
            }
        )
        {
            var page = await browser.OpenAsync($"{path}?step={step}");
            Assert.Equal(
                step,
                page.QuerySelector(".steps [aria-current=step]")!.GetAttribute("value")!["go:".Length..]
            );
            var names = page.QuerySelectorAll("#application [name]")
                .Select(e => e.GetAttribute("name")!)
                .Where(n => n.Contains('.', StringComparison.Ordinal))
                .ToList();
            if (field is null)
                Assert.Empty(names);
            else
                Assert.Contains(field, names);
            Assert.All(
                page.QuerySelectorAll(
                    "#application input:not([type=hidden]), #application select, #application textarea"
                ),
                input =>
                    Assert.True(
                        page.QuerySelector($"label[for='{input.Id}']") is not null || input.HasAttribute("aria-label"),
                        input.OuterHtml
                    )
            );
        }
    }

    [Fact]
    public async Task Without_a_script_the_steps_lead_to_a_case()
    {
        using var browser = await office.SignedInAsync("applicant1");
        var at = await browser.NextAsync("/apply/RF-13-01", ApplyForm.Of("applicant."));
        Assert.EndsWith("step=project&saved=true#step", at, StringComparison.Ordinal);
        at = await browser.NextAsync(at, ApplyForm.Of("project."));
        var bar = await browser.OpenAsync(at);
        Assert.Equal(
            ["0", "0", "3", "1", "0"],
            bar.QuerySelectorAll(".steps li").Select(li => li.GetAttribute("data-findings"))
        );
        at = await browser.NextAsync(at, ApplyForm.Of("form."));
        at = await browser.NextAsync(at, [("action", "back")]);
        Assert.Contains("step=details", at, StringComparison.Ordinal);
        Assert.Equal(
            "示例",
            (await browser.OpenAsync(at)).QuerySelector("[name='form.reason']")!.TextContent is { Length: > 0 } text
                ? text
                : (await browser.OpenAsync(at)).QuerySelector("[name='form.reason']")!.GetAttribute("value")
        );
        at = await browser.NextAsync(
            at.Replace("step=details", "step=materials", StringComparison.Ordinal),
            [],
            ("materials.M30", "点位图（盖章）.pdf")
        );
        Assert.Contains("step=check", at, StringComparison.Ordinal);
        Assert.Contains(
            "可以提交",
            (await browser.OpenAsync(at)).QuerySelector("#check")!.TextContent,
            StringComparison.Ordinal
        );
        at = await browser.NextAsync(at, [("declared", "true"), ("action", "submit")]);
        var receipt = await browser.OpenAsync(at);
        Assert.NotNull(receipt.QuerySelector("#receipt svg"));
        Assert.NotEmpty(receipt.QuerySelector("#number")!.TextContent);
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await browser.GetAsync(receipt.QuerySelector("a[href$='/papers/application']")!.GetAttribute("href"))
            ).StatusCode
        );
    }

    [Fact]
    public async Task What_is_wrong_in_a_step_stays_as_typed_with_its_sentence_while_the_rest_is_saved()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await office.SignedInAsync("applicant1");
        var answer = await browser.SendFormAsync(
            $"/apply/case/{draft["id"]}?step=applicant",
            [("applicant.idNumber", "９1410100MA40000041"), ("applicant.name", "改了名的公司"), ("action", "next")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        // Shown back as it is kept
        Assert.Equal("91410100MA40000041", page.QuerySelector("[name='applicant.idNumber']")!.GetAttribute("value"));
        Assert.Contains(
            "最后一位校验不符",
            page.GetElementById("applicant.idNumber-error")!.TextContent,
            StringComparison.Ordinal
        );
        var kept = (await (await office.As("applicant1")).GetAsync($"cases/{draft["id"]}")).Ok()["applicant"]!;
        Assert.Equal(
            ("改了名的公司", "91410100MA40000040"),
            (kept["name"]!.GetValue<string>(), kept["idNumber"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task Script_in_a_field_is_shown_as_text()
    {
        using var browser = await office.SignedInAsync("applicant1");
        const string script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>🙂";
        var at = await browser.NextAsync(
            "/apply/RF-13-01",
            [.. ApplyForm.Of("applicant."), ("applicant.name", script)]
        );
        var page = await browser.OpenAsync(at.Replace("step=project", "step=applicant", StringComparison.Ordinal));
        Assert.Equal(script, page.QuerySelector("[name='applicant.name']")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Contains(
            script,
            (await browser.OpenAsync(at.Replace("step=project", "step=check", StringComparison.Ordinal)))
                .QuerySelector("#check")!
                .TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R35_a_code_that_fails_its_check_digit_is_confirmed_where_it_stands_and_for_itself_alone()
    {
        using var browser = await office.SignedInAsync("applicant1");
        const string doubtful = "91410100MA40000041";
        var told = await browser.SendFormAsync(
            "/apply/RF-13-01?step=applicant",
            [.. ApplyForm.Of("applicant."), ("applicant.idNumber", doubtful), ("action", "next")]
        );
        var page = await told.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        Assert.False(page.GetElementById("confirm-number")!.HasAttribute("hidden"));
        Assert.Equal(doubtful, page.GetElementById("applicant.idConfirmed")!.GetAttribute("value"));
        Assert.Equal("河南示例建设有限公司", page.GetElementById("applicant.name")!.GetAttribute("value"));

        var path = page.GetElementById("application")!.GetAttribute("action")!;
        (string, string)[] confirmed =
        [
            .. ApplyForm.Of("applicant."),
            ("applicant.idNumber", doubtful),
            ("applicant.idConfirmed", doubtful),
        ];
        await browser.NextAsync(path + "?step=applicant", confirmed);
        page = await browser.OpenAsync(path + "?step=applicant");
        Assert.Equal(doubtful, page.GetElementById("applicant.idNumber")!.GetAttribute("value"));
        Assert.True(page.GetElementById("applicant.idConfirmed")!.HasAttribute("checked"));

        told = await browser.SendFormAsync(
            path + "?step=applicant",
            [.. ApplyForm.Of("applicant."), ("applicant.idNumber", "91410100MA40000042"), ("action", "next")]
        ); // the tick was for another number
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
    }

    [Fact]
    public async Task R35_a_persons_paper_is_chosen_and_an_agent_is_named()
    {
        using var browser = await office.SignedInAsync("applicant1");
        var page = await browser.OpenAsync("/apply/RF-15-02?step=applicant");
        Assert.Equal(6, page.QuerySelectorAll("[name='applicant.idKind'] option").Length);
        Assert.Null(page.QuerySelector("[name='applicant.agent.name']"));
        Assert.Null(page.QuerySelector(".steps [value='go:project']"));
        var next = await browser.NextAsync(
            "/apply/RF-15-02?step=applicant",
            [
                ("applicant.kind", "person"),
                ("applicant.name", "John Smith"),
                ("applicant.idKind", "passport"),
                ("applicant.idNumber", "e1234 5678"),
                ("applicant.phone", "+852 2123 4567"),
                ("applicant.email", "john@example.com"),
            ]
        );
        Assert.Contains("step=details", next, StringComparison.Ordinal);
        page = await browser.OpenAsync(next.Split('?')[0] + "?step=applicant");
        Assert.Equal("passport", ((IHtmlSelectElement)page.GetElementById("applicant.idKind")!).Value);
        Assert.Equal("E12345678", page.GetElementById("applicant.idNumber")!.GetAttribute("value"));
        Assert.Equal("+852 2123 4567", page.GetElementById("applicant.phone")!.GetAttribute("value"));

        next = await browser.NextAsync(
            "/apply/RF-13-01?step=applicant",
            [
                .. ApplyForm.Of("applicant."),
                ("applicant.legalRepresentative", "王示例"),
                ("applicant.agent.name", "李经办"),
                ("applicant.agent.idNumber", "410105199003011392"),
                ("applicant.agent.phone", "13912345678"),
            ]
        );
        page = await browser.OpenAsync(next.Split('?')[0] + "?step=applicant");
        Assert.Equal("李经办", page.GetElementById("applicant.agent.name")!.GetAttribute("value"));
        Assert.Equal("王示例", page.GetElementById("applicant.legalRepresentative")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("project", "project.floorArea", "12,5", "12.5", "125")]
    [InlineData("project", "project.floorArea", "1.234,5", "1234.5", "1.2345")]
    [InlineData("details", "form.longitude", "113,6", "113.6", "1136")]
    public async Task R35_a_decimal_comma_is_asked_about_and_stays_as_it_was_typed(
        string step,
        string field,
        string typed,
        string one,
        string other
    )
    {
        using var browser = await office.SignedInAsync("applicant1");
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        var told = await browser.SendFormAsync(
            $"/apply/case/{draft["id"]}?step={step}",
            [(field, typed), ("action", "next")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        var page = await told.PageAsync();
        var sentence = page.GetElementById(field + "-error")!.TextContent;
        Assert.Contains(one, sentence, StringComparison.Ordinal);
        Assert.Contains(other, sentence, StringComparison.Ordinal);
        Assert.Equal(typed, page.GetElementById(field)!.GetAttribute("value"));
    }
}

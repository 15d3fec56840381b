using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>What is typed into an application is kept: sent twice, in two windows, while typing, after the session ended.</summary>
[Collection(nameof(ApplyOffice))]
public sealed class ApplyKeepsTests(ApplyOffice office)
{
    [Fact]
    public async Task A_form_with_all_fields_at_once_is_taken_and_sent_twice_at_once_makes_one_case()
    {
        using var browser = await office.SignedInAsync("applicant2");
        var (token, page) = (await browser.TokenAsync("/apply/RF-13-01"), await browser.OpenAsync("/apply/RF-13-01"));
        (string, string)[] fields =
        [
            ("__RequestVerificationToken", token),
            ("key", page.QuerySelector("[name=key]")!.GetAttribute("value")!),
            .. ApplyForm.Filled,
            ("project.name", "只有一件"),
            ("action", "submit"),
            ("acknowledge", "true"),
            ("declared", "true"),
        ];
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => browser.PostFormAsync("/apply/RF-13-01", fields))
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Equal(1, await office.DatabaseAsync(db => db.Cases.CountAsync(c => c.ProjectName == "只有一件")));
        var again = await browser.PostFormAsync("/apply/RF-13-01", fields); // the back button, and sent once more
        Assert.Equal(answers[0].Headers.Location, again.Headers.Location);
        Assert.Equal(1, await office.DatabaseAsync(db => db.Cases.CountAsync(c => c.ProjectName == "只有一件")));
    }

    [Fact]
    public async Task R18_the_key_of_somebody_elses_form_opens_nothing()
    {
        using var first = await office.SignedInAsync("applicant1");
        using var second = await office.SignedInAsync("applicant2");
        var key = (await first.OpenAsync("/apply/RF-13-01")).QuerySelector("[name=key]")!.GetAttribute("value")!;
        (string, string)[] fields = [("key", key), .. ApplyForm.Filled, ("action", "save")];
        var (mine, theirs) = (
            await first.PostFormAsync(
                "/apply/RF-13-01",
                [("__RequestVerificationToken", await first.TokenAsync("/apply/RF-13-01")), .. fields]
            ),
            await second.PostFormAsync(
                "/apply/RF-13-01",
                [("__RequestVerificationToken", await second.TokenAsync("/apply/RF-13-01")), .. fields]
            )
        );
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (mine.StatusCode, theirs.StatusCode));
        Assert.NotEqual(mine.Headers.Location, theirs.Headers.Location);
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_told_and_loses_nothing()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await office.SignedInAsync("applicant1");
        var path = $"/apply/case/{draft["id"]}?step=project";
        var (first, second) = (
            (await browser.OpenAsync(path)).FormFields(),
            (await browser.OpenAsync(path)).FormFields()
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await browser.PostFormAsync(
                    path.Split('?')[0],
                    [.. first, ("project.name", "第一个窗口"), ("action", "save")]
                )
            ).StatusCode
        );
        var answer = await browser.PostFormAsync(
            path.Split('?')[0],
            [.. second, ("project.name", "第二个窗口"), ("action", "save")]
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.NotNull(page.GetElementById("stale"));
        Assert.Equal("第二个窗口", page.QuerySelector("[name='project.name']")!.GetAttribute("value"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await browser.PostFormAsync(path.Split('?')[0], [.. page.FormFields(), ("action", "save")])).StatusCode
        ); // pressed again, it is kept
        Assert.Equal(
            "第二个窗口",
            (await (await office.As("applicant1")).GetAsync($"cases/{draft["id"]}")).Ok()["project"]![
                "name"
            ]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task What_is_typed_is_saved_while_it_is_typed_but_for_what_is_wrong()
    {
        using var browser = await office.SignedInAsync("applicant1");
        var fields = (await browser.OpenAsync("/apply/RF-13-01")).FormFields();
        var answer = await browser.PostFormAsync(
            "/apply/RF-13-01?handler=Autosave",
            [.. fields, ("applicant.name", "自动保存的公司"), ("applicant.phone", "12")]
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((true, false), (told["saved"]!.GetValue<bool>(), told["stale"]!.GetValue<bool>()));
        Assert.NotNull(told["errors"]!["applicant.phone"]);
        var path = $"/apply/case/{told["id"]}";
        answer = await browser.PostFormAsync(
            path + "?handler=Autosave",
            [
                .. fields.Where(f => f.Item1 != "version"),
                ("version", told["version"]!.ToString()),
                ("applicant.name", "自动保存的公司"),
                ("applicant.phone", "１３８ ００００ ００００"),
            ]
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            "13800000000",
            (await browser.OpenAsync(path + "?step=applicant"))
                .QuerySelector("[name='applicant.phone']")!
                .GetAttribute("value")
        );
        Assert.NotNull((await browser.OpenAsync("/apply/RF-13-01")).QuerySelector($"#unfinished a[href='{path}']"));
    }

    [Fact]
    public async Task What_was_typed_when_the_session_had_ended_comes_back_to_the_same_account_alone()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await office.SignedInAsync("applicant1");
        var fields = (await browser.OpenAsync($"/apply/case/{draft["id"]}?step=project")).FormFields();
        using var ended = office.Browser();
        var answer = await ended.PostFormAsync(
            $"/apply/case/{draft["id"]}",
            [.. fields, ("project.name", "会话结束后的名称"), ("project.floorArea", "不是数"), ("action", "next")],
            ("materials.M30", "a.pdf")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var login = answer.Headers.Location!.ToString();
        Assert.NotNull((await ended.OpenAsync(login)).GetElementById("held"));
        var to = Uri.UnescapeDataString(login.Split("ReturnUrl=")[1]);

        using (var other = await office.SignedInAsync("applicant2"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(to)).StatusCode);
            Assert.Null(
                (await other.OpenAsync($"/apply/RF-13-01?step=project&kept={to.Split("kept=")[1]}")).GetElementById(
                    "kept"
                )
            );
        }

        var signedIn = await ended.PostFormAsync(
            "/account/login",
            [
                ("__RequestVerificationToken", await ended.TokenAsync(login)),
                ("UserName", "applicant1"),
                ("Password", Person.Password),
                ("ReturnUrl", to),
            ]
        );
        var page = await ended.OpenAsync(signedIn.Headers.Location!.ToString());
        Assert.NotNull(page.GetElementById("kept"));
        Assert.Equal(
            ("会话结束后的名称", "不是数"),
            (
                page.QuerySelector("[name='project.name']")!.GetAttribute("value"),
                page.QuerySelector("[name='project.floorArea']")!.GetAttribute("value")
            )
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await ended.PostFormAsync(
                    $"/apply/case/{draft["id"]}",
                    [
                        .. page.FormFields().Where(f => f.Item1 != "project.floorArea"),
                        ("project.floorArea", "120"),
                        ("action", "next"),
                    ]
                )
            ).StatusCode
        );
        Assert.Null((await ended.OpenAsync(to)).GetElementById("kept")); // saved: nothing is held any more
        Assert.Empty(Directory.GetFiles(Path.Combine(office.DataDirectory, "files", "unfinished"), "*.held.part"));
    }

    [Fact]
    public async Task Nothing_is_held_of_a_form_that_is_none_of_ours()
    {
        using var anyone = office.Browser();
        var answer = await anyone.PostFormAsync(
            "/apply/RF-13-01",
            [
                ("__RequestVerificationToken", "x"),
                ("owner", "forged"),
                ("step", "project"),
                ("project.name", "别人塞进来的"),
            ]
        );
        Assert.DoesNotContain("kept", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}

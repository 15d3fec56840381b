using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>A task beside its papers: outcomes, sentences, comparison. Each works without JavaScript.</summary>
[Collection(nameof(DeskOffice))]
public sealed class TaskPageTests(DeskOffice office)
{
    [Fact]
    public async Task R03_an_on_the_spot_case_is_one_page_and_the_next_task_is_offered()
    {
        var applicant = await office.As("applicant1");
        var (first, second) = (await applicant.SubmitAsync("RF-12-01"), await applicant.SubmitAsync("RF-12-01"));
        using var browser = await office.SignedInAsync("clerk.city");
        var list = await browser.OpenAsync("/worklist?itemCode=RF-12-01");
        var path = list.QuerySelectorAll<IHtmlAnchorElement>(".task-link")
            .Select(a => a.GetAttribute("href")!)
            .First(h => h.Contains(first["id"]!.ToString(), StringComparison.Ordinal));
        var task = await browser.OpenAsync(path); // 1: Enter on the worklist
        var form = task.QuerySelector<IHtmlFormElement>("#outcome-Issued form")!; // 2: the outcome
        Assert.Contains(
            "R3",
            task.QuerySelector("#outcome-Issued .outcome-rule")!.TextContent,
            StringComparison.Ordinal
        );
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Where(i => i.Name != "__RequestVerificationToken")
            .Select(i => (i.Name!, i.Value))
            .ToArray();
        Assert.Contains(("back", "itemCode=RF-12-01"), fields);
        var done = await browser.SubmitAsync(path, fields); // 3: confirm
        Assert.Equal(
            (HttpStatusCode.Redirect, "/worklist?itemCode=RF-12-01"),
            (done.StatusCode, done.Headers.Location!.ToString())
        );
        var after = await browser.OpenAsync("/worklist?itemCode=RF-12-01");
        Assert.Contains(
            second["id"]!.ToString(),
            after.GetElementById("next-task")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.Null((await browser.OpenAsync("/worklist?itemCode=RF-12-01")).GetElementById("next-task")); // told once

        var twice = await browser.SubmitAsync(path, fields); // a second click
        Assert.Equal((HttpStatusCode.Redirect, "/worklist"), (twice.StatusCode, twice.Headers.Location!.ToString()));
        Assert.Contains(
            "只记了一次",
            (await browser.OpenAsync("/worklist")).QuerySelector(".alert-success")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"/cases/{first["id"]}?done=TaskClosed",
            (await browser.GetAsync(path)).Headers.Location!.ToString()
        ); // the back button
        Assert.Single(
            (await (await office.As("clerk.city")).GetAsync($"cases/{first["id"]}/journal")).Ok()["items"]!.AsArray(),
            e => e!["act"]!.ToString() == "documentIssued"
        );
    }

    [Fact]
    public async Task Two_clicks_at_once_have_one_effect_and_a_friendly_answer()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-12-02");
        using var browser = await office.SignedInAsync("clerk.city");
        var path = $"/cases/{@case["id"]}/tasks/issue";
        var version = (await browser.OpenAsync(path))
            .QuerySelector("#outcome-Issued input[name=version]")!
            .GetAttribute("value")!;
        var token = (await browser.OpenAsync("/calendar"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ => browser.PostAsync(path, Browsing.Form(token, ("outcome", "Issued"), ("version", version))))
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(
            (await (await office.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!.AsArray(),
            e => e!["act"]!.ToString() == "decided"
        );
    }

    [Fact]
    public async Task R04_a_sentence_fills_a_row_with_and_without_JavaScript_and_all_findings_are_taken_at_once()
    {
        var applicant = await office.As("applicant2");
        var draft = await applicant.DraftAsync("RF-13-01", without: "M30");
        (
            await applicant.PostAsync(
                $"cases/{draft["id"]}/submit",
                new { acknowledgeIncomplete = true, declared = true }
            )
        ).Ok();
        using var browser = await office.SignedInAsync("clerk.city");
        var path = $"/cases/{draft["id"]}/tasks/intake";
        var page = await browser.OpenAsync(path);
        var option = page.QuerySelectorAll<IHtmlOptionElement>("[id='data.items[0].sentence'] option")
            .First(o => o.TextContent.Contains("点位图未标明", StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("[id='data.items[0].sentence'] option"), o =>
            o.TextContent.Contains("竣工图", StringComparison.Ordinal)
        ); // not this item's
        Assert.Contains(page.QuerySelectorAll("#checks li.desk-check-look"), li =>
            li.GetAttribute("data-check") == "finding"
        );

        (string, string)[] row =
        [
            ("outcome", "CorrectionRequired"),
            ("data.items[1].sentence", option.Value),
            ("data.items[1].defect", "旧话"),
        ];
        var picked = await browser.PageAfterAsync(path + "?handler=Sentence&row=1", row); // as htmx asks
        Assert.Single(picked.QuerySelectorAll("fieldset"));
        Assert.Equal(
            ("点位图未标明警报设施的坐标和高度。", "m:M30"),
            (
                ((IHtmlInputElement)picked.GetElementById("data.items[1].defect")!).Value,
                ((IHtmlSelectElement)picked.GetElementById("data.items[1].about")!).Value
            )
        );
        var filled = await browser.PageAfterAsync(path, [.. row, ("fill", "1")]); // without JavaScript, where empty rows close up
        Assert.Equal(
            "点位图未标明警报设施的坐标和高度。",
            ((IHtmlInputElement)filled.GetElementById("data.items[0].defect")!).Value
        );
        var taken = await browser.PageAfterAsync(
            path,
            ("outcome", "CorrectionRequired"),
            ("data.items[0].about", "f:project.address"),
            ("data.items[0].defect", "不详"),
            ("data.items[0].basis", "指南"),
            ("data.items[0].remedy", "写明"),
            ("findings", "1")
        );
        Assert.Equal(
            ("不详", "m:M30"),
            (
                ((IHtmlInputElement)taken.GetElementById("data.items[0].defect")!).Value,
                ((IHtmlSelectElement)taken.GetElementById("data.items[1].about")!).Value
            )
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await browser.SubmitAsync(
                    path,
                    ("outcome", "CorrectionRequired"),
                    ("data.items[0].sentence", option.Value),
                    ("data.items[0].about", "m:M30"),
                    ("data.items[0].defect", "缺"),
                    ("data.items[0].basis", "指南"),
                    ("data.items[0].remedy", "补")
                )
            ).StatusCode
        );
        Assert.DoesNotContain(
            "sentence",
            (await (await office.As("clerk.city")).GetAsync($"cases/{draft["id"]}/journal")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await browser.SubmitAsync(path + "?handler=Sentence&row=-1", row)).StatusCode
        ); // the task is done
    }

    [Fact]
    public async Task Files_are_shown_in_our_own_pages_alone_and_compared_with_what_was_there_before()
    {
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.city"));
        var @case = await applicant.SubmitAsync("RF-13-01");
        using var browser = await office.SignedInAsync("clerk.city");
        var file = await browser.GetAsync($"/cases/{@case["id"]}/files/M30");
        var policy = Assert.Single(file.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        var page = await browser.OpenAsync($"/cases/{@case["id"]}/tasks/intake");
        Assert.Equal(
            $"/cases/{@case["id"]}/files/M30#navpanes=0",
            page.QuerySelector("#viewer iframe")!.GetAttribute("src")
        );
        (await clerk.TaskAsync(@case, "intake", "CorrectionRequired", TaskData.Correction)).Ok();
        (await applicant.UploadAsync($"cases/{@case["id"]}/materials/M30", "new.pdf", Person.Pdf("new"))).Ok();
        (
            await applicant.PostAsync(
                $"cases/{@case["id"]}/correction",
                new { answers = new[] { new { itemNo = 1, text = "已重交" } } }
            )
        ).Ok();
        var compared = await browser.OpenAsync($"/cases/{@case["id"]}/tasks/intake?handler=Viewer&view=M30");
        Assert.Equal(
            [$"/cases/{@case["id"]}/files/M30/before#navpanes=0", $"/cases/{@case["id"]}/files/M30#navpanes=0"],
            compared.QuerySelectorAll("iframe").Select(f => f.GetAttribute("src")!)
        );
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/cases/{@case["id"]}/files/M30/before")).StatusCode);
    }

    [Fact]
    public void R02_every_outcome_of_the_office_says_the_rule_behind_it_in_both_languages()
    {
        var words = new System.Resources.ResourceManager(typeof(Web.Resources.DeskWords));
        var outcomes = Cases
            .TestBook.Catalogue.Processes.SelectMany(p => p.HumanTasks)
            .Where(t => t.Bookmark.Role != Core.Cases.Roles.Applicant)
            .SelectMany(t => t.Bookmark.Outcomes.Select(o => (Task: t.Bookmark.Name, Outcome: o)))
            .Concat([
                (Task: "cityReply", Outcome: "Replied"),
                (Task: "recusal", Outcome: "Granted"),
                (Task: "recusal", Outcome: "Refused"),
                (Task: "followUp", Outcome: "Done"),
            ])
            .Distinct();
        Assert.All(outcomes, o =>
            Assert.All(
                new[]
                {
                    System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.CultureInfo.GetCultureInfo("en"),
                },
                language =>
                    Assert.Matches(
                        "R\\d|第34条|art. 34",
                        words.GetString($"rule-{o.Task}-{o.Outcome}", language)
                            ?? words.GetString("rule-" + o.Outcome, language)
                            ?? $"{o.Task} {o.Outcome}"
                    )
            )
        );
    }
}

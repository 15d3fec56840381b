using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>What people read: words instead of codes, every error with its field, only what can be done.</summary>
public sealed class PageContentTests(PageContentTests.Host office) : IClassFixture<PageContentTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task The_journal_reads_as_words_with_the_entry_itself_beside_it()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        using var clerk = await office.SignedInAsync("clerk.city");
        var page = await clerk.OpenAsync($"/cases/{@case["id"]}/journal");
        var raw = page.QuerySelectorAll("details").ToList();
        Assert.NotEmpty(raw);
        Assert.Contains(
            "\"outcome\":\"Accepted\"",
            string.Concat(raw.Select(d => d.TextContent)),
            StringComparison.Ordinal
        );
        raw.ForEach(d => d.Remove());
        var shown = page.QuerySelector("table")!.TextContent;
        Assert.Contains("完成环节：受理 · 受理", shown, StringComparison.Ordinal);
        Assert.Contains("郑州市人民防空办公室", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z][A-Z]|[{}]", shown); // no names of the contract
    }

    [Fact]
    public async Task R05_a_task_offers_only_what_the_law_leaves_open()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        using var clerk = await office.SignedInAsync("clerk.city");
        var path = $"/cases/{@case["id"]}/tasks/intake";
        Assert.Equal(
            ["Accepted", "CorrectionRequired", "NotRequired", "NotCompetent"],
            Outcomes(await clerk.OpenAsync(path))
        );
        var notice = new
        {
            items = new[]
            {
                new
                {
                    materialCode = "M30",
                    defect = "图纸未盖章",
                    basis = "办事指南",
                    remedy = "盖章后上传",
                },
            },
        };
        (await (await office.As("clerk.city")).TaskAsync(@case, "intake", "CorrectionRequired", notice)).Ok();
        (
            await applicant.PostAsync(
                $"cases/{@case["id"]}/correction",
                new { answers = new[] { new { itemNo = 1, text = "已盖章" } } }
            )
        ).Ok();
        Assert.Equal(["Accepted", "Refused"], Outcomes(await clerk.OpenAsync(path)));
    }

    [Fact]
    public async Task An_empty_application_is_told_all_that_is_missing_at_once_by_name()
    {
        using var applicant = await office.SignedInAsync("applicant2");
        var answer = await PostAsync(applicant, "/apply/RF-08-01", form => form["action"] = "submit");
        var told = answer.QuerySelectorAll("#problem li").Select(li => li.TextContent.Trim()).ToList();
        Assert.Contains("申请人类型：此项必填。", told);
        Assert.Contains("项目名称：此项必填。", told);
        Assert.Contains("使用面积：此项必填。", told);
        Assert.All(answer.QuerySelectorAll("#problem a"), link =>
            Assert.NotNull(answer.GetElementById(link.GetAttribute("href")![1..]))
        );
    }

    [Fact]
    public async Task R20_a_refusal_without_reasons_is_told_by_the_names_of_its_fields()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-08-01");
        using var clerk = await office.SignedInAsync("clerk.city");
        var answer = await PostAsync(
            clerk,
            $"/cases/{@case["id"]}/tasks/issue",
            form => form["comment"] = "我写的备注",
            "#outcome-Refused form"
        );
        Assert.Equal(
            ["理由：此项必填。", "依据：此项必填。"],
            answer.QuerySelectorAll("#problem li").Select(li => li.TextContent.Trim())
        );
        Assert.Equal("我写的备注", answer.QuerySelector("#outcome-Refused [name=comment]")!.GetAttribute("value"));
        Assert.True(answer.QuerySelector("#outcome-Refused")!.HasAttribute("open"));
    }

    [Fact]
    public async Task R30_a_reveal_without_a_reason_marks_its_own_form_alone()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        using var clerk = await office.SignedInAsync("clerk.city");
        var answer = await PostAsync(
            clerk,
            $"/cases/{@case["id"]}?handler=Reveal",
            form => form["field"] = "phone",
            "form[action*=Reveal]",
            $"/cases/{@case["id"]}"
        );
        Assert.Single(answer.QuerySelectorAll("[id='reason-error']"));
        Assert.Equal(
            "Reveal",
            new Url(answer.GetElementById("reason")!.Closest("form")!.GetAttribute("action")!).Query!.Split('=')[1]
        );
    }

    [Fact]
    public async Task An_organisations_form_does_not_begin_with_a_persons_name()
    {
        using var applicant = await office.SignedInAsync("applicant1");
        var page = await applicant.OpenAsync("/apply/RF-01-01");
        Assert.Equal("", page.QuerySelector("[name='applicant.name']")!.GetAttribute("value"));
        Assert.Contains(
            "统一社会信用代码",
            page.QuerySelector("label[for='applicant.idNumber']")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("applicant2", "/cases?q=zzz", "没有符合条件的办件")]
    [InlineData("clerk.410181", "/worklist", "没有待办")]
    [InlineData("supervisor", "/cards?from=2001-01-01&to=2001-01-02", "没有符合条件的亮牌记录")]
    [InlineData("head.410181", "/supervision/pauses", "没有符合条件的暂停")]
    public async Task An_empty_list_says_so_and_shows_no_table(string user, string path, string sentence)
    {
        using var browser = await office.SignedInAsync(user);
        var page = await browser.OpenAsync(path);
        Assert.Contains(sentence, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("table"));
    }

    [Fact]
    public async Task R24_R20_the_defect_notice_and_a_refusal_can_be_read_as_papers()
    {
        var applicant = await office.As("applicant1");
        var works = await applicant.AcceptedAsync("RF-07-01");
        (await (await office.As("inspector1.city")).TaskAsync(works, "inspect", "DefectsFound", TaskData.Defects)).Ok();
        var refused = await applicant.SubmitAsync("RF-08-01");
        (
            await (await office.As("clerk.city")).TaskAsync(
                refused,
                "issue",
                "Refused",
                new { reasons = "选址不符", basis = "《人民防空法》第二十二条" }
            )
        ).Ok();
        using var browser = await office.SignedInAsync("applicant1");
        foreach (
            var (id, kind, words) in new[]
            {
                (works["id"], "defects", "密闭门关闭不严"),
                (refused["id"], "refusal", "选址不符"),
            }
        )
        {
            var page = await browser.OpenAsync($"/cases/{id}");
            var link = page.QuerySelector($"a[href$='/papers/{kind}']")!;
            using var file = UglyToad.PdfPig.PdfDocument.Open(
                await browser.GetByteArrayAsync(link.GetAttribute("href"))
            );
            Assert.Contains(words, string.Concat(file.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task R22_a_certificate_of_usual_length_fills_one_page()
    {
        var issued = await (await office.As("applicant1")).SubmitAsync("RF-08-01");
        (await (await office.As("clerk.city")).TaskAsync(issued, "issue", "Issued")).Ok();
        using var browser = await office.SignedInAsync("applicant1");
        using var file = UglyToad.PdfPig.PdfDocument.Open(
            await browser.GetByteArrayAsync($"/cases/{issued["id"]}/result")
        );
        Assert.Equal(1, file.NumberOfPages);
    }

    private static IEnumerable<string> Outcomes(IHtmlDocument page) =>
        page.QuerySelectorAll("details.outcome").Select(d => d.Id!["outcome-".Length..]);

    /// <summary>Sends a form as it stands on its page, but for what is changed.</summary>
    private static async Task<IHtmlDocument> PostAsync(
        HttpClient browser,
        string path,
        Action<Dictionary<string, string>> change,
        string selector = "main form",
        string? from = null
    )
    {
        var page = await browser.OpenAsync(from ?? path);
        var form = page.QuerySelectorAll(selector).OfType<IHtmlFormElement>().First();
        var fields = form.QuerySelectorAll("input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea")
            .Where(e => e.HasAttribute("name"))
            .GroupBy(e => e.GetAttribute("name")!)
            .ToDictionary(g => g.Key, g => g.First().GetAttribute("value") ?? "", StringComparer.Ordinal);
        fields.TryAdd(
            "__RequestVerificationToken",
            page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!
        );
        change(fields);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.OrderByDescending(f => f.Key == "__RequestVerificationToken"))
            content.Add(new StringContent(value), name);
        var answer = await browser.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}

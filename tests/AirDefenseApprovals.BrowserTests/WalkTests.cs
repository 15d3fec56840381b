namespace AirDefenseApprovals.BrowserTests;

/// <summary>The ways of the three users, in a real browser: once rightly, once wrongly.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class WalkTests(Office office)
{
    [Fact]
    public async Task A_case_goes_from_search_to_a_verified_document_and_nobody_walks()
    {
        var applicant = await office.OpenAsync("applicant1");
        var (id, number) = await applicant.ApplyAsync();
        await office.TaskAsync("clerk.city", id, "intake", "Accepted");
        await office.TaskAsync("reviewer.city", id, "review", "Agreed");
        await office.TaskAsync("head.city", id, "decide", "Approved");

        await applicant.GotoAsync($"/cases/{id}");
        Assert.Contains("已批准", await applicant.InnerTextAsync("h1 + .badge"), StringComparison.Ordinal);
        await applicant.ClickAsync("a[href^='/verify/']");
        Assert.Contains("文书真实有效", await applicant.InnerTextAsync("main"), StringComparison.Ordinal);
        await applicant.GotoAsync("/inbox");
        Assert.Contains(number, await applicant.InnerTextAsync("main"), StringComparison.Ordinal);
        await applicant.GotoAsync($"/cases/{id}");
        await applicant.CheckAsync("#score-5");
        await applicant.ClickAsync("form[action*='Rate'] button");
        Assert.Contains("感谢您的评价", await applicant.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_without_JavaScript_a_wrong_number_is_told_beside_its_field_and_nothing_typed_is_lost()
    {
        var page = await office.OpenAsync("applicant2", width: 390, script: false);
        await page.GotoAsync("/apply/RF-13-01");
        await page.FillAllAsync(
            ("applicant.name", "河南示例建设有限公司"),
            ("applicant.idNumber", "91410100MA40000041"),
            ("applicant.phone", "13800000000"),
            ("applicant.email", "applicant1@example.com")
        );
        await page.ClickAsync("#step-buttons button[value=next]");
        Assert.Contains(
            "统一社会信用代码有误",
            await page.InnerTextAsync("[id='applicant.idNumber-error']"),
            StringComparison.Ordinal
        );
        Assert.Equal("91410100MA40000041", await page.InputValueAsync("[name='applicant.idNumber']"));
        Assert.Equal("河南示例建设有限公司", await page.InputValueAsync("[name='applicant.name']"));
        await page.FillAllAsync(("applicant.idNumber", Walks.CreditCode));
        await page.NextAsync("project");
        await page.FillAllAsync(("project.name", "示例花园一期"), ("project.address", "示例路1号"));
        await page.SelectOptionAsync("[name='project.regionCode']", "410105");
        await page.NextAsync("details");
        await page.FillAllAsync(
            ("form.longitude", "113.6253"),
            ("form.latitude", "34.7466"),
            ("form.reason", "示例说明"),
            ("form.alarmNumber", "J-1")
        );
        await page.NextAsync("materials");
        await page.SetInputFilesAsync("[name='materials.M30']", Walks.File("点位图.exe"));
        await page.ClickAsync("#step-buttons button[value=next]");
        Assert.Contains(
            "类型不接受",
            await page.InnerTextAsync("[id='materials.M30-error']"),
            StringComparison.Ordinal
        );
        await page.GotoAsync(page.Url.Split('?')[0] + "?step=check");
        await page.ClickAsync("button[value=submit]:visible"); // the drawing is missing
        Assert.Contains("缺少材料", await page.InnerTextAsync("#problem"), StringComparison.Ordinal);
        await page.ClickAsync("#step li[data-step=materials] button");
        await page.SetInputFilesAsync("[name='materials.M30']", Walks.File("点位图.pdf"));
        await page.NextAsync("check");
        await page.ClickAsync("button[value=submit]:visible");
        Assert.Contains("申请已提交", await page.InnerTextAsync("h1"), StringComparison.Ordinal);

        var (number, code) = (await page.InnerTextAsync("#number"), await page.InnerTextAsync("#code"));
        var anyone = await office.OpenAsync(width: 390, script: false);
        await anyone.GotoAsync("/track");
        await anyone.FillAsync("#number", number);
        await anyone.FillAsync("#code", "AAAAAAAA");
        await anyone.ClickAsync("main button");
        Assert.Contains("请核对办件编号和查询码", await anyone.InnerTextAsync("#problem"), StringComparison.Ordinal);
        await anyone.FillAsync("#code", code);
        await anyone.ClickAsync("main button");
        Assert.Contains("待受理", await anyone.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R04_R05_a_correction_is_notified_once_and_answered_as_a_whole()
    {
        var applicant = await office.OpenAsync("applicant1");
        var (id, _) = await applicant.ApplyAsync();
        var clerk = await office.OpenAsync("clerk.city");
        await clerk.GotoAsync($"/cases/{id}/tasks/intake");
        await clerk.ClickAsync("#outcome-CorrectionRequired summary");
        foreach (var (row, about) in new[] { (0, "m:M30"), (1, "f:reason") })
        {
            await clerk.SelectOptionAsync($"[name='data.items[{row}].about']", about);
            await clerk.FillAsync($"[name='data.items[{row}].defect']", "内容不清");
            await clerk.FillAsync($"[name='data.items[{row}].basis']", "办事指南");
        }

        await clerk.FillAsync("[name='data.items[0].remedy']", "重新上传");
        await clerk.ClickAsync("#outcome-CorrectionRequired button.btn-primary");
        Assert.Contains(
            "此项必填",
            await clerk.InnerTextAsync("[id='data.items[1].remedy-error']"),
            StringComparison.Ordinal
        );
        Assert.Equal("重新上传", await clerk.InputValueAsync("[name='data.items[0].remedy']"));
        await clerk.FillAsync("[name='data.items[1].remedy']", "补充说明");
        await clerk.ClickAsync("#outcome-CorrectionRequired button.btn-primary");
        Assert.Contains("已办理", await clerk.InnerTextAsync("main"), StringComparison.Ordinal);

        await applicant.GotoAsync($"/cases/{id}/correction");
        await applicant.FillAsync("[name='answers.1']", "已重新上传");
        await applicant.ClickAsync("main form button");
        Assert.Contains(
            "第 2 项尚未答复",
            await applicant.InnerTextAsync("[id='answers.2-error']"),
            StringComparison.Ordinal
        );
        Assert.Equal("已重新上传", await applicant.InputValueAsync("[name='answers.1']"));
        await applicant.FillAsync("[name='answers.2']", "已补充说明");
        await applicant.ClickAsync("main form button");
        Assert.Contains("补正已提交", await applicant.InnerTextAsync("main"), StringComparison.Ordinal);
        await clerk.GotoAsync($"/cases/{id}/tasks/intake");
        await clerk.ClickAsync("#outcome-Accepted summary");
        await clerk.ClickAsync("#outcome-Accepted button.btn-primary");
        Assert.Contains("受理", await clerk.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_picture_shows_the_current_step_and_the_pages_of_a_case_fit()
    {
        var (id, _) = await (await office.OpenAsync("applicant1")).ApplyAsync();
        await office.TaskAsync("clerk.city", id, "intake", "Accepted");
        await office.TaskAsync("reviewer.city", id, "review", "Agreed");
        var phone = await office.OpenAsync("applicant1", width: 390);
        await phone.GotoAsync($"/cases/{id}");
        Assert.True(
            await phone.EvaluateAsync<bool>(
                """
                (() => {
                    const frame = document.querySelector('.process-picture').getBoundingClientRect(), step = document.querySelector('.d-md-none [data-activity=decide]').getBoundingClientRect();
                    return step.width > 60 && step.left >= frame.left && step.right <= frame.right;
                })()
                """
            )
        );
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth + 1"));
        await office.TaskAsync("head.city", id, "decide", "Approved");
        await phone.GotoAsync($"/cases/{id}");
        await phone.ClickAsync("a[href^='/verify/']");
        Assert.Contains("文书真实有效", await phone.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(
            await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth + 1"),
            "the digest is wider than the phone"
        );
    }

    [Theory]
    [InlineData(
        "",
        "/",
        "/items",
        "/items/RF-07-01",
        "/items/RF-01-01",
        "/track",
        "/verify",
        "/account/login",
        "/account/register"
    )]
    [InlineData("applicant1", "/cases", "/inbox", "/apply/RF-01-01", "/apply/RF-15-02")]
    [InlineData("clerk.city", "/worklist", "/worklist?everyone=true", "/cases")]
    [InlineData("supervisor", "/worklist", "/cards", "/supervision/pauses", "/cases", "/inbox")]
    [InlineData(
        "admin",
        "/processes",
        "/processes/parallel-review/1",
        "/processes/try?from=completion-acceptance&version=1"
    )]
    public async Task Every_page_fits_a_phone(string user, params string[] paths)
    {
        var page = await office.OpenAsync(user, width: 390);
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal((path, 200), (path, answer!.Status));
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth + 1"),
                $"{path} is wider than the phone."
            );
        }
    }
}

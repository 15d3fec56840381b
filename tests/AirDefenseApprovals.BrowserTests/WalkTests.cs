namespace AirDefenseApprovals.BrowserTests;

/// <summary>The ways of the three users, in a real browser: once rightly, once wrongly.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class WalkTests(Office office) : InOffice<Office>(office)
{
    [Fact]
    public async Task A_case_goes_from_search_to_a_verified_document_and_nobody_walks()
    {
        var applicant = await Office.OpenAsync("applicant1");
        var (id, number) = await applicant.ApplyAsync();
        await Office.TaskAsync("clerk.city", id, "intake", "Accepted");
        await Office.TaskAsync("reviewer.city", id, "review", "Agreed");
        await Office.TaskAsync("head.city", id, "decide", "Approved");

        await applicant.GotoAsync($"/cases/{id}");
        await applicant.SaysAsync("h1 + .badge", "已批准");
        await applicant.ClickAsync("a[href^='/verify/']");
        await applicant.SaysAsync("main", "文书真实有效");
        await applicant.GotoAsync("/inbox");
        await applicant.SaysAsync("main", number);
        await applicant.GotoAsync($"/cases/{id}");
        await applicant.CheckAsync("#score-5");
        await applicant.ClickAsync("form[action*='Rate'] button");
        await applicant.SaysAsync("main", "感谢您的评价");
    }

    [Fact]
    public async Task On_a_phone_without_JavaScript_a_wrong_number_is_told_beside_its_field_and_nothing_typed_is_lost()
    {
        var page = await Office.OpenAsync("applicant2", width: 390, script: false);
        await page.GotoAsync("/apply/RF-13-01");
        await page.FillAllAsync(
            ("applicant.name", "河南示例建设有限公司"),
            ("applicant.idNumber", "91410100MA40000041"),
            ("applicant.phone", "13800000000"),
            ("applicant.email", "applicant1@example.com")
        );
        await page.ClickAsync("#step-buttons button[value=next]");
        await page.SaysAsync("[id='applicant.idNumber-error']", "最后一位校验");
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
        await page.SaysAsync("[id='materials.M30-error']", "类型不接受");
        await page.GotoAsync(page.Url.Split('?')[0] + "?step=check");
        await page.ClickAsync("button[value=submit]:visible"); // the drawing is missing
        await page.SaysAsync("#problem", "缺少材料");
        await page.ClickAsync("#step li[data-step=materials] button");
        await page.SetInputFilesAsync("[name='materials.M30']", Walks.File("点位图.pdf"));
        await page.NextAsync("check");
        await page.ClickAsync("button[value=submit]:visible"); // R32: nobody declared anything yet
        await page.SaysAsync("#declared-error", "请先阅读申请人声明");
        await page.CheckAsync("#declared");
        await page.ClickAsync("button[value=submit]:visible");
        await page.SaysAsync("h1", "申请已提交");

        var (number, code) = (await page.InnerTextAsync("#number"), await page.InnerTextAsync("#code"));
        var anyone = await Office.OpenAsync(width: 390, script: false);
        await anyone.GotoAsync("/track");
        await anyone.FillAsync("#number", number);
        await anyone.FillAsync("#code", "AAAAAAAA");
        await anyone.ClickAsync("main button");
        await anyone.SaysAsync("#problem", "请核对办件编号和查询码");
        await anyone.FillAsync("#code", code);
        await anyone.ClickAsync("main button");
        await anyone.SaysAsync("main", "待受理");
    }

    [Fact]
    public async Task R04_R05_a_correction_is_notified_once_and_answered_as_a_whole()
    {
        var applicant = await Office.OpenAsync("applicant1");
        var (id, _) = await applicant.ApplyAsync();
        var clerk = await Office.OpenAsync("clerk.city");
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
        await clerk.SaysAsync("[id='data.items[1].remedy-error']", "此项必填");
        Assert.Equal("重新上传", await clerk.InputValueAsync("[name='data.items[0].remedy']"));
        await clerk.FillAsync("[name='data.items[1].remedy']", "补充说明");
        await clerk.ClickAsync("#outcome-CorrectionRequired button.btn-primary");
        await clerk.SaysAsync("main", "已办理");

        await applicant.GotoAsync($"/cases/{id}/correction");
        await applicant.FillAsync("[name='answers.1']", "已重新上传");
        await applicant.ClickAsync("main form button.btn-primary");
        await applicant.SaysAsync("[id='answers.2-error']", "第 2 项的内容没有改动");
        Assert.Equal("已重新上传", await applicant.InputValueAsync("[name='answers.1']"));
        await applicant.FillAsync("[name='form.reason']", "原警报点所在楼房将拆除，需要迁移。");
        await applicant.ClickAsync("main form button.btn-primary");
        await applicant.SaysAsync("main", "补正已提交");
        await clerk.GotoAsync($"/cases/{id}/tasks/intake");
        await clerk.ClickAsync("#outcome-Accepted summary");
        await clerk.ClickAsync("#outcome-Accepted button.btn-primary");
        await clerk.SaysAsync("[role=status]", "受理");
    }

    [Fact]
    public async Task On_a_phone_the_picture_shows_the_current_step_and_the_pages_of_a_case_fit()
    {
        var (id, _) = await (await Office.OpenAsync("applicant1")).ApplyAsync();
        await Office.TaskAsync("clerk.city", id, "intake", "Accepted");
        await Office.TaskAsync("reviewer.city", id, "review", "Agreed");
        var phone = await Office.OpenAsync("applicant1", width: 390);
        await phone.GotoAsync($"/cases/{id}");
        Assert.True(
            await phone.EvaluateAsync<bool>(
                """
                (() => {
                    const frame = document.querySelector('.process-picture').getBoundingClientRect();
                    const step = document.querySelector('.d-md-none [data-activity=decide]').getBoundingClientRect();
                    return step.width > 60 && step.left >= frame.left && step.right <= frame.right;
                })()
                """
            )
        );
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth + 1"));
        await Office.TaskAsync("head.city", id, "decide", "Approved");
        await phone.GotoAsync($"/cases/{id}");
        await phone.ClickAsync("a[href^='/verify/']");
        await phone.SaysAsync("main", "文书真实有效");
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
        var page = await Office.OpenAsync(user, width: 390);
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

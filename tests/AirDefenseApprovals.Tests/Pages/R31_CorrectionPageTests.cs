using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>R31 on the pages: an item about a field is answered in that field, and staff see 原填写 and 改为.</summary>
public sealed class R31_CorrectionPageTests(R31_CorrectionPageTests.Host office)
    : IClassFixture<R31_CorrectionPageTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.city")]
    [InlineData("clerk.410122")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_nobody_else_answers(string user)
    {
        var @case = await NoticedAsync("project.address");
        using var visitor = await Visitor.SignedInAsync(office, user);
        Assert.NotEqual(HttpStatusCode.OK, await visitor.StatusAsync($"/cases/{@case["id"]}/correction"));
    }

    [Fact]
    public async Task R31_each_item_about_a_field_is_that_field_with_what_stands_there()
    {
        var @case = await NoticedAsync("latitude", "project.regionCode", "applicant.phone", "project.address");
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync($"/cases/{@case["id"]}/correction");
        Assert.Equal("34.7466", page.GetElementById("form.latitude")!.GetAttribute("value"));
        Assert.Equal("13800000000", page.GetElementById("applicant.phone")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name='project.regionCode'] option[value='410105'][selected]"));

        var (status, told) = await applicant.SendAsync(
            page,
            "main form[enctype]",
            ("form.latitude", "999"),
            ("project.regionCode", "410122"),
            ("applicant.phone", "13911112222")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("不能大于", told.GetElementById("form.latitude-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有改动", told.GetElementById("answers.4-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("999", told.GetElementById("form.latitude")!.GetAttribute("value")); // nothing typed is lost
        Assert.NotNull(told.QuerySelector("[name='project.regionCode'] option[value='410122'][selected]"));

        (status, _) = await applicant.SendAsync(
            told,
            "main form[enctype]",
            ("form.latitude", "34.75"),
            ("answers.4", "门牌号以不动产权证为准")
        );
        Assert.Equal(HttpStatusCode.Redirect, status);

        using var clerk = await Visitor.SignedInAsync(office, "clerk.city");
        var seen = (await clerk.OpenAsync($"/cases/{@case["id"]}")).QuerySelector(".defects")!;
        Assert.Equal(["34.7466", "金水区", "138******00"], seen.QuerySelectorAll("del").Select(e => e.TextContent));
        Assert.Equal(["34.75", "中牟县", "139******22"], seen.QuerySelectorAll("ins").Select(e => e.TextContent));
        Assert.Contains("门牌号以不动产权证为准", seen.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R05_two_items_about_one_material_are_answered_by_its_files_once()
    {
        var twice = new[] { "内容不清", "没有盖章" }.Select(defect => new
        {
            materialCode = "M30",
            defect,
            basis = "办事指南",
            remedy = "重新上传",
        });
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        (
            await (await office.As("clerk.city")).TaskAsync(
                @case,
                "intake",
                "CorrectionRequired",
                new { items = twice }
            )
        ).Ok();
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync($"/cases/{@case["id"]}/correction");
        Assert.Single(page.QuerySelectorAll("[data-material='M30']"));
        Assert.Contains("第 1 项", page.GetElementById("answered-with-2")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("[id]").GroupBy(e => e.Id), same => Assert.Single(same));

        var api = await office.As("applicant1");
        (await api.UploadAsync($"cases/{@case["id"]}/materials/M30", "新图.pdf", Person.Pdf("new"))).Ok();
        page = await applicant.OpenAsync($"/cases/{@case["id"]}/correction");
        var (status, _) = await applicant.SendAsync(page, "main form[enctype]");
        Assert.Equal(HttpStatusCode.Redirect, status);
    }

    [Fact]
    public async Task R31_staff_read_what_a_field_is_called_and_no_part_of_a_mail_address()
    {
        var @case = await NoticedAsync("project.address", "applicant.email", "latitude", "applicant.name");
        (
            await (await office.As("applicant1")).PostAsync(
                $"cases/{@case["id"]}/correction",
                new
                {
                    answers = new object[]
                    {
                        new { itemNo = 1, value = "示例路2号" },
                        new { itemNo = 2, value = "ab@example.com" },
                        new { itemNo = 3, value = 34.75m },
                        new { itemNo = 4, text = "名称无误" },
                    },
                }
            )
        ).Ok();
        using var clerk = await Visitor.SignedInAsync(office, "clerk.city");
        var seen = (await clerk.OpenAsync($"/cases/{@case["id"]}")).QuerySelector(".defects")!;
        Assert.Equal(
            ["项目地址", "电子邮箱", "纬度", "单位名称"],
            seen.QuerySelectorAll("li > b").Select(e => e.TextContent.Trim())
        );
        Assert.Equal("***", seen.QuerySelectorAll("ins")[1].TextContent);
        var item = (await (await office.As("clerk.city")).GetAsync($"cases/{@case["id"]}")).Ok()["notice"]!["items"]![
            1
        ]!;
        Assert.Equal(("***", "***"), (item["before"]!.ToString(), item["after"]!.ToString()));
    }

    [Fact]
    public async Task R31_the_printed_notice_calls_every_field_by_its_name()
    {
        var @case = await NoticedAsync("project.address", "applicant.email", "latitude");
        var applicant = await office.As("applicant1");
        var pdf = (
            await applicant.GetAsync($"papers?case={@case["id"]}&paper=correction", ("Accept-Language", "en"))
        ).Body;
        using var document = UglyToad.PdfPig.PdfDocument.Open(pdf);
        var text = string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
        foreach (var name in new[] { "项目地址", "电子邮箱", "纬度" })
            Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("project.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R19_R31_the_clerk_is_told_which_office_the_corrected_region_belongs_to()
    {
        var applicant = await office.As("applicant1");
        var clerk = await office.As("clerk.city");
        var @case = await applicant.SubmitAsync("RF-01-03"); // delegated to Zhongmu, not to Jinshui
        (await clerk.TaskAsync(@case, "intake", "CorrectionRequired", Notice("project.regionCode"))).Ok();
        (
            await applicant.PostAsync(
                $"cases/{@case["id"]}/correction",
                new { answers = new[] { new { itemNo = 1, value = "410122" } } }
            )
        ).Ok();
        using var desk = await Visitor.SignedInAsync(office, "clerk.city");
        Assert.Contains(
            "可以移送",
            (await desk.OpenAsync($"/cases/{@case["id"]}/tasks/intake")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R30_R31_the_contract_masks_a_persons_data_for_staff_and_not_for_the_applicant()
    {
        var @case = await NoticedAsync("applicant.idNumber");
        var applicant = await office.As("applicant1");
        (
            await applicant.PostAsync(
                $"cases/{@case["id"]}/correction",
                new { answers = new[] { new { itemNo = 1, value = "91410100ＭA4000005Ｘ" } } }
            )
        ).Refused(422, "R31"); // not even its check digit
        (
            await applicant.PostAsync(
                $"cases/{@case["id"]}/correction",
                new { answers = new[] { new { itemNo = 1, value = "91410000 ma4000004t" } } }
            )
        ).Ok();
        JsonNode Item(JsonNode seen) => seen["notice"]!["items"]![0]!;
        var own = Item((await applicant.GetAsync($"cases/{@case["id"]}")).Ok());
        Assert.Equal("91410100MA40000040", own["before"]!.ToString());
        var staffs = Item((await (await office.As("clerk.city")).GetAsync($"cases/{@case["id"]}")).Ok());
        Assert.Equal("914*************40", staffs["before"]!.ToString());
    }

    private static object Notice(params string[] fields) =>
        new
        {
            items = fields.Select(field => new
            {
                field,
                defect = "有误",
                basis = "办事指南",
                remedy = "更正",
            }),
        };

    private async Task<JsonNode> NoticedAsync(params string[] fields)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        (await (await office.As("clerk.city")).TaskAsync(@case, "intake", "CorrectionRequired", Notice(fields))).Ok();
        return @case;
    }
}

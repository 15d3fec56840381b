using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Web.Documents;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>The forms that the office hands out for materials: blank, as an example, and from a case.</summary>
[Collection(nameof(MaterialHost))]
public sealed class MaterialFormTests(MaterialHost office)
{
    private const string Banner = "样表内容均为虚构，仅供填写时参考";

    /// <summary>Each form once, by an item that asks for it.</summary>
    public static TheoryData<string, string> Forms
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (
                var (item, material) in TestBook
                    .Catalogue.Items.Values.OrderBy(item => item.Code, StringComparer.Ordinal)
                    .SelectMany(item => item.Materials.Select(material => (item, material)))
                    .Where(asked => asked.material.Blank is not null)
                    .DistinctBy(asked => asked.material.Code)
            )
                data.Add(item.Code, material.Code);
            return data;
        }
    }

    [Theory]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.city", 404)]
    [InlineData("clerk.410122", 404)]
    [InlineData("supervisor", 404)]
    [InlineData("admin", 404)]
    public async Task R18_the_form_of_a_draft_is_its_applicants_alone(string user, int status)
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-01-01");
        (await (await office.As(user)).GetAsync($"cases/{draft["id"]}/materials/M03/blank")).Refused(status);
        (await office.Anyone.GetAsync($"cases/{draft["id"]}/materials/M03/blank")).Refused(401);
    }

    [Theory]
    [InlineData("clerk.city", 403)]
    [InlineData("supervisor", 403)]
    [InlineData("clerk.410181", 404)]
    public async Task R18_who_reads_a_case_prints_no_form_with_its_applicants_data(string user, int status)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-01-01");
        var answer = await (await office.As(user)).GetAsync($"cases/{@case["id"]}/materials/M03/blank");
        answer.Refused(status, status == 403 ? "R18" : null);
    }

    [Fact]
    public void R30_the_form_of_a_visitors_case_is_whole_for_whoever_took_it_in_on_that_day_and_masked_for_others()
    {
        var sent = new Story().Submitted("RF-01-01", "2022-05-09 09:30").Case with
        {
            OwnerId = "counter:1",
            TakenInBy = "clerk1.city",
        };
        sent = sent with
        {
            Applicant = sent.Applicant with { Agent = new("王经办", "11010519491231002X", "13900000000") },
        };
        var papers = office.Services.GetRequiredService<MaterialPaper>();
        string Read(Case @case, int clerk)
        {
            using var file = PdfDocument.Open(
                papers.Prefilled(@case, Story.Staff(Roles.Clerk, "city", clerk), "M03")!.Pdf
            );
            return Spaceless(string.Concat(file.GetPage(1).Letters.Select(letter => letter.Value)));
        }

        Assert.Contains("11010519491231002X", Read(sent, 1), StringComparison.Ordinal);
        Assert.DoesNotContain("11010519491231002X", Read(sent, 2), StringComparison.Ordinal);
        Assert.DoesNotContain("13900000000", Read(sent, 2), StringComparison.Ordinal);
        var earlier = sent with { SubmittedAt = sent.SubmittedAt!.Value.AddDays(-3) };
        Assert.DoesNotContain("11010519491231002X", Read(earlier, 1), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_blank_form_is_one_page_with_every_label_and_room_to_write(string item, string material)
    {
        var sheet = TestBook.Catalogue.Items[item].Material(material)!.Blank!;
        var text = await PrintedAsync($"items/{item}/materials/{material}/blank");
        Assert.StartsWith(sheet.Title, text, StringComparison.Ordinal);
        Assert.Contains("＿＿＿", text, StringComparison.Ordinal);
        foreach (var label in sheet.Body.SelectMany(part => part.Box ?? []))
            Assert.Contains(label, text, StringComparison.Ordinal);
        foreach (var signature in sheet.Signatures)
            Assert.Contains(signature.Label, text, StringComparison.Ordinal);
        Assert.Contains("年＿＿月", text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例", text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_sample_is_filled_in_throughout_and_says_what_it_is(string item, string material)
    {
        var sheet = TestBook.Catalogue.Items[item].Material(material)!.Blank!;
        var text = await PrintedAsync($"items/{item}/materials/{material}/sample");
        Assert.StartsWith(Banner, text, StringComparison.Ordinal);
        foreach (var place in sheet.Places.Where(place => place.From != BlankSources.Item))
            Assert.Contains(Spaceless(place.Example), text, StringComparison.Ordinal);
        Assert.DoesNotContain('＿', text);
    }

    [Fact]
    public async Task The_form_of_a_case_says_what_the_application_tells()
    {
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-01-01");
        application["applicant"]!["legalRepresentative"] = "李示例";
        application["applicant"]!["agent"] = new JsonObject
        {
            ["name"] = "王经办",
            ["idNumber"] = "11010519491231002X",
            ["phone"] = "13900000000",
        };
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        var text = await PrintedAsync($"cases/{draft["id"]}/materials/M03/blank", applicant);
        foreach (
            var told in new[]
            {
                "河南示例建设有限公司",
                "91410100MA40000040",
                "李示例",
                "王经办",
                "11010519491231002X",
                "13900000000",
                "“示例花园一期”",
                TestBook.Catalogue.Items["RF-01-01"].Name.Zh,
            }
        )
            Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains("自＿＿＿", text, StringComparison.Ordinal); // the period is the hand's
        Assert.DoesNotContain("样表", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_of_the_items_own_form_are_filled_in_as_documents_print_them()
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-08-01");
        var text = await PrintedAsync($"cases/{draft["id"]}/materials/M22/blank", applicant);
        Assert.Contains("1,234.5678平方米", text, StringComparison.Ordinal);
        Assert.Contains("2022年6月1日至2023年5月31日", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("items/RF-99-99/materials/M03/blank", "urn:ada:item-unknown")]
    [InlineData("items/RF-13-01/materials/M03/sample", "urn:ada:material-unknown")]
    [InlineData("items/RF-13-01/materials/M30/blank", "urn:ada:blank-none")]
    [InlineData("items/RF-13-01/materials/M30/sample", "urn:ada:blank-none")]
    public async Task Where_there_is_none_a_sentence_says_so_in_both_languages(string path, string type)
    {
        var chinese = (await office.Anyone.GetAsync(path, ("Accept-Language", "zh-CN"))).Refused(404);
        var english = (await office.Anyone.GetAsync(path, ("Accept-Language", "en"))).Refused(404);
        Assert.Equal(type, chinese["type"]!.GetValue<string>());
        Assert.NotEqual(chinese["detail"]!.GetValue<string>(), english["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_guide_tells_how_each_material_is_filled_in_and_where_its_form_is()
    {
        var materials = (await office.Anyone.GetAsync("items/RF-01-01")).Ok()["materials"]!.AsArray();
        var power = materials.First(m => m!["code"]!.GetValue<string>() == "M03")!;
        Assert.NotEmpty(power["filling"]!["zh"]!.GetValue<string>());
        Assert.NotEmpty(power["filling"]!["en"]!.GetValue<string>());
        foreach (var form in new[] { "blank", "sample" })
            Assert.Equal("application/pdf", (await office.Anyone.GetAsync(power[form]!.GetValue<string>())).MediaType);
        var permit = materials.First(m => m!["code"]!.GetValue<string>() == "M04")!;
        Assert.True(permit["filling"] is null && permit["blank"] is null && permit["sample"] is null);
    }

    /// <summary>The text of a small paper of one page.</summary>
    private async Task<string> PrintedAsync(string path, Person? reader = null)
    {
        var answer = await (reader ?? office.Anyone).GetAsync(path);
        Assert.True(answer is { Status: 200, MediaType: "application/pdf" }, $"{path}: {answer.Status} {answer.Text}");
        Assert.InRange(answer.Body.Length, 1_000, 60_000);
        using var file = PdfDocument.Open(answer.Body);
        var text = Spaceless(string.Concat(Assert.Single(file.GetPages()).Letters.Select(letter => letter.Value)));
        Assert.DoesNotContain('〓', text);
        return text;
    }

    private static string Spaceless(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal);
}

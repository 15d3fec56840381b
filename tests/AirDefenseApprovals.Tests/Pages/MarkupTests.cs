using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// What people write never becomes markup of a page: not in its elements, and not in the JSON that its script begins
/// with.
/// </summary>
public sealed partial class MarkupTests(MarkupTests.Host office) : IClassFixture<MarkupTests.Host>
{
    /// <summary>Ends the element it stands in, or its comment, and begins one that acts by being there.</summary>
    private const string Hostile =
        "</script><b hx-post=? hx-trigger=load hx-encoding=multipart/form-data hx-include='#sign'>";

    private const string Comment = "<!--<script>\"'&\u2028";

    /// <summary>Ways to write markup as it is, and the files that may: each says there why it is safe.</summary>
    private static readonly (string Way, string[] Allowed)[] Ways =
    [
        (@"Html\.Raw", []),
        (@"\bHtmlString\b(?!\.Empty)", []),
        // Those of fields hand on elements that TagBuilder wrote, whose texts are appended and so encoded; that of cells
        // hands on what the page itself wrote, without the blanks around it.
        (
            @"\b(Set|Append)HtmlContent\b|\bAppendHtml\b|\bWriteLiteral\b",
            [
                "Pages/PageJsonTagHelper.cs",
                "Pages/FieldTagHelper.cs",
                "Pages/FieldErrorTagHelper.cs",
                "Pages/StackedCellTagHelper.cs",
            ]
        ),
        (@"[:,] *IHtmlContent\b", ["Pages/Picture.cs"]),
        (@"\bHtml(Formattable|ContentBuilder)", ["Pages/ClockSentences.cs"]), // the format is a resource, its arguments are encoded
        (@"<script[^>]*type=""application/", []),
        (@"text/html", []),
    ];

    public sealed class Host : OfficeHost;

    [Fact]
    public void Only_the_page_s_own_writers_write_markup()
    {
        var sources = Path.Combine(Repository.Root, "src", "AirDefenseApprovals.Web");
        Assert.Empty(
            from path in Directory.EnumerateFiles(sources, "*.cs*", SearchOption.AllDirectories)
            where Path.GetExtension(path) is ".cs" or ".cshtml"
            let file = Path.GetRelativePath(sources, path).Replace('\\', '/')
            where
                !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal)
            let source = File.ReadAllText(path)
            from way in Ways
            where !way.Allowed.Contains(file) && Regex.IsMatch(source, way.Way)
            select $"{file}: {way.Way}"
        );
    }

    [Fact]
    public void No_page_writes_JSON_of_its_own()
    {
        var pages = Path.Combine(Repository.Root, "src", "AirDefenseApprovals.Web", "Pages");
        Assert.Empty(
            from path in Directory.EnumerateFiles(pages, "*.cshtml", SearchOption.AllDirectories)
            where Serializer.IsMatch(File.ReadAllText(path))
            select Path.GetRelativePath(pages, path)
        );
    }

    [Fact]
    public async Task What_people_write_is_text_on_every_page_of_a_case()
    {
        var (id, finding) = await HostileCaseAsync();
        var seen = new List<string>();
        foreach (var user in new[] { "inspector1.city", "head.city", "supervisor", "applicant1" })
        {
            using var browser = await office.SignedInAsync(user);
            foreach (var path in Paths(id))
            {
                using var answer = await browser.GetAsync(path);
                if (
                    answer.StatusCode != HttpStatusCode.OK
                    || answer.Content.Headers.ContentType?.MediaType != "text/html"
                )
                    continue;
                var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
                Assert.True(
                    page.QuerySelector("b[hx-post], [hx-trigger=load], [hx-include='#sign']") is null
                        && page.QuerySelectorAll("script")
                            .All(s => !s.TextContent.Contains("<!--", StringComparison.Ordinal)),
                    $"{user} {path}"
                );
                if (page.Body!.TextContent.Contains(Hostile, StringComparison.Ordinal))
                    seen.Add(path);
                if (path.EndsWith("/inspection", StringComparison.Ordinal))
                    AssertState(page, finding);
            }
        }

        Assert.Contains($"/cases/{id}", seen);
        Assert.Contains($"/cases/{id}/inspection", seen);
    }

    /// <summary>The script reads what was written, to the letter.</summary>
    private static void AssertState(IHtmlDocument page, Guid finding)
    {
        var state = page.QuerySelector("script#inspection-state")!.TextContent;
        Assert.DoesNotMatch("[<>&]", state);
        Assert.Contains("防护", state, StringComparison.Ordinal); // Chinese stays readable
        var site = JsonNode.Parse(state)!["site"]!;
        Assert.Contains(site["parties"]!.AsArray(), p => p!["name"]!.GetValue<string>() == Hostile);
        Assert.Contains(site["works"]!.AsArray(), w => w!["name"]!.GetValue<string>() == "一号" + Hostile);
        Assert.Equal(
            Comment + Hostile,
            site["findings"]!.AsArray().Single(f => f!["id"]!.GetValue<Guid>() == finding)![
                "problem"
            ]!.GetValue<string>()
        );
    }

    private async Task<(Guid Id, Guid Finding)> HostileCaseAsync()
    {
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-07-01");
        application["applicant"]!["name"] = Hostile;
        application["project"]!["name"] = Hostile;
        application["project"]!["works"] = new JsonArray(
            new JsonObject { ["name"] = "一号" + Hostile, ["floorArea"] = 10000m },
            new JsonObject { ["name"] = "二号", ["floorArea"] = 2345.6789m }
        );
        application["project"]!["parties"] = new JsonArray(
            new JsonObject { ["role"] = "builder", ["name"] = Hostile },
            new JsonObject { ["role"] = "designer", ["name"] = Comment }
        );
        var id = (await applicant.PostAsync("cases", application)).Ok(201)["id"]!.GetValue<Guid>();
        foreach (
            var material in (await applicant.GetAsync("items/RF-07-01")).Ok()["materials"]!
                .AsArray()
                .Where(m => m!["source"]!.GetValue<string>() == "applicant")
                .Select(m => m!["code"]!.GetValue<string>())
        )
            (
                await applicant.UploadAsync(
                    $"cases/{id}/materials/{material}",
                    "<b hx-post=?>" + material + ".pdf",
                    Person.Pdf(material)
                )
            ).Ok();
        var submitted = (await applicant.PostAsync($"cases/{id}/submit", new { declared = true })).Ok();
        (await (await office.As("clerk.city")).TaskAsync(submitted, "intake", "Accepted")).Ok();
        var (finding, inspector) = (Guid.NewGuid(), await office.As("inspector1.city"));
        (
            await inspector.PutAsync(
                $"cases/{id}/site/findings/{finding}",
                new
                {
                    work = "一号" + Hostile,
                    problem = Comment + Hostile,
                    clause = "GB 50038-2005 3.3",
                    place = "第1防护单元" + Hostile,
                    remedy = Hostile,
                    deadlineDays = 10,
                    responsible = Hostile,
                }
            )
        ).Ok();
        return (id, finding);
    }

    /// <summary>Every page that a case has, with the works and the finding chosen where one can; and the lists it stands in.</summary>
    private IEnumerable<string> Paths(Guid id) =>
        office
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
            .Where(p => p.StartsWith("/cases/{id:guid}", StringComparison.Ordinal))
            .Select(p =>
                p.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
                    .Replace("{task}", "inspection", StringComparison.Ordinal)
            )
            .Where(p => !p.Contains('{', StringComparison.Ordinal))
            .Distinct()
            .Concat([
                $"/cases/{id}/inspection?work={Uri.EscapeDataString("一号" + Hostile)}",
                "/cases",
                "/worklist",
                "/board",
                "/inbox",
                "/projects",
            ]);

    [GeneratedRegex(@"JsonSerializer|Json\.Serialize|IJsonHelper|JsonConvert|ToJsonString")]
    private static partial Regex Serializer { get; }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Sheets;
using AirDefenseApprovals.Workflows;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// The 66 code points that Unicode reserves never to be characters, and halves of surrogate pairs: dropped where text comes in, harmless
/// where it comes from rows that already hold them, and never in XML.
/// </summary>
public sealed partial class NonCharacterTests(NonCharacterTests.Host office) : IClassFixture<NonCharacterTests.Host>
{
    private const string Odd = "\uFFFE\uFFFF\uFDD0\U0010FFFE";
    private const string OddInUrl = "%EF%BF%BE%EF%BF%BF%EF%B7%90%F4%8F%BF%BE";

    private static readonly string[] Reserved =
    [
        .. Enumerable
            .Range(0xFDD0, 32)
            .Concat(
                Enumerable.Range(0, 17).SelectMany(plane => new[] { (plane << 16) + 0xFFFE, (plane << 16) + 0xFFFF })
            )
            .Select(char.ConvertFromUtf32),
    ];

    public sealed class Host : OfficeHost;

    [Fact]
    public void Each_of_the_66_is_dropped_where_text_comes_in()
    {
        Assert.Equal(66, Reserved.Length);
        foreach (var none in Reserved)
        {
            Assert.Equal("甲乙", TextInput.Clean($"甲{none}乙"));
            Assert.Equal("12", TextInput.CleanNumber($"{none}1{none}2"));
            Assert.Equal("13800000000", TextInput.CleanPhone($"138{none}00000000"));
            Assert.Equal("12.5", TextInput.CleanDecimal($"12{none}.5"));
            Assert.Equal("甲乙.pdf", FileNames.Clean($"甲{none}乙.pdf"));
            Assert.Equal("甲乙", Characters.ForXml($"甲{none}乙"));
        }
    }

    [Theory]
    [InlineData("\uFFFD", "\uFFFD")]
    [InlineData("\uFFFC\uFDCF\uFDF0", "\uFFFC\uFDCF\uFDF0")]
    [InlineData("𠮷🙂\U0010FFFD", "𠮷🙂\U0010FFFD")]
    [InlineData("e\uFFFE\u0301", "é")]
    public void Their_neighbours_stay(string text, string kept) => Assert.Equal(kept, TextInput.Clean(text));

    [Fact]
    public void Half_a_character_is_replaced() // not as InlineData: an attribute is kept as UTF-8, which has none
    {
        Assert.Equal("a\uFFFDb", TextInput.Clean("a\uD800b"));
        Assert.Equal("\uFFFD", TextInput.CleanNumber("\uDC00"));
        Assert.Equal("\uFFFD.pdf", FileNames.Clean("\uDBFF.pdf"));
        Assert.Equal("甲\uFFFD乙", Characters.ForXml("甲\uD83D乙"));
    }

    [Theory]
    [InlineData("甲\n\t乙", "甲\n\t乙")]
    [InlineData("甲\u0000\u0001\u000B\u001F乙", "甲乙")]
    [InlineData("甲\u0085\u2028<&>", "甲\u0085\u2028<&>")]
    public void What_XML_refuses_is_not_in_it(string text, string kept)
    {
        Assert.Equal(kept, Characters.ForXml(text));
        Assert.Equal(kept, XElement.Parse(new XElement("x", Characters.ForXml(text)).ToString()).Value);
    }

    [Fact]
    public void Nothing_else_composes_text()
    {
        var sources = Path.Combine(Repository.Root, "src");
        Assert.Equal(
            ["AirDefenseApprovals.Workflows/Characters.cs"],
            from path in Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            let file = Path.GetRelativePath(sources, path).Replace('\\', '/')
            where !file.Contains("/obj/", StringComparison.Ordinal)
            where Composes.IsMatch(File.ReadAllText(path))
            select file
        );
    }

    [Fact]
    public async Task In_JSON_they_are_dropped_and_the_rest_is_kept()
    {
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-07-01");
        application["project"]!["name"] = $"示{Odd}例";
        application["project"]!["parties"] = new JsonArray(
            new JsonObject { ["role"] = "builder", ["name"] = $"{Odd}甲公司" }
        );
        application["applicant"]!["phone"] = $"138{Odd}00000000";
        var draft = (await applicant.PostAsync("cases", application, ("Idempotency-Key", "键" + Odd))).Ok(201);
        Assert.Equal("示例", draft["project"]!["name"]!.GetValue<string>());
        Assert.Equal("甲公司", draft["project"]!["parties"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("13800000000", draft["applicant"]!["phone"]!.GetValue<string>());
        var file = (
            await applicant.UploadAsync($"cases/{draft["id"]}/materials/M18", $"图{Odd}纸.pdf", Person.Pdf("M18"))
        ).Ok();
        Assert.Contains(
            "图纸.pdf",
            file.ToJsonString(
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_body_that_the_API_shows_as_an_example_may_hold_them()
    {
        var id = (await (await office.As("applicant1")).SubmitAsync("RF-13-01"))["id"]!.GetValue<Guid>();
        var paths = (await office.Anyone.GetAsync("/swagger/v1/swagger.json")).Ok()["paths"]!.AsObject();
        Person[] people =
        [
            office.Anyone,
            await office.As("applicant1"),
            await office.As("clerk.city"),
            await office.As("admin"),
        ];
        var tried = 0;
        foreach (var (method, path) in office.DoorsToTry().Where(d => d.Method != "GET").Distinct())
        {
            var name =
                "/api/v1/"
                + path.Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal);
            var example = paths[name]
                ?[method.ToLowerInvariant()]
                ?["requestBody"]
                ?["content"]
                ?["application/json"]
                ?["example"];
            if (example is null)
                continue;
            tried++;
            foreach (var person in people)
            {
                var answer = await person.SendAsync(
                    new HttpMethod(method),
                    Doors.Fill(path, id),
                    new StringContent(Odded(example)!.ToJsonString(), Encoding.UTF8, "application/json"),
                    ("Idempotency-Key", Guid.NewGuid() + Odd)
                );
                Assert.True(answer.Status < 500, $"{method} {path}: {answer.Status} {answer.Text} {Bugs.Told}");
            }
        }

        Assert.InRange(tried, 20, 1000);
    }

    [Fact]
    public async Task Every_page_may_be_asked_with_them_signed_in_or_not()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        foreach (var user in new[] { null, "applicant1", "clerk.city", "head.city", "supervisor", "admin" })
        {
            using var browser = await BrowserAsync(user);
            foreach (var page in Pages())
            {
                var path = Path.GetFullPath("/" + Place.Replace(page, m => m.Value switch
                            {
                                "{id:guid}" => @case["id"]!.GetValue<string>(),
                                var place when place.Contains(":int", StringComparison.Ordinal) => "1",
                                var place when place.Contains(":guid", StringComparison.Ordinal) => Guid.NewGuid()
                                    .ToString(),
                                _ => OddInUrl,
                            }));
                var query = string.Join('&', Names.Select(n => $"{n}=x{OddInUrl}"));
                using var answer = await browser.GetAsync($"{path}?{query}");
                Assert.True((int)answer.StatusCode < 500, $"{user} {path}: {answer.StatusCode} {Bugs.Told}");
            }
        }
    }

    [Theory]
    [InlineData(null, "/account/login", "UserName", "Password")]
    [InlineData(null, "/account/register", "UserName", "Email", "DisplayName", "Password")]
    [InlineData(null, "/track", "Number", "Code")]
    [InlineData(
        "applicant1",
        "/apply/RF-13-01",
        "applicant.name",
        "project.name",
        "applicant.idNumber",
        "project.floorArea"
    )]
    [InlineData("admin", "/delegations/enter", "itemCode", "office", "mode", "instrument", "handoverDate")]
    [InlineData("admin", "/office/people/hire", "UserName", "DisplayName", "Email", "office", "roles")]
    public async Task A_form_may_hold_them(string? user, string path, params string[] fields)
    {
        using var browser = await BrowserAsync(user);
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(path));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([
            .. fields.Select(f => KeyValuePair.Create(f, "x" + Odd)),
            KeyValuePair.Create("k" + Odd, Odd),
            new("__RequestVerificationToken", token),
        ]);
        using var answer = await browser.PostAsync(path, form);
        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode} {Bugs.Told}");
    }

    [Fact]
    public async Task A_row_that_already_holds_them_is_written_as_a_sheet()
    {
        var admin = await office.As("admin");
        await office.DatabaseAsync(async db =>
        {
            var row = await db.Delegations.FirstAsync();
            await db
                .Delegations.Where(d => d.Id == row.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Instrument, $"文\u0001件{Odd}一号"));
            return 0;
        });
        var answer = await admin.GetAsync("delegations.xlsx");
        Assert.Equal(200, answer.Status);
        var rows = SheetReader.Read(new MemoryStream(answer.Body))!;
        Assert.Contains(rows, row => row.Cells.Values.Contains("文件一号"));
    }

    [Fact]
    public void A_picture_of_names_that_hold_them_is_XML()
    {
        var drawn = Drawings.Of("standard");
        drawn["customProperties"]!["names"]!["zh"] = $"标\u0002准{Odd}";
        drawn.Activity("review")["metadata"]!["displayNames"]!["zh"] = $"审\u0002查{Odd}";
        Assert.Contains(
            "审查",
            XElement.Parse(DefinitionPicture.Draw(drawn.Read(), "zh")).Value,
            StringComparison.Ordinal
        );
        Assert.Equal("码", (string?)XElement.Parse(QrCode.Svg("x", $"码{Odd}\u0003")).Attribute("aria-label"));
    }

    private static JsonNode? Odded(JsonNode? node) =>
        node switch
        {
            JsonObject some => new JsonObject(some.Select(p => KeyValuePair.Create(p.Key, Odded(p.Value)))),
            JsonArray some => new JsonArray([.. some.Select(Odded)]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(text + Odd),
            _ => node?.DeepClone(),
        };

    private static readonly string[] Names =
    [
        "q",
        "work",
        "itemCode",
        "office",
        "officer",
        "on",
        "from",
        "number",
        "code",
        "Code",
        "of",
        "standard",
        "clause",
        "to",
        "back",
        "view",
        "State",
        "person",
        "period",
        "matter",
        "handler",
    ];

    private List<string> Pages() =>
        [
            .. office
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Select(e => e.RoutePattern.RawText!.Trim('/'))
                .Where(p => !p.StartsWith("error", StringComparison.Ordinal))
                .Distinct(),
        ];

    private async Task<HttpClient> BrowserAsync(string? user)
    {
        var browser = office.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        if (user is null)
            return browser;
        var login = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync("/account/login"));
        using var form = new FormUrlEncodedContent([
            new("UserName", user),
            new("Password", Person.Password),
            new(
                "__RequestVerificationToken",
                login.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")
            ),
        ]);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync("/account/login", form)).StatusCode);
        return browser;
    }

    [GeneratedRegex(@"\.(Normalize|IsNormalized)\(|UpperInvariantLookupNormalizer")]
    private static partial Regex Composes { get; }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place { get; }
}

using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Web.Data;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>How offices show themselves, on the running host: to visitors, and on paper, where what was said stays said.</summary>
public sealed class OfficeProfileTests
{
    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("clerk.410122", 403)]
    [InlineData("supervisor", 403)]
    [InlineData("head.410181", 404)]
    [InlineData("head.city", 404)]
    public async Task R18_an_offices_profile_is_its_heads_to_keep(string user, int status)
    {
        using var office = new OfficeHost();
        var person = await office.As(user);
        (await person.PutAsync("offices/410122/profile", Body("新文头"))).Refused(status);
        (await person.GetAsync("offices/410122/profile")).Refused(status);
        Assert.DoesNotContain("新文头", (await office.Anyone.GetAsync("offices")).Text, StringComparison.Ordinal);
        (await (await office.As("head.410122")).PutAsync("offices/410199/profile", Body("新文头"))).Refused(404);
    }

    [Fact]
    public async Task Anyone_reads_how_an_office_is_reached_and_a_change_is_in_force_at_once()
    {
        using var office = new OfficeHost();
        var (head, before) = (await office.As("head.410122"), await OfAsync(office, "410122"));
        Assert.Equal(
            ("0371-00000122", "中牟县人民防空办公室", "中牟县人民防空办公室"),
            (
                before["phone"]!.GetValue<string>(),
                before["sealText"]!.GetValue<string>(),
                before["letterhead"]!["zh"]!.GetValue<string>()
            )
        );
        Assert.Equal(
            2,
            (
                await head.PutAsync(
                    "offices/410122/profile",
                    Body("中牟县人防办 ", phone: "０371-00000999", version: 1)
                )
            ).Ok()["version"]!.GetValue<int>()
        );
        var after = await OfAsync(office, "410122");
        Assert.Equal(
            ("0371-00000999", "中牟县人防办", "中牟县人防办"),
            (
                after["phone"]!.GetValue<string>(),
                after["letterhead"]!["zh"]!.GetValue<string>(),
                after["letterhead"]!["en"]!.GetValue<string>()
            )
        );
        Assert.Equal(
            ["head.410122", null],
            (await head.GetAsync("offices/410122/profile")).Ok()["items"]!
                .AsArray()
                .Select(p => p!["enteredBy"]?.GetValue<string>())
        );
        Assert.Equal("0371-00000181", (await OfAsync(office, "410181"))["phone"]!.GetValue<string>());
        (await head.PutAsync("offices/410122/profile", Body("又一文头", version: 1))).Refused(412);
        (await head.PutAsync("offices/410122/profile", Body("中牟县人防办", phone: "0371-00000999"))).Refused(409);
        Assert.Equal(
            ["letterhead.en", "letterhead.zh", "phone"],
            (await head.PutAsync("offices/410122/profile", Body("", phone: "110"))).Refused(422)["errors"]!
                .AsObject()
                .Select(e => e.Key)
                .Order(StringComparer.Ordinal)
        );
        Assert.NotNull(
            (await head.PutAsync("offices/410122/profile", Body(new string('文', 31)))).Refused(422)["errors"]![
                "letterhead.zh"
            ]
        );
        var body = (
            await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122"),
            (await (await office.As("applicant1")).GetAsync("inbox")).Text
        );
        Assert.Contains("0371-00000999", body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_bear_what_the_office_said_when_they_were_given_and_results_stay_as_they_are()
    {
        using var office = new OfficeHost();
        var (applicant, head) = (await office.As("applicant1"), await office.As("head.410122"));
        var @case = await applicant.AcceptedAsync("RF-01-03", "410122");
        var receipt = await PaperAsync(office, @case, "receipt");
        await office.MoveToAsync("2022-05-10 09:00");
        (await head.PutAsync("offices/410122/profile", Body("中牟人防新文头"))).Ok();
        Assert.Equal(Hash(receipt), Hash(await PaperAsync(office, @case, "receipt")));
        Assert.DoesNotContain("新文头", Words(receipt), StringComparison.Ordinal);
        await office.MoveToAsync("2022-05-10 10:00");
        var result = await ResultAsync(office, @case);
        Assert.Contains("中牟人防新文头", Words(result), StringComparison.Ordinal);
        Assert.Contains("中牟县人民防空办公室", Words(result), StringComparison.Ordinal); // who signs is the office by its name
        await office.MoveToAsync("2022-05-11 09:00");
        (await head.PutAsync("offices/410122/profile", Body("再换文头"))).Ok();
        Assert.Equal(Hash(result), Hash(await DocumentAsync(office, @case)));
        Assert.Contains(
            "再换文头",
            Words(await PaperAsync(office, await applicant.SubmitAsync("RF-01-03", "410122"), "receipt")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R17_an_entrusted_countys_papers_bear_the_citys_letterhead()
    {
        using var office = new OfficeHost();
        var admin = await office.As("admin");
        var old = (await admin.GetAsync("delegations?itemCode=RF-01-03&office=410122&on=2022-05-09")).Ok()["items"]!
            .AsArray()
            .Single()!;
        (
            await admin.PostAsync(
                $"delegations/{old["id"]}/revoke",
                new { effectiveTo = "2022-05-09", instrument = "示例" }
            )
        ).Ok();
        (
            await admin.PostAsync(
                "delegations",
                new
                {
                    itemCode = "RF-01-03",
                    office = "410122",
                    instrument = "郑人防办〔2022〕示例3号",
                    mode = "entrusted",
                    handoverDate = "2022-05-09",
                    effectiveFrom = "2022-05-10",
                }
            )
        ).Ok(201);
        (await admin.PutAsync("offices/city/profile", Body("市人防文头"))).Ok();
        (await admin.PutAsync("offices/410122/profile", Body("县人防文头"))).Ok();
        await office.MoveToAsync("2022-05-10 09:30");
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        foreach (var paper in new[] { await PaperAsync(office, @case, "receipt"), await ResultAsync(office, @case) })
        {
            Assert.Contains("市人防文头", Words(paper), StringComparison.Ordinal);
            Assert.DoesNotContain("县人防文头", Words(paper), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_start_takes_a_changed_file_but_keeps_what_an_office_said_itself()
    {
        using var office = new OfficeHost();
        (await (await office.As("head.410122")).PutAsync("offices/410122/profile", Body("留下的文头"))).Ok();
        var offices = office
            .Services.GetRequiredService<RulebookKeeper>()
            .Book.Register.Offices.Select(o =>
                o with
                {
                    Phone = o.Code is "410181" or "410122" ? "0371-00000777" : o.Phone,
                }
            );
        for (var starts = 0; starts < 2; starts++)
            await office.DatabaseAsync(async db =>
            {
                await KeptProfiles.TakeFileAsync(db, offices, DateTimeOffset.UtcNow, CancellationToken.None);
                return 0;
            });
        var kept = await office.DatabaseAsync(db =>
            db.OfficeProfiles.Where(p => p.Version > 1)
                .OrderBy(p => p.Office)
                .Select(p => new
                {
                    p.Office,
                    p.Version,
                    p.EnteredBy,
                })
                .ToListAsync()
        );
        Assert.Equal(
            [("410122", 2, "head.410122"), ("410181", 2, null)],
            kept.Select(p => (p.Office, p.Version, p.EnteredBy))
        );
    }

    private static object Body(string letterhead, string phone = "0371-00000122", int? version = null) =>
        new
        {
            letterhead = new { zh = letterhead },
            sealText = "示例专用章",
            phone,
            address = new { zh = "示例大街22号", en = "22 Shili Street" },
            hoursText = new { zh = "工作日 9:00至17:00" },
            version,
        };

    private static async Task<JsonNode> OfAsync(OfficeHost office, string code) =>
        (await office.Anyone.GetAsync("offices")).Ok()["items"]!
            .AsArray()
            .First(o => o!["code"]!.GetValue<string>() == code)!;

    private static async Task<byte[]> PaperAsync(OfficeHost office, JsonNode @case, string kind)
    {
        using var browser = office.CreateClient();
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync("/account/login"));
        using var form = new FormUrlEncodedContent([
            new("UserName", "applicant1"),
            new("Password", Person.Password),
            new(
                "__RequestVerificationToken",
                page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!
            ),
        ]);
        (await browser.PostAsync("/account/login", form)).EnsureSuccessStatusCode();
        return await browser.GetByteArrayAsync($"/cases/{@case["id"]}/papers/{kind}");
    }

    private static async Task<byte[]> ResultAsync(OfficeHost office, JsonNode @case)
    {
        (await (await office.As("reviewer.410122")).TaskAsync(@case, "review", "Agreed")).Ok();
        (await (await office.As("head.410122")).TaskAsync(@case, "decide", "Approved")).Ok();
        return await DocumentAsync(office, @case);
    }

    private static async Task<byte[]> DocumentAsync(OfficeHost office, JsonNode @case)
    {
        var document = (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}")).Ok()["decision"]![
            "document"
        ]!;
        return (
            await office.Anyone.GetAsync(
                $"documents/{document["number"]}?code={document["code"]}",
                ("Accept", "application/pdf")
            )
        ).Body;
    }

    private static string Words(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);
    }

    private static string Hash(byte[] pdf) => Convert.ToHexStringLower(SHA256.HashData(pdf));
}

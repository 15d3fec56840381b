using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Tests.Sheets;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>R17 through the API: the register's record of itself, out and in as XLSX, and what the database refuses.</summary>
public sealed class RegisterTests : IDisposable
{
    private readonly OfficeHost office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task R17_nobody_but_an_administrator_brings_a_file_in()
    {
        var before = await CountAsync();
        foreach (
            var user in new[]
            {
                "applicant1",
                "clerk.city",
                "reviewer.city",
                "head.city",
                "inspector1.city",
                "head.410122",
                "supervisor",
            }
        )
        {
            var person = await office.As(user);
            (
                await ImportAsync(
                    person,
                    Workbook.Of(["RF-01-03", "410122", "下放", "示例", "2022-01-01", "2022-01-01", "2022-04-30"])
                )
            ).Refused(403);
            Assert.Equal(user == "supervisor" ? 200 : 403, (await person.GetAsync("delegations.xlsx")).Status);
        }

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task R17_the_register_knows_who_entered_and_who_revoked_and_when()
    {
        var admin = await office.As("admin");
        var first = (await admin.GetAsync("delegations?itemCode=RF-01-03&office=410122")).Ok()["items"]![0]!;
        Assert.Null(first["enteredBy"]); // the catalogue
        // The office's clock runs while the database is being made
        Assert.StartsWith("2022-05-09T09:30:", first["enteredAt"]!.GetValue<string>(), StringComparison.Ordinal);
        (
            await admin.PostAsync(
                $"delegations/{first["id"]}/revoke",
                new { effectiveTo = "2022-12-31", instrument = "收回1号" }
            )
        ).Ok();
        (
            await admin.PostAsync(
                $"delegations/{first["id"]}/revoke",
                new { effectiveTo = "2022-08-31", instrument = "收回2号" }
            )
        ).Ok();
        (
            await admin.PostAsync(
                "delegations",
                new
                {
                    itemCode = "RF-01-03",
                    office = "410122",
                    instrument = "再授1号",
                    mode = "entrusted",
                    handoverDate = "2022-09-01",
                    effectiveFrom = "2022-09-01",
                }
            )
        ).Ok(201);
        var both = (await admin.GetAsync("delegations?itemCode=RF-01-03&office=410122")).Ok()["items"]!.AsArray();
        Assert.Equal(
            ["收回1号", "收回2号"],
            both[0]!["revocations"]!.AsArray().Select(r => r!["instrument"]!.GetValue<string>())
        );
        Assert.Equal(
            ("2022-08-31", "admin"),
            (both[0]!["effectiveTo"]!.GetValue<string>(), both[0]!["revocations"]![1]!["revokedBy"]!.GetValue<string>())
        );
        Assert.Equal("admin", both[1]!["enteredBy"]!.GetValue<string>());
    }

    [Fact]
    public async Task R17_the_database_itself_refuses_an_overlap_from_plain_SQL()
    {
        Assert.True(await CountAsync() > 0);
        var (date, id) = TestDatabase.IsPostgreSql
            ? ("DATE ", Guid.CreateVersion7().ToString())
            : ("", Guid.CreateVersion7().ToString().ToUpperInvariant());
        string Insert(string from, string to, string key) =>
            $"""
                INSERT INTO "Delegations"
                    ("Id", "ItemCode", "Office", "Instrument", "Mode", "HandoverDate", "EffectiveFrom", "EffectiveTo")
                VALUES ('{key}', 'RF-01-03', '410122', 'x', 'devolved', {date}'2020-01-01', {date}'{from}', {to})
                """;
        await RefusedAsync(Insert("2023-01-01", "NULL", id));
        await RefusedAsync(Insert("2022-01-01", $"{date}'2022-05-01'", id)); // its last day is the other's first
        await RefusedAsync(Insert("2021-02-01", $"{date}'2021-01-01'", id)); // ends before it begins
        Assert.Equal(1, await RunAsync(Insert("2022-01-01", $"{date}'2022-04-30'", id)));
        await RefusedAsync($"""UPDATE "Delegations" SET "EffectiveTo" = NULL WHERE "Instrument" = 'x'""");
        Assert.Equal(
            1,
            await RunAsync($"""UPDATE "Delegations" SET "EffectiveTo" = {date}'2022-03-31' WHERE "Instrument" = 'x'""")
        );
    }

    [Fact]
    public async Task R17_what_is_exported_can_be_changed_and_brought_in_again()
    {
        var admin = await office.As("admin");
        var exported = await admin.GetAsync("delegations", ("Accept", SheetWriter.ContentType));
        Assert.Equal((200, SheetWriter.ContentType), (exported.Status, exported.MediaType));
        var rows = SheetReader.Read(new MemoryStream(exported.Body))!;
        Assert.Equal(await CountAsync() + 1, rows.Count);
        Assert.Equal(("2022-05-01", "下放"), (rows[1].Day(7), rows[1].Text(4)));
        Assert.Equal(
            SheetReader.Read(new MemoryStream((await admin.GetAsync("delegations.xlsx?on=2022-06-01")).Body))!.Count,
            rows.Count
        );
        Assert.Single(
            SheetReader.Read(new MemoryStream((await admin.GetAsync("delegations.xlsx?on=2022-04-30")).Body))!
        );
        (await admin.GetAsync("delegations.xlsx?on=yesterday")).Refused(422);

        var again = (await ImportAsync(admin, exported.Body)).Refused(422, "R17"); // every row is in the register already
        Assert.Equal(rows.Count - 1, again["errors"]!.AsObject().Count);
        Assert.StartsWith("rows[2].effectiveFrom", again["errors"]!.AsObject().First().Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R17_a_file_is_looked_at_entered_whole_and_in_force_at_once()
    {
        var (admin, before) = (await office.As("admin"), await CountAsync());
        foreach (
            var d in (await admin.GetAsync("delegations?itemCode=RF-01-03&on=2022-06-01")).Ok()["items"]!.AsArray()
        )
            (
                await admin.PostAsync(
                    $"delegations/{d!["id"]}/revoke",
                    new { effectiveTo = "2022-05-09", instrument = "收回" }
                )
            ).Ok();
        byte[] file = Workbook.Of(
            ["RF-01-03", "410122", "委托", "示例２号", "2022-05-09", "44691", null],
            ["rf-01-03", "=A1|410181", "devolved", "=HYPERLINK(\"http://x\")|示例3号", "44691", "44691", "2022-12-31"]
        ); // 44691: 10 May 2022
        var looked = (await ImportAsync(admin, file, "?preview=true")).Ok();
        Assert.Equal((2, false), (looked["rows"]!.GetValue<int>(), looked["entered"]!.GetValue<bool>()));
        Assert.Equal(before, await CountAsync());
        var entered = (await ImportAsync(admin, file)).Ok();
        Assert.Equal(before + 2, await CountAsync());
        Assert.Equal(
            ["示例２号", "示例3号"],
            entered["delegations"]!.AsArray().Select(d => d!["instrument"]!.GetValue<string>())
        );
        Assert.Equal("2022-05-10", entered["delegations"]![0]!["effectiveFrom"]!.GetValue<string>());
        await office.MoveToAsync("2022-05-10 10:00");
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        Assert.Equal(
            ("410122", "city"),
            (@case["office"]!["code"]!.GetValue<string>(), @case["inNameOf"]!["code"]!.GetValue<string>())
        );
        (await ImportAsync(admin, file)).Refused(422, "R17");
    }

    [Fact]
    public async Task R17_anyone_who_checks_a_document_sees_by_what_power_it_was_signed()
    {
        var admin = await office.As("admin");
        var first = (await admin.GetAsync("delegations?itemCode=RF-01-03&office=410122")).Ok()["items"]![0]!;
        (
            await admin.PostAsync(
                $"delegations/{first["id"]}/revoke",
                new { effectiveTo = "2022-05-09", instrument = "收回" }
            )
        ).Ok();
        (
            await admin.PostAsync(
                "delegations",
                new
                {
                    itemCode = "RF-01-03",
                    office = "410122",
                    instrument = "委托7号",
                    mode = "entrusted",
                    handoverDate = "2022-05-10",
                    effectiveFrom = "2022-05-10",
                }
            )
        ).Ok(201);
        await office.MoveToAsync("2022-05-10 10:00");
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        var second = (await admin.GetAsync("delegations?itemCode=RF-01-03&office=410122")).Ok()["items"]![1]!;
        (
            await admin.PostAsync(
                $"delegations/{second["id"]}/revoke",
                new { effectiveTo = "2022-05-10", instrument = "收回8号" }
            )
        ).Ok();
        await office.MoveToAsync("2022-05-11 10:00");
        (await (await office.As("reviewer.410122")).TaskAsync(@case, "review", "Agreed")).Ok();
        var document = (await (await office.As("head.410122")).TaskAsync(@case, "decide", "Approved")).Ok()[
            "decision"
        ]!["document"]!;
        var shown = (await office.Anyone.GetAsync($"documents/{document["number"]}?code={document["code"]}")).Ok();
        Assert.Equal(
            ("entrusted", "委托7号", "2022-05-10", "2022-05-10", "2022-05-10", "2022-05-11"),
            (
                shown["authority"]!["mode"]!.GetValue<string>(),
                shown["authority"]!["instrument"]!.GetValue<string>(),
                Day(shown, "effectiveFrom"),
                Day(shown, "effectiveTo"),
                Day(shown, "receivedOn"),
                Day(shown, "signedOn")
            )
        );
        var page = WebUtility.HtmlDecode(
            await office.Anyone.Http.GetStringAsync($"/verify/{document["number"]}?code={document["code"]}")
        );
        foreach (
            var told in new[]
            {
                "依委托7号委托，以市级机关名义决定",
                "授权自 2022年5月10日 至 2022年5月10日",
                "决定日 2022年5月11日",
                "在收件之日有效，在决定之前终止",
            }
        )
            Assert.Contains(told, page, StringComparison.Ordinal);
        using var paper = UglyToad.PdfPig.PdfDocument.Open(
            (
                await office.Anyone.GetAsync(
                    $"documents/{document["number"]}?code={document["code"]}",
                    ("Accept", "application/pdf")
                )
            ).Body
        );
        var text = string.Concat(paper.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith("郑州市人民防空办公室（受托办理机关：中牟县人民防空办公室）", text, StringComparison.Ordinal); // PL 24
        Assert.Contains("委托7号", text, StringComparison.Ordinal);

        static string Day(System.Text.Json.Nodes.JsonNode shown, string name) =>
            shown["authority"]![name]!.GetValue<string>();
    }

    [Fact]
    public async Task R17_one_mistake_in_a_file_and_nothing_of_it_is_entered()
    {
        var (admin, before) = (await office.As("admin"), await CountAsync());
        var problem = (
            await ImportAsync(
                admin,
                Workbook.Of(
                    ["RF-01-03", "410122", "下放", "示例", "2022-01-01", "2022-01-01", "2022-04-30"], // sound
                    ["RF-99-99", "410122", "下放", "示例", "2022-01-01", "2022-01-01", null],
                    ["RF-13-01", "city", "借用", null, "2022-02-30", "下月", "2022-01-01"],
                    ["RF-01-03", "410122", "下放", "示例", "2022-01-01", "2022-04-01", "2022-04-30"]
                )
            )
        ).Refused(422, "R17");
        Assert.Equal(
            [
                "rows[3].itemCode",
                "rows[4].effectiveFrom",
                "rows[4].effectiveTo",
                "rows[4].handoverDate",
                "rows[4].instrument",
                "rows[4].itemCode",
                "rows[4].mode",
                "rows[4].office",
                "rows[5].effectiveFrom",
            ],
            problem["errors"]!
                .AsObject()
                .Select(e => e.Key)
                .Where(k => k != "rows[4].effectiveTo")
                .Append("rows[4].effectiveTo")
                .Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "第 2 行",
            problem["errors"]!["rows[5].effectiveFrom"]![0]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await CountAsync());
    }

    private static readonly (byte[] Content, int Status)[] NotASheet =
    [
        (Encoding.UTF8.GetBytes("事项编码,机关编码"), 415),
        ([0x50, 0x4B, 3, 4, 0, 0], 415),
        (Person.Pdf("a"), 415),
        ([], 422),
        (new byte[1024 * 1024 + 1], 413),
        (Workbook.Raw(), 422),
        (Workbook.Of(), 422),
        (Workbook.Raw(["别的", "表"], ["1", "2"]), 422),
        (Workbook.Of([.. Enumerable.Range(0, SheetReader.MostRows + 1).Select(_ => new[] { "RF-01-03" })]), 415),
    ];

    [Fact]
    public async Task R17_what_is_no_file_of_delegations_is_refused_with_a_sentence()
    {
        var admin = await office.As("admin");
        foreach (var (content, status) in NotASheet)
            Assert.NotEmpty((await ImportAsync(admin, content)).Refused(status)["detail"]!.GetValue<string>());
        (await admin.PostAsync("delegations/import", new { })).Refused(415);
    }

    [Fact]
    public async Task R17_a_file_cut_or_bent_anywhere_is_refused_and_never_a_bug()
    {
        var (admin, whole, random) = (
            await office.As("admin"),
            Workbook.Of(["RF-01-03", "410122", "下放", "示例", "2022-01-01", "2022-01-01", "2022-04-30"]),
            new Random(17)
        );
        for (var i = 0; i < 60; i++)
        {
            var bent = i % 2 == 0 ? whole[..random.Next(1, whole.Length)] : [.. whole];
            for (var hits = 0; hits < 3; hits++)
                bent[random.Next(bent.Length)] ^= (byte)random.Next(1, 256);
            var answer = await ImportAsync(admin, bent, "?preview=true");
            Assert.True(answer.Status is 200 or 415 or 422, $"{i}: {answer.Status} {answer.Text}");
        }
    }

    private static async Task<Answer> ImportAsync(Person person, byte[] file, string query = "")
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue(SheetWriter.ContentType);
        return await person.SendAsync(
            HttpMethod.Post,
            "delegations/import" + query,
            new MultipartFormDataContent { { part, "file", "授权.xlsx" } }
        );
    }

    private Task<int> CountAsync() => office.DatabaseAsync(db => db.Delegations.CountAsync());

    private Task<int> RunAsync(string sql) => office.DatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private async Task RefusedAsync(string sql) =>
        Assert.Contains(
            "R17",
            (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RunAsync(sql))).Message,
            StringComparison.Ordinal
        );
}

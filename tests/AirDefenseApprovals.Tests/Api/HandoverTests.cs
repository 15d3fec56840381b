using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Tests.Sheets;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// R17 through the API: a delegation waits for its handover; its last point, or the city's head, puts it in force from
/// then on.
/// </summary>
public sealed class HandoverTests : IDisposable
{
    private static readonly string[] Everybody =
    [
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122",
        "head.410181",
        "supervisor",
        "admin",
    ];

    private readonly OfficeHost office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task R18_a_handover_is_read_by_the_heads_concerned_and_whoever_keeps_or_watches_the_register()
    {
        var id = await WaitingAsync();
        string[] readers = ["head.city", "head.410122", "supervisor", "admin"];
        foreach (var user in Everybody)
        {
            var person = await office.As(user);
            var read = await person.GetAsync($"delegations/{id}/handover");
            Assert.True(
                read.Status
                    == (
                        readers.Contains(user) ? 200
                        : user == "head.410181" ? 404
                        : 403
                    ),
                $"{user}: {read.Status} {read.Text}"
            ); // to another county's head it does not exist
            var list = await person.GetAsync("delegations/waiting");
            Assert.Equal(readers.Contains(user), list.Text.Contains(id.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task R18_nobody_but_an_administrator_ticks_and_nobody_but_the_citys_head_overrides()
    {
        var id = await WaitingAsync();
        foreach (var user in Everybody)
        {
            var person = await office.As(user);
            if (user != "admin")
                (await TickAsync(person, id, "agreement")).Refused(403);
            if (user != "head.city")
                (await person.PostAsync($"delegations/{id}/handover/override", new { reason = "工期紧" })).Refused(403);
            if (user.StartsWith("head.41", StringComparison.Ordinal))
                (
                    await person.PostAsync(
                        $"delegations/{Guid.CreateVersion7()}/handover/override",
                        new { reason = "工期紧" }
                    )
                ).Refused(403, "R17");
        }

        Assert.Equal(0, await office.DatabaseAsync(db => db.HandoverTicks.CountAsync()));
        Assert.Equal(1, await office.DatabaseAsync(db => db.Delegations.CountAsync(d => d.ReleasedOn == null)));
    }

    [Fact]
    public async Task R17_cases_go_to_the_county_from_the_day_of_the_last_tick_on_and_those_before_stay()
    {
        var (id, admin, applicant) = (await WaitingAsync(), await office.As("admin"), await office.As("applicant1"));
        await office.MoveToAsync("2022-05-11 10:00");
        foreach (var point in HandoverPoints.All[..^1])
            Assert.Null((await TickAsync(admin, id, point)).Ok()["releasedOn"]);
        var before = await applicant.SubmitAsync("RF-01-03", "410122");
        Assert.Equal("city", OfficeOf(before));
        Assert.DoesNotContain(
            "410122",
            (await office.Anyone.GetAsync("items/RF-01-03")).Ok()["offices"]!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            id.ToString(),
            (await admin.GetAsync("delegations?on=2022-05-11")).Text,
            StringComparison.Ordinal
        );

        await office.MoveToAsync("2022-05-12 10:00");
        (await TickAsync(admin, id, HandoverPoints.Trial)).Refused(409, "R17");
        Assert.False(Point(await ShowAsync(admin, id), "trial")["finding"]!["holds"]!.GetValue<bool>());
        await office.PractiseAsync("RF-01-03", "410122");
        var released = (await TickAsync(admin, id, HandoverPoints.All[^1])).Ok();
        Assert.Equal(
            ("2022-05-12", "2022-05-12", "current"),
            (
                released["releasedOn"]!.GetValue<string>(),
                released["inForceFrom"]!.GetValue<string>(),
                released["standing"]!.GetValue<string>()
            )
        );
        Assert.Equal("410122", OfficeOf(await applicant.SubmitAsync("RF-01-03", "410122")));
        Assert.Equal("city", OfficeOf((await applicant.GetAsync($"cases/{before["id"]}")).Ok())); // R16
        (
            await (await office.As("clerk.city")).TaskAsync(
                before,
                "intake",
                "NotCompetent",
                new { officeCode = "410122" }
            )
        ).Refused(422, "R19"); // received before: never back
        Assert.DoesNotContain(
            id.ToString(),
            (await admin.GetAsync("delegations?on=2022-05-11")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            id.ToString(),
            (await admin.GetAsync("delegations?on=2022-05-12")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R17_the_citys_head_puts_it_in_force_with_a_reason_on_record()
    {
        var (id, head, admin) = (await WaitingAsync(), await office.As("head.city"), await office.As("admin"));
        foreach (var reason in new[] { "", " ", "\u0000" })
            (await head.PostAsync($"delegations/{id}/handover/override", new { reason })).Refused(422, "R17");
        (
            await head.PostAsync($"delegations/{id}/handover/override", new { reason = new string('长', 100_000) })
        ).Refused(422, "R17");
        var early = (await head.PostAsync($"delegations/{id}/handover/override", new { reason = "工期紧" })).Ok();
        Assert.Equal(
            ("head.city", "工期紧", "2022-05-09"),
            (
                early["override"]!["by"]!.GetValue<string>(),
                early["override"]!["reason"]!.GetValue<string>(),
                early["override"]!["at"]!.GetValue<string>()[..10]
            )
        );
        Assert.NotEmpty(early["override"]!["name"]!.GetValue<string>());
        (await head.PostAsync($"delegations/{id}/handover/override", new { reason = "再来" })).Refused(409, "R17");
        await office.MoveToAsync("2022-05-10 10:00");
        Assert.Equal("410122", OfficeOf(await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122")));
        Assert.Equal(
            early["releasedOn"]!.ToString(),
            (await TickAsync(admin, id, "agreement", "2022-05-10")).Ok()["releasedOn"]!.ToString()
        ); // what is open is still ticked
        (
            await head.PostAsync($"delegations/{Guid.CreateVersion7()}/handover/override", new { reason = "工期紧" })
        ).Refused(404);
    }

    [Fact]
    public async Task R17_what_cannot_be_ticked_is_told_with_a_sentence()
    {
        var (id, admin) = (await WaitingAsync(), await office.As("admin"));
        Assert.NotNull(
            (await TickAsync(admin, id, "agreement", "2022-05-10")).Refused(422, "R17")["errors"]!["doneOn"]
        );
        Assert.NotNull(
            (await admin.PostAsync($"delegations/{id}/handover/agreement", new { })).Refused(422, "R17")["errors"]![
                "note"
            ]
        );
        (
            await admin.PostTextAsync($"delegations/{id}/handover/agreement", """{"doneOn":"2022-02-30","note":"x"}""")
        ).Refused(400);
        (await TickAsync(admin, id, "tea")).Refused(404);
        (await TickAsync(admin, Guid.CreateVersion7(), "agreement")).Refused(404);
        (await TickAsync(admin, id, "agreement")).Ok();
        (await TickAsync(admin, id, "agreement")).Refused(409, "R17");
        var eight = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TickAsync(admin, id, "materials")));
        Assert.Single(eight, a => a.Status == 200);
        Assert.All(eight.Where(a => a.Status != 200), a => a.Refused(409, "R17"));
        var old = await office.DatabaseAsync(db => db.Delegations.FirstAsync(d => d.ItemCode == "RF-01-01"));
        (await TickAsync(admin, old.Id, "agreement")).Refused(409, "R17"); // handed over already
    }

    [Fact]
    public async Task R17_accounts_are_ticked_when_they_are_open()
    {
        var (id, admin) = (await WaitingAsync(), await office.As("admin"));
        (await admin.PostAsync("staff/reviewer.410122/disable")).Ok();
        var refused = (await TickAsync(admin, id, "accounts")).Refused(409, "R17");
        Assert.EndsWith("审查人。", refused["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var finding = Point(await ShowAsync(admin, id), "accounts")["finding"]!;
        Assert.Equal(
            (false, refused["detail"]!.GetValue<string>()),
            (finding["holds"]!.GetValue<bool>(), finding["detail"]!.GetValue<string>())
        );
        (await admin.PostAsync("staff/reviewer.410122/enable")).Ok();
        Assert.True(Point((await TickAsync(admin, id, "accounts")).Ok(), "accounts")["done"]!.GetValue<bool>());
        Assert.Equal(
            ["clerk", "reviewer", "head"],
            Point(await ShowAsync(admin, id), "accounts")["finding"]!["staff"]!
                .AsArray()
                .Select(s => s!["role"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task R17_entered_by_the_contract_it_is_in_force_at_once_and_each_point_is_on_record()
    {
        var admin = await office.As("admin");
        await RevokeAsync(admin);
        var entered = (await admin.PostAsync("delegations", Body(null))).Ok(201);
        Assert.Equal("2022-05-10", entered["inForceFrom"]!.GetValue<string>());
        var points = (await ShowAsync(admin, entered["id"]!.GetValue<Guid>()))["points"]!.AsArray();
        Assert.All(points, p =>
            Assert.Equal(
                (true, "2022-05-09", "admin", true),
                (
                    p!["done"]!.GetValue<bool>(),
                    p["doneOn"]!.GetValue<string>(),
                    p["by"]!.GetValue<string>(),
                    p["withEntry"]!.GetValue<bool>()
                )
            )
        );
        await office.MoveToAsync("2022-05-10 10:00");
        Assert.Equal("410122", OfficeOf(await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122")));
    }

    [Fact]
    public async Task R17_handed_over_is_said_of_what_was_and_any_other_word_is_refused()
    {
        var admin = await office.As("admin");
        await RevokeAsync(admin);
        Assert.NotNull(
            (await admin.PostAsync("delegations", Body("perhaps"))).Refused(422, "R17")["errors"]!["handover"]
        );
        Assert.NotNull(
            (
                await admin.PostAsync(
                    "delegations",
                    new
                    {
                        itemCode = "RF-01-03",
                        office = "410122",
                        instrument = "示例",
                        mode = "devolved",
                        handoverDate = "2022-05-10",
                        effectiveFrom = "2022-05-10",
                        handover = "done",
                    }
                )
            ).Refused(422, "R17")["errors"]!["handoverDate"]
        );
        (await admin.PostAsync("staff/head.410122/disable")).Ok();
        Assert.EndsWith(
            "负责人。",
            (await admin.PostAsync("delegations", Body("done"))).Refused(422, "R17")["errors"]!["handover"]![
                0
            ]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        (await admin.PostAsync("staff/head.410122/enable")).Ok();
        Assert.Equal(
            "2022-05-10",
            (await admin.PostAsync("delegations", Body("done"))).Ok(201)["inForceFrom"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task R17_one_that_waits_is_revoked_and_overlaps_all_the_same()
    {
        var (id, admin) = (await WaitingAsync(), await office.As("admin"));
        (await admin.PostAsync("delegations", Body("open"))).Refused(409, "R17");
        (
            await admin.PostAsync(
                $"delegations/{id}/revoke",
                new { effectiveTo = "2022-05-10", instrument = "收回2号" }
            )
        ).Ok();
        Assert.Contains(id.ToString(), (await admin.GetAsync("delegations/waiting")).Text, StringComparison.Ordinal);
        await office.MoveToAsync("2022-05-11 10:00");
        Assert.Equal("over", (await ShowAsync(admin, id))["standing"]!.GetValue<string>());
        (await TickAsync(admin, id, "agreement")).Refused(409, "R17");
        Assert.DoesNotContain(
            id.ToString(),
            (await admin.GetAsync("delegations/waiting")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("city", OfficeOf(await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122")));
    }

    [Fact]
    public async Task R17_a_file_may_say_which_wait()
    {
        var admin = await office.As("admin");
        await RevokeAsync(admin);
        var file = Workbook.Raw(
            [.. Workbook.Headings, "移交情况"],
            ["RF-01-03", "410122", "委托", "示例8号", "2022-05-09", "2022-05-10", null, "待移交"],
            ["RF-01-03", "410122", "委托", "示例9号", "2022-05-09", "2022-05-20", null, "也许"]
        );
        Assert.NotNull((await ImportAsync(admin, file)).Refused(422, "R17")["errors"]!["rows[3].handover"]);
        var entered = (
            await ImportAsync(
                admin,
                Workbook.Raw(
                    [.. Workbook.Headings, "handover"],
                    ["RF-01-03", "410122", "委托", "示例8号", "2022-05-09", "2022-05-10", null, "open"]
                )
            )
        ).Ok()["delegations"]![0]!;
        Assert.Null(entered["releasedOn"]);
        var rows = SheetReader.Read(
            new MemoryStream((await admin.GetAsync("delegations.xlsx?itemCode=RF-01-03&office=410122")).Body)
        )!;
        Assert.Equal(["移交情况", "已移交", "待移交"], rows.Select(r => r.Text(12)));
    }

    [Fact]
    public async Task R17_the_database_itself_keeps_a_point_from_being_ticked_twice()
    {
        var id = await WaitingAsync();
        var key = TestDatabase.IsPostgreSql ? id.ToString() : id.ToString().ToUpperInvariant();
        var insert = $"""
            INSERT INTO "HandoverTicks" ("DelegationId", "Point", "DoneOn", "TickedBy", "TickedAt")
            VALUES ('{key}', 'trial', {(TestDatabase.IsPostgreSql ? "DATE " : "")}'2022-05-09', 'x', 0)
            """;
        Assert.Equal(1, await office.DatabaseAsync(db => db.Database.ExecuteSqlRawAsync(insert)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            office.DatabaseAsync(db => db.Database.ExecuteSqlRawAsync(insert))
        );
    }

    private static object Body(string? handover) =>
        new
        {
            itemCode = "RF-01-03",
            office = "410122",
            instrument = "示例7号",
            mode = "devolved",
            handoverDate = "2022-05-09",
            effectiveFrom = "2022-05-10",
            handover,
        };

    private static async Task RevokeAsync(Person admin)
    {
        var first = (await admin.GetAsync("delegations?itemCode=RF-01-03&office=410122")).Ok()["items"]![0]!;
        (
            await admin.PostAsync(
                $"delegations/{first["id"]}/revoke",
                new { effectiveTo = "2022-05-09", instrument = "收回" }
            )
        ).Ok();
    }

    /// <summary>A delegation from 10 May 2022 on with an open checklist.</summary>
    private async Task<Guid> WaitingAsync()
    {
        var admin = await office.As("admin");
        await RevokeAsync(admin);
        var entered = (await admin.PostAsync("delegations", Body("open"))).Ok(201);
        Assert.Null(entered["inForceFrom"]);
        return entered["id"]!.GetValue<Guid>();
    }

    private static Task<Answer> TickAsync(Person person, Guid id, string point, string doneOn = "2022-05-09") =>
        person.PostAsync($"delegations/{id}/handover/{point}", new { doneOn, note = "示例1号" });

    private static async Task<JsonNode> ShowAsync(Person person, Guid id) =>
        (await person.GetAsync($"delegations/{id}/handover")).Ok();

    private static JsonNode Point(JsonNode handover, string point) =>
        handover["points"]!.AsArray().Single(p => p!["point"]!.GetValue<string>() == point)!;

    private static string OfficeOf(JsonNode @case) => @case["office"]!["code"]!.GetValue<string>();

    private static async Task<Answer> ImportAsync(Person person, byte[] file)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue(SheetWriter.ContentType);
        return await person.SendAsync(
            HttpMethod.Post,
            "delegations/import",
            new MultipartFormDataContent { { part, "file", "授权.xlsx" } }
        );
    }
}

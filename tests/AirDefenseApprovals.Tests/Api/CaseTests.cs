using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Cases through the REST contract.</summary>
public sealed class CaseTests(CaseTests.Host office) : IClassFixture<CaseTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task A_standard_case_goes_from_draft_to_a_document_that_anyone_can_check()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.AcceptedAsync("RF-13-01");
        (await (await office.As("reviewer.city")).TaskAsync(@case, "review", "Agreed")).Ok();
        var decided = (await (await office.As("head.city")).TaskAsync(@case, "decide", "Approved")).Ok();
        Assert.Equal("approved", decided["state"]!.GetValue<string>());
        var document = decided["decision"]!["document"]!;
        var found = (await office.Anyone.GetAsync($"documents/{document["number"]}?code={document["code"]}")).Ok();
        Assert.True(found["valid"]!.GetValue<bool>());
        var pdf = await office.Anyone.GetAsync(
            $"documents/{document["number"]}?code={document["code"]}",
            ("Accept", "application/pdf")
        );
        Assert.Equal(
            found["sha256"]!.GetValue<string>(),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf.Body))
        ); // R22
        (await office.Anyone.GetAsync($"documents/{document["number"]}?code=WRONGWRONG22")).Refused(404);
        Assert.Contains((await applicant.GetAsync("inbox")).Ok()["items"]!.AsArray(), n =>
            n!["kind"]!.GetValue<string>() == "approved" && n["caseId"]!.ToString() == @case["id"]!.ToString()
        );
    }

    [Fact]
    public async Task R22_the_result_document_is_under_60_kilobytes_and_its_text_can_be_searched()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-08-01");
        var document = (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok()["decision"]![
            "document"
        ]!;
        var pdf = (
            await office.Anyone.GetAsync(
                $"documents/{document["number"]}?code={document["code"]}",
                ("Accept", "application/pdf")
            )
        ).Body;
        Assert.InRange(pdf.Length, 1_000, 60_000);
        using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
        var text = string.Concat(read.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("河南示例建设有限公司", text, StringComparison.Ordinal);
        Assert.Contains(document["number"]!.GetValue<string>(), text, StringComparison.Ordinal);
        Assert.Contains(document["code"]!.GetValue<string>(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incomplete_submission_names_each_material_and_keeps_the_draft()
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-13-01", without: "M30");
        var problem = (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Refused(422);
        Assert.NotNull(problem["errors"]!["materials.M30"]);
        Assert.Equal("draft", (await applicant.GetAsync($"cases/{draft["id"]}")).Ok()["state"]!.GetValue<string>());
        Assert.Equal(
            "submitted",
            (
                await applicant.PostAsync(
                    $"cases/{draft["id"]}/submit",
                    new { acknowledgeIncomplete = true, declared = true }
                )
            ).Ok()["state"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task R04_the_database_itself_refuses_a_second_notice()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        object notice = new
        {
            items = new[]
            {
                new
                {
                    materialCode = "M30",
                    defect = "未盖章",
                    basis = "办事指南",
                    remedy = "盖章",
                },
            },
        };
        var clerk = await office.As("clerk.city");
        var both = await Task.WhenAll(
            clerk.TaskAsync(@case, "intake", "CorrectionRequired", notice),
            clerk.TaskAsync(@case, "intake", "CorrectionRequired", notice)
        );
        Assert.Equal([200, 409], both.Select(a => a.Status).Order());
        var id = @case["id"]!.GetValue<Guid>();
        await office.DatabaseAsync(async db =>
        {
            db.CorrectionNotices.Add(new CorrectionNoticeRow { CaseId = id });
            Assert.True(
                DatabaseErrors.IsTaken(await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync()))
            );
            return 0;
        });
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_is_made()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        (await (await office.As("reviewer.city")).TaskAsync(@case, "review", "Agreed")).Ok();
        var head = await office.As("head.city");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    head.TaskAsync(
                        @case,
                        "decide",
                        i % 2 == 0 ? "Approved" : "Refused",
                        new { reasons = "否", basis = "法" }
                    )
                )
        );
        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Contains(a.Status, new[] { 409, 412 }));
    }

    [Fact]
    public async Task A_stale_If_Match_is_412_and_changes_nothing()
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-13-01");
        var tag = (await applicant.GetAsync($"cases/{draft["id"]}")).ETag!;
        var body = await applicant.ApplicationAsync("RF-13-01");
        (await applicant.PutAsync($"cases/{draft["id"]}", body, ("If-Match", tag))).Ok();
        (await applicant.PutAsync($"cases/{draft["id"]}", body, ("If-Match", tag))).Refused(412);
    }

    [Fact]
    public async Task A_repeated_write_answers_alike_with_one_effect()
    {
        var applicant = await office.As("applicant2");
        var body = await applicant.ApplicationAsync("RF-15-01");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var (first, second) = (
            await applicant.PostAsync("cases", body, key),
            await applicant.PostAsync("cases", body, key)
        );
        Assert.Equal((201, 201, first.Text), (first.Status, second.Status, second.Text));
        body["project"]!["name"] = "另一个";
        (await applicant.PostAsync("cases", body, key)).Refused(422);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"itemCode\":\"RF-13-01\",\"surprise\":1}", 400)]
    [InlineData("{\"itemCode\":7}", 400)]
    [InlineData("{\"itemCode\":\"RF-99-99\"}", 422)]
    [InlineData("{\"itemCode\":null}", 422)]
    [InlineData("{}", 422)]
    [InlineData(
        "{\"itemCode\":\"RF-13-01\",\"applicant\":{\"kind\":\"organisation\",\"idNumber\":\"91410100MA40000041\"}}",
        422
    )]
    [InlineData("{\"itemCode\":\"RF-13-01\",\"applicant\":{\"kind\":\"organisation\",\"phone\":\"12\"}}", 422)]
    [InlineData(
        "{\"itemCode\":\"RF-13-01\",\"applicant\":{\"kind\":\"organisation\"},\"form\":{\"longitude\":\"x\"}}",
        422
    )]
    [InlineData("{\"itemCode\":\"RF-13-01\",\"applicant\":{\"kind\":\"organisation\"},\"form\":{\"nothing\":1}}", 422)]
    [InlineData("{\"itemCode\":\"RF-13-01\",\"project\":{\"floorArea\":1e400}}", 400)]
    [InlineData("{\"itemCode\":\"\\ud800\"}", 400)]
    public async Task Whatever_a_person_can_send_gets_a_sentence(string body, int status) =>
        (await (await office.As("applicant1")).PostTextAsync("cases", body)).Refused(status);

    [Fact]
    public async Task A_sentence_comes_in_the_readers_language()
    {
        Assert.Equal(
            "没有这个事项。",
            (await office.Anyone.GetAsync("items/none")).Refused(404)["detail"]!.GetValue<string>()
        );
        Assert.Equal(
            "There is no such item.",
            (await office.Anyone.GetAsync("items/none", ("Accept-Language", "en"))).Refused(404)[
                "detail"
            ]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task R27_an_export_verifies_offline_and_the_file_refuses_to_forget()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        var clerk = await office.As("clerk.city");
        var lines = (await clerk.GetAsync($"cases/{@case["id"]}/journal/export"))
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonNode.Parse(l)!)
            .ToList();
        Assert.Equal(["submitted", "taskCompleted", "accepted"], lines.Select(l => l["act"]!.GetValue<string>()));
        var previous = JournalEntry.NoHash;
        foreach (var line in lines)
        {
            Assert.Equal(previous, line["previousHash"]!.GetValue<string>());
            var (hash, text) = (line["hash"]!.GetValue<string>(), new System.Text.StringBuilder());
            line.AsObject().Remove("hash");
            Canonical.Write(text, System.Text.Json.JsonSerializer.SerializeToElement(line));
            Assert.Equal(
                hash,
                previous = Convert.ToHexStringLower(
                    System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text.ToString()))
                )
            );
        }

        await office.DatabaseAsync(async db =>
        {
            foreach (var sql in new[] { "UPDATE \"Journal\" SET \"Act\" = 'forged'", "DELETE FROM \"Journal\"" })
                Assert.Contains(
                    "R27",
                    (
                        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                            db.Database.ExecuteSqlRawAsync(sql)
                        )
                    ).Message,
                    StringComparison.Ordinal
                );
            return 0;
        });
    }

    [Fact]
    public async Task Case_numbers_have_no_gaps_even_when_submissions_are_refused_between()
    {
        var applicant = await office.As("applicant1");
        var numbers = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            var incomplete = (await applicant.PostAsync("cases", await applicant.ApplicationAsync("RF-13-01"))).Ok(201);
            (await applicant.PostAsync($"cases/{incomplete["id"]}/submit", new { declared = true })).Refused(422);
            numbers.Add(
                int.Parse(
                    (await applicant.SubmitAsync("RF-13-01"))["caseNumber"]!.GetValue<string>().Split('-')[2],
                    System.Globalization.CultureInfo.InvariantCulture
                )
            );
        }

        Assert.Equal([numbers[0], numbers[0] + 1, numbers[0] + 2], numbers);
    }

    [Fact]
    public async Task Anyone_with_number_and_code_tracks_a_case_and_nobody_else()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var found = await office.Anyone.PostAsync(
            "track",
            new
            {
                caseNumber = @case["caseNumber"]!.GetValue<string>(),
                queryCode = @case["queryCode"]!.GetValue<string>(),
            }
        );
        Assert.Equal("submitted", found.Ok()["state"]!.GetValue<string>());
        Assert.DoesNotContain("13800000000", found.Text, StringComparison.Ordinal);
        var (wrongCode, wrongNumber) = (
            await office.Anyone.PostAsync(
                "track",
                new { caseNumber = @case["caseNumber"]!.GetValue<string>(), queryCode = "AAAAAAAA" }
            ),
            await office.Anyone.PostAsync(
                "track",
                new { caseNumber = "410100-20220509-9999-0", queryCode = "AAAAAAAA" }
            )
        );
        Assert.Equal((404, 404, wrongCode.Text), (wrongCode.Status, wrongNumber.Status, wrongNumber.Text));
    }

    [Fact]
    public async Task R29_a_poor_ratings_follow_up_is_on_the_supervisors_worklist_and_on_no_other()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-08-01");
        (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok();
        (await applicant.PostAsync($"cases/{@case["id"]}/rating", new { score = 1 })).Ok();
        foreach (var (user, waits) in new[] { ("supervisor", true), ("clerk.city", false), ("head.city", false) })
            Assert.Equal(
                waits,
                (await (await office.As(user)).GetAsync("worklist?q=" + @case["caseNumber"])).Ok()["items"]!
                    .AsArray()
                    .Any(t => t!["task"]!.GetValue<string>() == "followUp")
            );
    }

    [Fact]
    public async Task Every_slug_that_the_code_names_has_its_sentence_in_both_languages()
    {
        var types = (await office.Anyone.GetAsync("problems")).Ok()["items"]!
            .AsArray()
            .Select(p => p!["type"]!.GetValue<string>()["urn:ada:".Length..])
            .ToHashSet();
        Assert.All(AirDefenseApprovals.Workflows.DefinitionMistakes.All, slug => Assert.Contains(slug, types));
        Assert.Superset(Resources.SlugsInCode().ToHashSet(), types);
        Assert.All((await office.Anyone.GetAsync("problems", ("Accept-Language", "en"))).Ok()["items"]!.AsArray(), p =>
            Assert.Matches("^[\\x00-\\x7F]+$", p!["detail"]!.GetValue<string>())
        );
    }
}

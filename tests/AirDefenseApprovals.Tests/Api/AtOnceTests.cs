using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>What comes several times at once has one effect.</summary>
[Collection(nameof(BesetHost))]
public sealed class AtOnceTests(BesetHost office)
{
    [Fact]
    public async Task Of_one_name_asked_for_twenty_times_at_once_one_account_is_made()
    {
        var body = new
        {
            userName = "u" + Guid.NewGuid().ToString("N"),
            password = "Abcdef12",
            email = "a@example.com",
        };
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => office.Anyone.PostAsync("auth/register", body))
        );
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => Assert.Contains(a.Status, new[] { 409, 422 }));
    }

    [Fact]
    public async Task Twenty_repetitions_at_once_have_one_effect_and_one_answer()
    {
        var applicant = await office.As("applicant2");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var body = await applicant.ApplicationAsync("RF-15-01");
        var begun = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => applicant.PostAsync("cases", body, key)));
        Assert.Equal((201, begun[0].Text), Assert.Single(begun.Select(a => (a.Status, a.Text)).Distinct()));
        var draft = await applicant.DraftAsync("RF-13-01");
        var submitted = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    applicant.PostAsync(
                        $"cases/{draft["id"]}/submit",
                        new { declared = true },
                        ("Idempotency-Key", "s" + draft["id"])
                    )
                )
        );
        Assert.Equal((200, submitted[0].Text), Assert.Single(submitted.Select(a => (a.Status, a.Text)).Distinct()));
        var id = draft["id"]!.GetValue<Guid>();
        Assert.Equal(1, await office.DatabaseAsync(db => db.Journal.CountAsync(j => j.CaseId == id)));
    }

    [Fact]
    public async Task Twenty_submissions_at_once_take_one_number()
    {
        var applicant = await office.As("applicant2");
        var draft = await applicant.DraftAsync("RF-13-01");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true }))
        );
        var number = Assert.Single(answers, a => a.Status == 200).Json["caseNumber"]!.GetValue<string>();
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(409));
        var next = (await applicant.SubmitAsync("RF-13-01"))["caseNumber"]!.GetValue<string>();
        Assert.Equal(Sequence(number) + 1, Sequence(next));
        Assert.All(new[] { number, next }, n =>
            Assert.Equal(Core.Items.CheckDigits.Of(n.AsSpan(0, n.Length - 2)), n[^1])
        );
    }

    [Fact]
    public async Task R17_of_overlapping_delegations_entered_at_once_one_is_in_force()
    {
        var admin = await office.As("admin");
        var free = (await admin.GetAsync("delegations?itemCode=RF-01-03")).Ok()["items"]!.AsArray()[0]!;
        (
            await admin.PostAsync(
                $"delegations/{free["id"]}/revoke",
                new { effectiveTo = "2022-05-31", instrument = "示例" }
            )
        ).Ok();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(day =>
                    admin.PostAsync(
                        "delegations",
                        new
                        {
                            itemCode = "RF-01-03",
                            office = free["office"]!.GetValue<string>(),
                            instrument = "示例",
                            mode = "devolved",
                            handoverDate = "2022-06-01",
                            effectiveFrom = $"2022-06-0{day}",
                        }
                    )
                )
        );
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.Refused(409, "R17"));
    }

    private static int Sequence(string number) =>
        int.Parse(number.Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);
}

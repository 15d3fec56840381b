using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Why a date is what it is, through the API. Who must not get in is in <see cref="WallsTests"/>.</summary>
public sealed class ClockTests(ClockTests.Host office) : IClassFixture<ClockTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R09_each_limit_is_told_day_by_day_and_ends_where_the_case_says()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        foreach (var reader in new[] { "applicant1", "clerk.city", "supervisor" })
        {
            var limits = (await (await office.As(reader)).GetAsync($"cases/{@case["id"]}/clock/explain")).Ok()[
                "limits"
            ]!
                .AsArray()
                .ToDictionary(l => l!["limit"]!.GetValue<string>(), l => l!);
            Assert.Equal(["intake", "promised", "statutory"], limits.Keys);
            Assert.Equal(
                @case["clock"]!["promisedDueAt"]!.GetValue<string>(),
                limits["promised"]["dueAt"]!.GetValue<string>()
            );
            Assert.Equal(
                @case["clock"]!["statutoryDueAt"]!.GetValue<string>(),
                limits["statutory"]["dueAt"]!.GetValue<string>()
            );
            Assert.Equal(3, limits["promised"]["days"]!.AsArray().Count(d => d!["counted"]!.GetValue<bool>()));
            Assert.All(limits["statutory"]["days"]!.AsArray(), d =>
                Assert.NotEmpty(d!["reason"]!.GetValue<string>() + d["source"]!.GetValue<string>())
            );
        }

        Assert.Contains(
            "weekend",
            (
                await (await office.As("applicant1")).GetAsync(
                    $"cases/{@case["id"]}/clock/explain",
                    ("Accept-Language", "en")
                )
            ).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_ledger_is_a_paper_that_a_citizen_can_check_by_hand()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.AcceptedAsync("RF-13-01");
        var answer = await applicant.GetAsync(
            $"cases/{@case["id"]}/clock/explain",
            ("Accept", "application/pdf"),
            ("Accept-Language", "en")
        );
        Assert.Equal((200, "application/pdf"), (answer.Status, answer.MediaType));
        using var pdf = PdfDocument.Open(answer.Body);
        var text = string.Concat(pdf.GetPages().Select(p => p.Text));
        Assert.Contains("办理期限计算说明", text, StringComparison.Ordinal);
        Assert.Contains("周末，不计入", text, StringComparison.Ordinal);
        Assert.Contains("2022-05-12", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R11_R12_a_day_left_out_or_added_names_its_article_and_what_the_applicant_was_told()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        (
            await (await office.As("head.city")).PostAsync(
                $"cases/{@case["id"]}/clock/extend",
                new { days = 2, reason = "资料较多" }
            )
        ).Ok();
        (
            await (await office.As("clerk.city")).PostAsync(
                $"cases/{@case["id"]}/clock/pause",
                new
                {
                    kind = "testing",
                    expectedDays = 3,
                    reason = "需要检测承重",
                }
            )
        ).Ok();
        var promised = (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}/clock/explain")).Ok()[
            "limits"
        ]!
            .AsArray()
            .Single(l => l!["limit"]!.GetValue<string>() == "promised")!;
        Assert.Equal((5, 2), (promised["length"]!.GetValue<int>(), promised["extension"]!.GetValue<int>()));
        var sources = promised["days"]!
            .AsArray()
            .Select(d => (Reason: d!["reason"]!.GetValue<string>(), Source: d["source"]!.GetValue<string>()))
            .ToList();
        Assert.All(sources.Where(s => s.Reason.Contains("检测", StringComparison.Ordinal)), s =>
            Assert.Matches("第四十五条；2022年5月9日 .*计时暂停告知：需要检测承重", s.Source)
        );
        Assert.Equal(
            2,
            sources.Count(s =>
                s.Source.Contains("第四十二条；2022年5月9日", StringComparison.Ordinal)
                && s.Source.EndsWith("延长期限告知：资料较多", StringComparison.Ordinal)
            )
        );
        Assert.Equal(3, sources.Count(s => s.Reason.Contains("检测", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task R07_the_correction_window_has_a_ledger_too()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var notice = (
            await (await office.As("clerk.city")).TaskAsync(
                @case,
                "intake",
                "CorrectionRequired",
                new
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
                }
            )
        ).Ok()["notice"]!;
        var window = (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}/clock/explain")).Ok()[
            "limits"
        ]!
            .AsArray()
            .Single(l => l!["limit"]!.GetValue<string>() == "correction")!;
        Assert.Equal(notice["answerBy"]!.GetValue<string>(), window["dueAt"]!.GetValue<string>());
        Assert.Equal(15, window["length"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_draft_has_no_limits_yet()
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-13-01");
        Assert.Empty(
            (await applicant.GetAsync($"cases/{draft["id"]}/clock/explain", ("Accept", "application/pdf"))).Ok()[
                "limits"
            ]!.AsArray()
        );
    }
}

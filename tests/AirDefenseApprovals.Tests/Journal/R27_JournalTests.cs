using System.Text;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Journal;

/// <summary>R27: the chain.</summary>
public sealed class R27_JournalTests
{
    private static List<JournalEntry> Whole() =>
        new Story()
            .Accepted("RF-13-01", "2022-05-09 09:30")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .Task("decide", "Approved", "2022-05-10 11:00")
            .Journal;

    [Fact]
    public void R27_each_act_is_in_the_journal_and_the_chain_holds()
    {
        var journal = Whole();
        Assert.Equal(
            ["submitted", "taskCompleted", "accepted", "taskCompleted", "taskCompleted", "decided", "documentIssued"],
            journal.Select(e => e.Act)
        );
        Assert.Equal(JournalEntry.NoHash, journal[0].PreviousHash);
        Assert.Null(JournalEntry.FirstWrong(journal));
        Assert.All(journal.Skip(1), e => Assert.Equal("city", e.Actor.Office));
    }

    [Fact]
    public void R27_any_change_to_any_entry_shows()
    {
        var journal = Whole();
        Func<JournalEntry, JournalEntry>[] forgeries =
        [
            e => e with { At = e.At.AddSeconds(1) },
            e => e with { RecordedAt = e.RecordedAt.AddSeconds(1) },
            e => e with { Act = e.Act + "x" },
            e => e with { Actor = e.Actor with { User = "x" } },
            e => e with { Actor = e.Actor with { Office = "x" } },
            e => e with { Data = JsonSerializer.SerializeToElement(new { forged = 1 }) },
            e => e with { Hash = new string('0', 64) },
            e => (e with { Act = "forged" }).Sealed(),
        ];
        Gen.Select(Gen.Int[0, journal.Count - 2], Gen.Int[0, forgeries.Length - 1])
            .Sample(
                (i, f) =>
                {
                    List<JournalEntry> forged = [.. journal];
                    forged[i] = forgeries[f](forged[i]);
                    Assert.NotNull(JournalEntry.FirstWrong(forged));
                }
            );
    }

    [Fact]
    public void R27_a_missing_entry_shows()
    {
        var journal = Whole();
        journal.RemoveAt(2);
        Assert.Equal(4, JournalEntry.FirstWrong(journal)!.Seq);
    }

    [Theory]
    [InlineData("""{"b":1,"a":[true,null,"\u20ac"]}""", """{"a":[true,null,"€"],"b":1}""")]
    [InlineData("""{"z":"\u0001\n\"\\","é":{},"A":-3}""", "{\"A\":-3,\"z\":\"\\u0001\\n\\\"\\\\\",\"é\":{}}")]
    public void R27_entries_are_hashed_in_RFC_8785_form(string json, string canonical)
    {
        var text = new StringBuilder();
        Canonical.Write(text, JsonSerializer.Deserialize<JsonElement>(json));
        Assert.Equal(canonical, text.ToString());
    }

    [Fact]
    public void R27_every_file_the_office_holds_after_a_correction_is_on_record()
    {
        var story = new Story().Submitted("RF-03-01", "2022-05-09 09:30");
        var held = story
            .Case.Materials.Where(m => m.Status == MaterialStatus.Attached)
            .Select(m => m.MaterialCode)
            .ToList();
        var (wrong, other) = (held[0], held[^1]);
        story
            .Task(
                "intake",
                "CorrectionRequired",
                "2022-05-09 10:00",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            materialCode = wrong,
                            defect = "未盖章",
                            basis = "办事指南",
                            remedy = "盖章",
                        },
                    },
                }
            )
            .Do(
                new AttachMaterial
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-09 11:00"),
                    MaterialCode = other,
                    File = new("另.pdf", 5, new string('d', 64), "application/pdf"),
                }
            )
            .Task(
                "correction",
                "Answered",
                "2022-05-09 12:00",
                new { answers = new[] { new { itemNo = 1, text = "已补" } } }
            );
        Assert.Contains(
            story.Journal.Single(e => e.Act == "correctionAnswered").Data.GetProperty("materials").EnumerateArray(),
            m =>
                m.GetProperty("code").GetString() == other && m.GetProperty("sha256").GetString() == new string('d', 64)
        );
    }

    [Fact]
    public void R27_evidence_that_no_answer_follows_is_on_record_at_once()
    {
        var story = new Story()
            .Accepted("RF-07-01", "2022-05-09 09:30")
            .Task(
                "inspect",
                "DefectsFound",
                "2022-05-09 10:00",
                new
                {
                    inspectors = new[] { "甲", "乙" },
                    items = new[]
                    {
                        new
                        {
                            clause = "GB 50038-2005 3.3",
                            place = "口部",
                            problem = "坏",
                            remedy = "换",
                            deadlineDays = 5,
                        },
                    },
                }
            );
        var evidence = new AttachEvidence
        {
            By = Story.Applicant,
            At = Story.At("2022-05-10 10:00"),
            ItemNo = 1,
            File = new("证.jpg", 5, new string('e', 64), "image/jpeg"),
        };
        var before = story.Journal.Count;
        Assert.Equal(before, story.Do(evidence).Journal.Count);
        story.Task(
            "rectification",
            "Submitted",
            "2022-05-10 11:00",
            new { answers = new[] { new { itemNo = 1, text = "已换" } } }
        );
        Assert.Contains(
            new string('e', 64),
            story.Journal.Single(e => e.Act == "rectified").Data.GetRawText(),
            StringComparison.Ordinal
        );
        story.Do(
            evidence with
            {
                By = Story.Staff(Roles.Inspector),
                At = Story.At("2022-05-10 12:00"),
                File = new("复.jpg", 5, new string('f', 64), "image/jpeg"),
            }
        );
        Assert.Equal(("taskCompleted", "inspector"), (story.Journal[^1].Act, story.Journal[^1].Actor.Role));
        Assert.Contains(new string('f', 64), story.Journal[^1].Data.GetRawText(), StringComparison.Ordinal);
        Assert.Null(JournalEntry.FirstWrong(story.Journal));
    }

    [Fact]
    public void R27_numbers_in_entries_are_integers_or_text()
    {
        var story = new Story()
            .Submitted("RF-13-01", "2022-05-09 09:30")
            .Do(
                new CompleteTask
                {
                    By = Story.Staff(Roles.Clerk),
                    At = Story.At("2022-05-09 10:00"),
                    Task = "intake",
                    Outcome = "NotRequired",
                    Data = JsonSerializer.Deserialize<JsonElement>(
                        """{"reason":"不需要","area":1.50,"n":[1,2.5e3],"most":9007199254740991,"more":9007199254740992,"less":-9007199254740993}"""
                    ),
                }
            );
        Assert.Equal(
            """{"reason":"不需要","area":"1.50","n":[1,"2.5e3"],"most":9007199254740991,"more":"9007199254740992","less":"-9007199254740993"}""",
            story
                .Journal[1]
                .Data.GetProperty("data")
                .ToString()
                .Replace("\\u4E0D\\u9700\\u8981", "不需要", StringComparison.Ordinal)
        );
    }
}

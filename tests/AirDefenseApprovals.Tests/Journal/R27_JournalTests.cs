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
    private static List<JournalEntry> Whole() => new Story().Accepted("RF-13-01", "2022-05-09 09:30").Task("review", "Agreed", "2022-05-10 10:00").Task("decide", "Approved", "2022-05-10 11:00").Journal;

    [Fact]
    public void R27_each_act_is_in_the_journal_and_the_chain_holds()
    {
        var journal = Whole();
        Assert.Equal(["submitted", "taskCompleted", "accepted", "taskCompleted", "taskCompleted", "decided", "documentIssued"], journal.Select(e => e.Act));
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
            e => e with { At = e.At.AddSeconds(1) }, e => e with { RecordedAt = e.RecordedAt.AddSeconds(1) }, e => e with { Act = e.Act + "x" }, e => e with { Actor = e.Actor with { User = "x" } }, e => e with { Actor = e.Actor with { Office = "x" } },
            e => e with { Data = JsonSerializer.SerializeToElement(new { forged = 1 }) }, e => e with { Hash = new string('0', 64) }, e => (e with { Act = "forged" }).Sealed(),
        ];
        Gen.Select(Gen.Int[0, journal.Count - 2], Gen.Int[0, forgeries.Length - 1]).Sample((i, f) =>
        {
            List<JournalEntry> forged = [.. journal];
            forged[i] = forgeries[f](forged[i]);
            Assert.NotNull(JournalEntry.FirstWrong(forged));
        });
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
    public void R27_numbers_in_entries_are_integers_or_text()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30").Do(new CompleteTask { By = Story.Staff(Roles.Clerk), At = Story.At("2022-05-09 10:00"), Task = "intake", Outcome = "NotRequired", Data = JsonSerializer.Deserialize<JsonElement>("""{"reason":"不需要","area":1.50,"n":[1,2.5e3],"most":9007199254740991,"more":9007199254740992,"less":-9007199254740993}""") });
        Assert.Equal("""{"reason":"不需要","area":"1.50","n":[1,"2.5e3"],"most":9007199254740991,"more":"9007199254740992","less":"-9007199254740993"}""", story.Journal[1].Data.GetProperty("data").ToString().Replace("\\u4E0D\\u9700\\u8981", "不需要", StringComparison.Ordinal));
    }
}

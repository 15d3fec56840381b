using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Calendar;

/// <summary>R1: when something handed in counts as received.</summary>
public sealed class R01_ReceiptTests
{
    [Theory]
    [InlineData("2022-05-09 09:30", "2022-05-09 09:30")] // in office hours: then
    [InlineData("2022-05-09 08:00", "2022-05-09 09:00")] // before opening
    [InlineData("2022-05-09 12:30", "2022-05-09 13:00")] // at noon
    [InlineData("2022-05-09 17:00", "2022-05-09 17:00")] // closing itself counts
    [InlineData("2022-05-09 17:01", "2022-05-10 09:00")] // after closing: next opening
    [InlineData("2022-05-14 10:00", "2022-05-16 09:00")] // Saturday
    [InlineData("2022-10-01 10:00", "2022-10-08 09:00")] // holidays, then a make-up Saturday
    [InlineData("2022-10-08 10:00", "2022-10-08 10:00")] // a make-up Saturday is worked
    public void R01_outside_office_hours_counts_as_the_next_opening(string handedIn, string received) =>
        Assert.Equal(Story.At(received), TestBook.Book.Calendar.Receive(Story.At(handedIn)));

    [Fact]
    public void R01_both_instants_are_kept()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-13 19:45");
        Assert.Equal(Story.At("2022-05-13 19:45"), story.Case.SubmittedAt);
        Assert.Equal(Story.At("2022-05-16 09:00"), story.Case.ReceivedAt);
        Assert.Equal("2022-05-13T19:45:00+08:00", story.Journal[0].Data.GetProperty("submittedAt").GetString());
    }
}

using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>Text stays text, whatever is cut off it.</summary>
public class CharactersTests
{
    [Theory]
    [InlineData("甲乙丙", 3, "甲乙丙")]
    [InlineData("甲乙丙", 2, "甲乙")]
    [InlineData("甲𠮷丙", 2, "甲𠮷")]
    [InlineData("甲𠮷丙", 1, "甲")]
    [InlineData("𠮷", 1, "𠮷")]
    [InlineData("甲", 0, "")]
    public void A_text_is_never_cut_inside_a_character(string text, int length, string kept)
    {
        Assert.Equal(kept, Characters.Cut(text, length));
        Assert.Equal(kept == text ? text : kept + "…", Characters.Shortened(text, length));
    }
}

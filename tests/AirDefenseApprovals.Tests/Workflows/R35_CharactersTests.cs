using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>R35: what looks alike is alike, what cannot be seen is no answer, and nothing is cut inside a character.</summary>
public sealed class R35_CharactersTests
{
    [Theory]
    [InlineData("\u2F45\u2F42", "方文")]
    [InlineData("\u2FBC新区\u2F08防\u2F2F程", "高新区人防工程")]
    [InlineData("\u2ED3沙\u2EE2\u2ED4", "长沙马门")]
    [InlineData("\u2E9F\u2EF3", "母龟")]
    [InlineData("人防𠮷🙂", "人防𠮷🙂")]
    public void R35_radicals_of_a_PDF_become_the_characters_they_look_like(string copied, string written)
    {
        Assert.Equal(written, TextInput.Clean(copied));
        Assert.Equal(written, Radicals.Folded(copied));
    }

    [Theory]
    [InlineData("甲")]
    [InlineData(" a ")]
    [InlineData("·")]
    [InlineData("🙂")]
    public void R35_what_can_be_seen_is_an_answer(string text) => Assert.True(Characters.IsVisible(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" \t\n\u3000\u00A0\u2003")]
    [InlineData("\u3164")]
    [InlineData("\uFFA0")]
    [InlineData("\u115F\u1160")]
    [InlineData("\u2800")]
    [InlineData("\u200B\u200D\u2060\uFEFF\u00AD")]
    [InlineData("\uFE0F\U000E0020\U000E0100")]
    public void R35_what_cannot_be_seen_is_none(string? text) => Assert.False(Characters.IsVisible(text));

    [Theory]
    [InlineData("91410100\u200DMA4000\u00AD0040")]
    [InlineData("91410100\u200BMA40000040\uFEFF")]
    [InlineData("9141\u20600100 MA40\u034F000040")]
    [InlineData("\u202A91410100MA40000040\u202C")]
    public void R35_invisible_marks_in_a_code_are_dropped(string typed) =>
        Assert.Equal("91410100MA40000040", TextInput.CleanNumber(typed));

    [Theory]
    [InlineData("甲\n\n\n乙", "甲 乙")]
    [InlineData("甲\r\n乙", "甲 乙")]
    [InlineData("甲\r乙", "甲 乙")]
    [InlineData("甲\u2028乙\u2029丙", "甲 乙 丙")]
    [InlineData("\n甲\n", "甲")]
    public void R35_a_field_of_one_line_has_one_line(string typed, string kept) =>
        Assert.Equal(kept, TextInput.CleanLine(typed));

    [Fact]
    public void R35_a_text_is_counted_and_cut_by_what_its_reader_calls_a_character()
    {
        var searched = new string('a', 59) + "𠮷";
        Assert.Equal(60, Characters.Count(searched));
        Assert.Equal(searched, Characters.Cut(searched, 60));
        Assert.Equal(new string('a', 59), Characters.Cut(searched, 59));
        Assert.Equal("👩‍👧", Characters.Cut("👩‍👧👩‍👧", 1));
        Assert.Equal("e\u0301", Characters.Cut("e\u0301e", 1));
        Assert.Equal("👩‍👧…", Characters.Shortened("👩‍👧👩‍👧", 1));
        Assert.False(Characters.IsLonger(string.Concat(Enumerable.Repeat("𠮷", 200)), 200));
        Assert.True(Characters.IsLonger(string.Concat(Enumerable.Repeat("𠮷", 201)), 200));
        Assert.True(Characters.IsLonger("a" + new string('\u0301', 2000), 200)); // piled up without end
        Assert.InRange(Characters.Cut("a" + new string('\u0301', 2000), 60).Length, 0, 480);
    }

    [Fact]
    public void R35_every_dot_between_names_is_one() =>
        Assert.All("·•‧∙⋅・･", dot => Assert.Equal("古丽·示例", MiddleDots.Replace($"古丽{dot}示例", "·")));
}

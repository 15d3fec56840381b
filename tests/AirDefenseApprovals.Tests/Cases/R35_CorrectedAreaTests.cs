using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>An area that is corrected is asked about as one that is filled in: a decimal comma is not guessed (R35).</summary>
public sealed class R35_CorrectedAreaTests
{
    [Theory]
    [InlineData("12,5", "number-comma")]
    [InlineData("1.234,5", "number-comma")]
    [InlineData("十二", "floor-area-wrong")]
    [InlineData("12.5", "floor-area-wrong")] // a number is sent as one
    public void R35_a_text_in_the_place_of_an_area_is_told_for_what_it_is(string text, string slug) =>
        Assert.Equal(slug, ApplicationField.Misfit("project.floorArea", Story.Data(text))!.Slug);

    [Fact]
    public void R35_a_number_is_an_area() =>
        Assert.Null(ApplicationField.Misfit("project.floorArea", Story.Data(12.5m)));
}

using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Pages.Apply;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>R35: a number that can be read in two ways is asked about, never guessed.</summary>
public sealed class R35_NumberReadingTests
{
    [Theory]
    [InlineData("1,234", "1234")]
    [InlineData("12,345.6789", "12345.6789")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("１，２３４．５", "1234.5")]
    [InlineData("1.234", "1.234")]
    [InlineData("-5", "-5")]
    public void R35_commas_between_thousands_are_no_doubt(string typed, string read)
    {
        Assert.Equal(read, TextInput.CleanDecimal(typed));
        Assert.Null(NumberReading.Unclear("f", TextInput.CleanNumber(typed)));
    }

    [Theory]
    [InlineData("12,5", "12.5", "125")]
    [InlineData("1.234,5", "1234.5", "1.2345")]
    [InlineData("1,2345", "1.2345", "12345")]
    [InlineData("1234,567", "1234.567", "1234567")]
    [InlineData("0,25", "0.25", "25")]
    [InlineData("１２，５", "12.5", "125")]
    public void R35_a_decimal_comma_is_told_with_both_readings(string typed, string one, string other)
    {
        var kept = TextInput.CleanDecimal(typed);
        Assert.Equal(TextInput.CleanNumber(typed), kept);
        var told = NumberReading.Unclear("form.usedArea", kept)!;
        Assert.Equal("number-comma", told.Slug);
        Assert.Equal([kept, one, other], told.Arguments.AsEnumerable());
    }

    [Theory]
    [InlineData("1,23,456")]
    [InlineData("12,5,1")]
    [InlineData("12,")]
    [InlineData(",5")]
    [InlineData("1,234.5.6")]
    [InlineData("约12,5")]
    public void R35_what_is_no_number_stays_as_it_was_typed(string typed)
    {
        Assert.Equal(typed, TextInput.CleanDecimal(typed));
        Assert.Null(NumberReading.Unclear("f", typed));
    }

    [Theory]
    [InlineData("12,5", "number-comma")]
    [InlineData("12.5", "field-not-a-number")] // as text: the contract asks for a number
    public void R35_a_field_for_numbers_tells_the_doubt(string value, string slug)
    {
        var field = new FormField
        {
            Name = "usedArea",
            Label = new Names("使用面积", "Area"),
            Type = "decimal",
            Required = true,
        };
        Assert.Equal(slug, field.Check(JsonSerializer.SerializeToElement(value))!.Slug);
    }

    [Theory]
    [InlineData("一期，1,234.5", "一期", "1,234.5")]
    [InlineData("一期，12,5", "一期", "12,5")]
    [InlineData("一期, 2300 m2", "一期", "2300")]
    [InlineData("1#，2#楼，300", "1#，2#楼", "300")]
    [InlineData("一期\t300", "一期", "300")]
    [InlineData("一期，二层", "一期，二层", null)]
    [InlineData("2300", "2300", null)]
    public void R35_the_area_of_works_is_what_follows_the_first_comma_before_figures(
        string line,
        string name,
        string? area
    )
    {
        Assert.Equal(name, WorksLine.NameOf(line));
        Assert.Equal(area, WorksLine.AreaOf(line));
    }
}

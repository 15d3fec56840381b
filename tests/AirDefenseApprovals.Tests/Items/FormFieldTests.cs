using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>The values that a form takes.</summary>
public sealed class FormFieldTests
{
    [Theory]
    [InlineData("dateRange", """{"from":"2022-06-01","to":"2022-07-01"}""", null)]
    [InlineData("dateRange", """{"from":"2022-06-01","to":"2022-05-01"}""", "field-range-reversed")]
    [InlineData("dateRange", """{"from":"2022-06-01","to":"2022-07-01","note":"x"}""", "field-not-a-range")] // and nothing beside
    [InlineData("dateRange", """{"from":"2022-02-30","to":"2022-07-01"}""", "field-not-a-range")]
    [InlineData("decimal", "113.6253", null)]
    [InlineData("decimal", "1.00001", "field-too-many-decimals")]
    // More than a decimal keeps: it would be rounded
    [InlineData("decimal", "1.0000000000000000000000000000000000001", "field-not-a-number")]
    [InlineData("decimal", "1e400", "field-not-a-number")]
    [InlineData("integer", "1.5", "field-not-an-integer")]
    [InlineData("date", "\"2022-02-30\"", "field-not-a-date")]
    [InlineData("date", "\"9999-12-31\"", "field-not-a-date")]
    [InlineData("text", "7", "field-not-text")]
    public void A_value_is_of_its_fields_type(string type, string value, string? slug) =>
        Assert.Equal(
            slug,
            new FormField
            {
                Name = "f",
                Label = new Names("字段", "Field"),
                Type = type,
                Required = true,
            }
                .Check(JsonSerializer.Deserialize<JsonElement>(value))
                ?.Slug
        );
}

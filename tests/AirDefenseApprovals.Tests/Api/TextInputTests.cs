using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Text typed by people: what cannot be seen goes, numbers become plain, the rest stays.</summary>
public sealed class TextInputTests
{
    [Theory]
    [InlineData("  示例花园 \u0000\u0007\u001b", "示例花园")]
    [InlineData("示例\u202E花园\u200B\uFEFF", "示例花园")]
    [InlineData("一行\r\n两行\t列", "一行\n两行\t列")]
    [InlineData("🙂👩‍👧", "🙂👩‍👧")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("e\u0301", "é")]
    public void A_text_keeps_what_can_be_seen(string typed, string kept) => Assert.Equal(kept, TextInput.Clean(typed));

    [Theory]
    [InlineData("１２，３４５．６７８９", "12345.6789")]
    [InlineData("12,345.6789", "12345.6789")]
    [InlineData(" 12 345 ", "12345")]
    [InlineData("约１２０", "约120")]
    [InlineData("1.2.3", "1.2.3")]
    public void A_number_is_kept_in_plain_digits_and_what_is_none_as_typed(string typed, string kept) =>
        Assert.Equal(kept, TextInput.CleanDecimal(typed));

    [Theory]
    [InlineData("１３８－００００－００００", "13800000000")]
    [InlineData("138 0000 0000", "13800000000")]
    [InlineData("0371—67180000", "0371-67180000")]
    [InlineData("400-123-4567", "400-123-4567")]
    public void A_telephone_number_loses_what_only_groups_it(string typed, string kept) =>
        Assert.Equal(kept, TextInput.CleanPhone(typed));

    [Theory]
    [InlineData("９１４１０１００ＭＡ４００００ ０４０", "91410100MA40000040")]
    [InlineData("a\u3000b\tc\nd", "abcd")]
    public void A_code_has_no_widths_and_no_spaces(string typed, string kept) =>
        Assert.Equal(kept, TextInput.CleanNumber(typed));
}

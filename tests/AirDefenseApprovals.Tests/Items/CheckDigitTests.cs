using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Tests.Items;

public sealed class CheckDigitTests
{
    [Theory]
    [InlineData("11010519491231002X", true)] // the example of GB 11643 itself
    [InlineData("11010519491231002x", true)]
    [InlineData("110105194912310021", false)]
    [InlineData("110105194902310025", false)] // 31 February
    [InlineData("1101051949123100", false)]
    public void Identity_numbers_are_checked_by_GB_11643(string number, bool right) =>
        Assert.Equal(right, CheckDigits.IsIdentityNumber(number));

    [Theory]
    [InlineData("91410100MA40000040", true)]
    [InlineData("91410100MA40000041", false)]
    [InlineData("91410100MA4000004I", false)] // the alphabet has no I
    [InlineData("", false)]
    public void Social_credit_codes_are_checked_by_GB_32100(string code, bool right) =>
        Assert.Equal(right, CheckDigits.IsSocialCreditCode(code));

    [Fact]
    public void Any_single_wrong_digit_of_a_case_number_shows()
    {
        const string number = "410100-20220509-0001";
        var right = CheckDigits.Of(number);
        for (var i = 0; i < number.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i]))
                continue;
            for (var d = '0'; d <= '9'; d++)
                if (d != number[i])
                    Assert.NotEqual(right, CheckDigits.Of(number.Remove(i, 1).Insert(i, d.ToString())));
        }
    }
}

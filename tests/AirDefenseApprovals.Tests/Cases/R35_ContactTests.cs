using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>R35: telephones as people write them, and addresses that a mail server can take.</summary>
public sealed class R35_ContactTests
{
    [Theory]
    [InlineData("13812345678")]
    [InlineData("138 1234 5678")]
    [InlineData("138-1234-5678")]
    [InlineData("+86 138 1234 5678")]
    [InlineData("0086-13812345678")]
    [InlineData("(0371)67890123")]
    [InlineData("（0371）６７８９０１２３")]
    [InlineData("0371-67890123")]
    [InlineData("0371 6789 0123")]
    [InlineData("010-12345678")]
    [InlineData("0371-67890123转8001")]
    [InlineData("0371-67890123 分机 8001")]
    [InlineData("0371-67890123-8001")]
    [InlineData("037167890123 ext. 8001")]
    [InlineData("+86 371 6789 0123")]
    [InlineData("4008-208-820")]
    [InlineData("400 820 8820")]
    [InlineData("800-820-8820")]
    [InlineData("95598")]
    [InlineData("12345")]
    [InlineData("10086")]
    [InlineData("+852 2123 4567")]
    [InlineData("+886 2 2311 3731")]
    [InlineData("+1 212 736 5000")]
    public void R35_a_telephone_number_is_taken_as_people_write_it(string typed) =>
        Assert.True(Telephones.IsNumber(TextInput.CleanPhone(typed)), TextInput.CleanPhone(typed));

    [Theory]
    [InlineData("1")]
    [InlineData("110")]
    [InlineData("1234567")]
    [InlineData("67890123")]
    [InlineData("11111111111")]
    [InlineData("1381234567")]
    [InlineData("138123456789")]
    [InlineData("0000-00000000")]
    [InlineData("0371-67890123转")]
    [InlineData("(0371 67890123")]
    [InlineData("+852 1")]
    [InlineData("+999 12345678")]
    [InlineData("张三")]
    [InlineData("138123456七八")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("13812345678;13912345678")]
    [InlineData("0371-678901230371-678901230371-67890123")]
    public void R35_what_is_no_telephone_number_is_refused(string typed) =>
        Assert.False(Telephones.IsNumber(TextInput.CleanPhone(typed)), TextInput.CleanPhone(typed));

    [Theory]
    [InlineData("0371-67890123转8001", "0371-67890123转8001")]
    [InlineData("+852 2123 4567", "+852 2123 4567")]
    [InlineData("（0371）67890123", "(0371)67890123")]
    [InlineData("4008\u200B-208-820", "4008-208-820")]
    public void R35_a_telephone_number_is_kept_as_it_was_typed(string typed, string kept) =>
        Assert.Equal(kept, TextInput.CleanPhone(typed));

    [Theory]
    [InlineData("a@example.com")]
    [InlineData("first.last+tag@mail.example.com")]
    [InlineData("O'Brien_1@example.co")]
    [InlineData("applicant1@例子.中国")]
    [InlineData("ａ＠ｅｘａｍｐｌｅ．ｃｏｍ")]
    [InlineData(" a@example.com ")]
    public void R35_an_address_that_a_mail_server_can_take(string typed) =>
        Assert.True(MailAddresses.IsAddress(TextInput.CleanEmail(typed)), TextInput.CleanEmail(typed));

    [Theory]
    [InlineData("张三@example.com")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("\"ab\"@example.com")]
    [InlineData("x\u200d@example.com")]
    [InlineData("x\u200b@example.com")]
    [InlineData("x\u00ad@example.com")]
    [InlineData("\ufeffx@example.com")]
    [InlineData("x@exam\u200bple.com")]
    [InlineData("x@example.com\u0000")]
    [InlineData(".a@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("a.@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("a@example")]
    [InlineData("a@example..com")]
    [InlineData("a@-example.com")]
    [InlineData("a@example.com.")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a,b@example.com")]
    [InlineData("A <a@example.com>")]
    [InlineData("@example.com")]
    [InlineData("a@")]
    public void R35_an_address_that_no_mail_server_takes_is_refused(string typed) =>
        Assert.False(MailAddresses.IsAddress(TextInput.CleanEmail(typed)), TextInput.CleanEmail(typed));

    [Fact]
    public void R35_an_address_is_no_longer_than_a_server_allows()
    {
        Assert.True(MailAddresses.IsAddress(new string('a', 64) + "@example.com"));
        Assert.False(MailAddresses.IsAddress(new string('a', 65) + "@example.com"));
        Assert.False(MailAddresses.IsAddress("a@" + string.Concat(Enumerable.Repeat("abcdefghi.", 26)) + "com"));
    }
}

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Numbers and codes as people type them from paper: without hyphens, with blanks, in full width.</summary>
public sealed class TypedNumberTests(TypedNumberTests.Host office) : IClassFixture<TypedNumberTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task A_case_is_found_however_its_number_and_code_are_grouped()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var (number, code) = (@case["caseNumber"]!.GetValue<string>(), @case["queryCode"]!.GetValue<string>());
        var numbers = Typings(number);
        string[] codes =
        [
            code,
            $"{code[..4]} {code[4..]}",
            $"{code[..4]}-{code[4..]}",
            code.ToLowerInvariant(),
            Wide(code),
        ];
        foreach (var typed in numbers)
            Assert.Equal(number, await TrackedAsync(typed, code));
        foreach (var typed in codes)
            Assert.Equal(number, await TrackedAsync(number, typed));
    }

    [Fact]
    public async Task Lists_and_desk_find_a_case_however_its_number_is_grouped()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var (id, number) = (@case["id"]!.GetValue<Guid>(), @case["caseNumber"]!.GetValue<string>());
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.city"));
        using var desk = await Pages.Visitor.SignedInAsync(office, "clerk.city");
        foreach (var typed in Typings(number))
        {
            var q = "?q=" + Uri.EscapeDataString(typed);
            Assert.Equal([id], Ids(await applicant.GetAsync("cases" + q), "id"));
            Assert.Equal([id], Ids(await clerk.GetAsync("cases" + q), "id"));
            Assert.Equal([id], Ids(await clerk.GetAsync("worklist" + q), "caseId"));
            foreach (var page in new[] { "/cases" + q, "/worklist" + q + "&everyone=true" })
                Assert.Contains(number, (await desk.OpenAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains(id, Ids(await clerk.GetAsync("cases?pageSize=200&q=" + Wide(number[..15])), "id")); // a part of it
        Assert.Empty(Ids(await clerk.GetAsync("cases?q=%E3%85%A4"), "id")); // what shows nothing is no number
        var elsewhere = await office.As("clerk.410122");
        Assert.Empty(
            Ids(await elsewhere.GetAsync("cases?q=" + number.Replace("-", "", StringComparison.Ordinal)), "id")
        ); // R18
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("41010020220509000", "AAAAAAAA")]
    [InlineData("---", "--------")]
    [InlineData("四一〇一〇〇", "AAAAAAAA")]
    public async Task What_is_none_is_not_found(string number, string code) =>
        (await office.Anyone.PostAsync("track", new { caseNumber = number, queryCode = code })).Refused(404);

    [Fact]
    public async Task R22_a_document_is_found_however_its_number_and_code_are_grouped()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-08-01");
        var issued = (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok();
        var head = await office.As("head.city");
        var replaced = (
            await head.PostAsync($"cases/{@case["id"]}/document/replace", new { reason = "地址有误" })
        ).Ok();
        foreach (var document in new[] { issued, replaced }.Select(c => c["decision"]!["document"]!))
        {
            var (number, code) = (document["number"]!.GetValue<string>(), document["code"]!.GetValue<string>());
            foreach (
                var typed in new[]
                {
                    number.Replace("-", "", StringComparison.Ordinal),
                    Wide(number).ToLowerInvariant(),
                }
            )
            {
                var spaced = $"{code[..4]} {code[4..8]} {code[8..].ToLowerInvariant()}";
                var path = $"documents/{Uri.EscapeDataString(typed)}?code={Uri.EscapeDataString(spaced)}";
                Assert.Equal(number, (await office.Anyone.GetAsync(path)).Ok()["number"]!.GetValue<string>());
            }
        }
    }

    [Theory]
    [InlineData("4101002022050900028", "4101002022050900028")]
    [InlineData("WS 410100 20220509", "WS 410100 20220509")]
    [InlineData("", "")]
    [InlineData("LX-410100-ABCDEF12", "LX-410100-ABCDEF12")]
    public void What_is_no_number_stays_as_it_was_typed(string typed, string read) =>
        Assert.Equal(read, CaseNumber.Read(typed));

    [Fact]
    public void Any_number_is_read_from_its_letters_and_digits()
    {
        var city = new Office
        {
            Code = Office.City,
            Name = new("市", "City"),
            Regions = [],
            NumberPrefix = "410100",
            Remedies = new("", ""),
        };
        for (var sequence = 1; sequence < 30_000; sequence += 7)
        {
            var number = CaseNumber.Of(city, new DateOnly(2026, 11, 30), sequence);
            Assert.Equal(number, CaseNumber.Read(number.Replace("-", "", StringComparison.Ordinal)));
        }
    }

    private async Task<string?> TrackedAsync(string number, string code) =>
        (await office.Anyone.PostAsync("track", new { caseNumber = number, queryCode = code })).Ok()[
            "caseNumber"
        ]!.GetValue<string>();

    /// <summary>A number as people type it from paper.</summary>
    private static string[] Typings(string number) =>
        [
            number,
            number.Replace("-", "", StringComparison.Ordinal),
            number.Replace("-", " ", StringComparison.Ordinal),
            number.Replace("-", "－", StringComparison.Ordinal),
            number.Replace("-", "—", StringComparison.Ordinal),
            $" {number.ToLowerInvariant()}\u200B ",
            Wide(number),
        ];

    private static IEnumerable<Guid> Ids(Answer list, string member) =>
        list.Ok()["items"]!.AsArray().Select(c => c![member]!.GetValue<Guid>());

    private static string Wide(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c));
}

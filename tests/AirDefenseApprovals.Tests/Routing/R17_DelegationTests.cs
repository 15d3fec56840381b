using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Routing;

/// <summary>R17: what may be entered in the register, alone and by the file.</summary>
public sealed class R17_DelegationTests
{
    private static readonly Actor Administrator = new("u-admin", "admin", [Roles.Administrator], null);
    private static readonly DateTimeOffset Now = Story.At("2022-05-09 09:30");
    private static readonly Delegation Sound = new()
    {
        ItemCode = "RF-01-03",
        Office = "410122",
        Instrument = "示例〔2022〕1号",
        Mode = "devolved",
        HandoverDate = new(2022, 5, 1),
        EffectiveFrom = new(2022, 6, 1),
        EffectiveTo = new(2022, 6, 30),
    };

    public static readonly TheoryData<string, Delegation, string> Wrong = new()
    {
        { "itemCode", Sound with { ItemCode = "RF-99-99" }, "item-unknown" },
        { "itemCode", Sound with { ItemCode = "RF-13-01" }, "catalogue-not-delegable" },
        { "office", Sound with { Office = "410105" }, "catalogue-unknown-office" },
        { "office", Sound with { Office = Office.City }, "catalogue-unknown-office" },
        { "mode", Sound with { Mode = "lent" }, "catalogue-not-one-of" },
        { "instrument", Sound with { Instrument = " " }, "field-required" },
        { "handoverDate", Sound with { HandoverDate = default }, "field-required" },
        { "handoverDate", Sound with { HandoverDate = new(2022, 6, 2) }, "handover-after-effect" },
        { "effectiveFrom", Sound with { EffectiveFrom = default, HandoverDate = default }, "field-required" },
        { "effectiveTo", Sound with { EffectiveTo = new(2022, 5, 31) }, "catalogue-dates-reversed" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void R17_what_is_wrong_with_a_delegation_is_told_by_its_field(string field, Delegation wrong, string slug)
    {
        var alone = new GrantDelegation(Administrator, Now, wrong).Refused(TestBook.With());
        Assert.Contains(alone!.Errors, e => (e.Field, e.Slug) == (field, slug));
        var inFile = new GrantDelegations(Administrator, Now, [new(2, Sound, []), new(7, wrong, [])]).Refused(
            TestBook.With()
        );
        Assert.Contains(inFile!.Errors, e => (e.Field, e.Slug) == ($"rows[7].{field}", slug));
        Assert.DoesNotContain(inFile.Errors, e => e.Field.StartsWith("rows[2]", StringComparison.Ordinal));
    }

    [Fact]
    public void R17_a_file_is_entered_whole_or_not_at_all_and_says_what_overlaps_with_what()
    {
        var book = TestBook.With(Sound with { EffectiveFrom = new(2022, 1, 1), EffectiveTo = null, Office = "410181" });
        DelegationLine[] lines =
        [
            new(2, Sound, []),
            new(3, Sound with { EffectiveFrom = new(2022, 6, 30), EffectiveTo = null }, []),
            new(4, Sound with { Office = "410181" }, []),
            new(5, Sound with { EffectiveFrom = new(2022, 7, 1), EffectiveTo = null }, []),
        ];
        var refusal = new GrantDelegations(Administrator, Now, [.. lines]).Refused(book)!;
        Assert.Equal(
            [
                ("rows[3].effectiveFrom", "delegation-overlap-in-file"),
                ("rows[4].effectiveFrom", "delegation-overlap"),
                ("rows[5].effectiveFrom", "delegation-overlap-in-file"),
            ],
            refusal.Errors.Select(e => (e.Field, e.Slug))
        );
        Assert.Equal("3", refusal.Errors[2].Arguments[0]);
        Assert.Null(new GrantDelegations(Administrator, Now, [lines[0], lines[3]]).Refused(book));
    }

    [Fact]
    public void R17_an_empty_file_enters_nothing() =>
        Assert.Equal(
            "delegation-file-empty",
            new GrantDelegations(Administrator, Now, []).Refused(TestBook.With())!.Slug
        );

    [Theory]
    [InlineData(Roles.Supervisor, "city", "another-role")]
    [InlineData(Roles.Head, "city", "another-role")]
    [InlineData(Roles.Administrator, "410122", "only-the-city-delegates")] // PL 24
    public void R17_only_an_administrator_of_the_city_delegates_and_revokes(string role, string office, string slug)
    {
        var by = new Actor("u", "u", [role], office);
        Refusal?[] refusals =
        [
            new GrantDelegation(by, Now, Sound).Refused(TestBook.With()),
            new GrantDelegations(by, Now, [new(2, Sound, [])]).Refused(TestBook.With()),
            new RevokeDelegation(by, Now, new(2022, 6, 1), "示例").Refused(Sound),
        ];
        Assert.All(refusals, r => Assert.Equal((RefusalKind.Forbidden, slug), (r!.Kind, r.Slug)));
    }

    [Theory]
    [InlineData("0001-01-01", "示例", "field-required")]
    [InlineData("2022-05-08", "示例", "revocation-in-the-past")]
    [InlineData("2022-05-31", "示例", "catalogue-dates-reversed")]
    [InlineData("2022-06-30", "示例", "delegation-ends-before")]
    [InlineData("2022-06-15", "", "field-required")]
    [InlineData("2022-06-15", "示例", null)]
    public void R17_a_revocation_works_forward_only(string day, string instrument, string? slug)
    {
        var refusal = new RevokeDelegation(
            Administrator,
            Now,
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            instrument
        ).Refused(Sound);
        Assert.Equal(slug, refusal is { Errors: [var first, ..] } ? first.Slug : refusal?.Slug);
    }
}

using System.Text;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Routing;

/// <summary>How offices show themselves, and since when.</summary>
public sealed class OfficeProfileTests
{
    private static readonly Actor Administrator = new("u-admin", "admin", [Roles.Administrator], null);

    [Theory]
    [InlineData(Roles.Head, "city")]
    [InlineData(Roles.Head, "410181")]
    [InlineData(Roles.Clerk, "410122")]
    [InlineData(Roles.Reviewer, "410122")]
    [InlineData(Roles.Supervisor, "city")]
    public void R18_an_offices_profile_is_its_heads_to_change(string role, string office) =>
        Assert.Equal(
            RefusalKind.NotFound,
            Change(Profile() with { Phone = "0371-00000001" }, Story.Staff(role, office))
                .Refused(TestBook.Book.Register)!
                .Kind
        );

    [Fact]
    public void A_head_changes_the_own_offices_profile_and_an_administrator_any()
    {
        Assert.Null(
            Change(Profile() with { SealText = "中牟县人民防空办公室专用章" }, Story.Staff(Roles.Head, "410122"))
                .Refused(TestBook.Book.Register)
        );
        Assert.Null(
            Change(Profile() with { SealText = "中牟县人民防空办公室专用章" }, Administrator)
                .Refused(TestBook.Book.Register)
        );
        Assert.Equal("profile-same", Change(Profile(), Administrator).Refused(TestBook.Book.Register)!.Slug);
        Assert.Equal(
            RefusalKind.NotFound,
            (Change(Profile(), Administrator) with { Office = "410199" }).Refused(TestBook.Book.Register)!.Kind
        );
    }

    [Fact]
    public void A_profile_that_somebody_else_changed_meanwhile_is_read_again_first()
    {
        var register = TestBook.Book.Register with
        {
            Profiles =
            [
                new("410122", 1, Profile(), Story.At("2022-05-09 09:00"), null),
                new(
                    "410122",
                    2,
                    Profile() with
                    {
                        Phone = "0371-00000009",
                    },
                    Story.At("2022-05-09 10:00"),
                    "head.410122"
                ),
            ],
        };
        Assert.Equal(RefusalKind.Stale, Change(Profile(), Administrator, 1).Refused(register)!.Kind);
        Assert.Null(Change(Profile(), Administrator, 2).Refused(register));
        Assert.Null(Change(Profile(), Administrator).Refused(register));
    }

    [Fact]
    public void Every_field_that_is_wrong_is_told()
    {
        var wrong = new OfficeProfile(
            new("", ""),
            new string('章', 31),
            "110",
            new(new string('路', 201), "x"),
            new(" ", new string('x', 201))
        );
        Assert.Equal(
            ["letterhead.zh", "letterhead.en", "sealText", "address.zh", "hoursText.zh", "hoursText.en", "phone"],
            Change(wrong, Administrator).Refused(TestBook.Book.Register)!.Errors.Select(e => e.Field)
        );
    }

    [Fact]
    public void What_an_office_said_at_an_instant_stays_what_it_said()
    {
        OfficeProfile first = Profile(),
            second = first with { SealText = "新章" };
        var register = TestBook.Book.Register with
        {
            Profiles =
            [
                new("410122", 1, first, Story.At("2022-05-09 09:00"), null),
                new("410122", 2, second, Story.At("2022-05-10 10:00"), "head.410122"),
            ],
        };
        Assert.Equal(
            [first, first, first, second, second],
            new[]
            {
                "2021-01-01 00:00",
                "2022-05-09 09:00",
                "2022-05-10 09:59",
                "2022-05-10 10:00",
                "2023-01-01 00:00",
            }.Select(at => register.ProfileAt("410122", Story.At(at)))
        );
        Assert.Equal("郑州市人民防空办公室", register.ProfileAt("city", Story.At("2022-05-10 10:00")).SealText);
    }

    [Theory]
    [InlineData("entrusted", "city")]
    [InlineData("devolved", "410122")]
    public void R17_a_document_bears_letterhead_and_seal_of_whose_name_it_is_in_as_of_its_decision(
        string mode,
        string inNameOf
    )
    {
        var delegation = TestBook.Book.Register.Delegations.First(d => d is { ItemCode: "RF-01-03", Office: "410122" });
        var book = TestBook.With(delegation with { Mode = mode });
        ProfileVersion Seal(string office, int version, string text, string at) =>
            new(
                office,
                version,
                OfficeProfile.Of(book.Register.Office(office)!) with
                {
                    SealText = text,
                },
                Story.At(at),
                null
            );
        var press = new Orders();
        book = book with
        {
            Press = press,
            Register = book.Register with
            {
                Profiles =
                [
                    Seal("410122", 1, "410122-旧", "2022-05-01 09:00"),
                    Seal("410122", 2, "410122-新", "2022-05-11 12:00"),
                    Seal("city", 1, "city-旧", "2022-05-01 09:00"),
                    Seal("city", 2, "city-新", "2022-05-11 12:00"),
                ],
            },
        };
        new Story(book)
            .Submitted("RF-01-03", "2022-05-09 09:30", "410122")
            .Task("intake", "Accepted", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .Task("decide", "Approved", "2022-05-11 10:00");
        Assert.Equal((inNameOf, $"{inNameOf}-旧"), (press.Last!.InNameOf.Code, press.Last.Profile.SealText));
    }

    [Theory]
    [InlineData("phone", "\"110\"", "offices[1].phone")]
    [InlineData("sealText", "\"\"", "offices[1].sealText")]
    [InlineData("letterhead", "{\"zh\":\"\",\"en\":\"x\"}", "offices[1].letterhead.zh")]
    [InlineData("hoursText", "{\"zh\":\"早九晚五\"}", "offices[1].hoursText.en")]
    [InlineData("website", "\"x\"", "offices[1].website")]
    public void A_file_that_says_a_profile_wrong_is_told_where(string key, string value, string path)
    {
        Catalogue.Read(Changed(office => office[key] = JsonNode.Parse(value)), out var mistakes);
        Assert.Contains(mistakes, m => m.File == "register/offices.json" && m.Path == path);
    }

    [Fact]
    public void A_file_may_leave_a_profile_out()
    {
        var catalogue = Catalogue.Read(
            Changed(office =>
            {
                foreach (var key in new[] { "letterhead", "sealText", "phone", "address", "hoursText" })
                    office.Remove(key);
            }),
            out var mistakes
        );
        Assert.Empty(mistakes);
        Assert.Equal(
            new OfficeProfile(
                new("中牟县人民防空办公室", "Zhongmu Civil Air Defence Office"),
                "中牟县人民防空办公室",
                "",
                new("", ""),
                new("", "")
            ),
            catalogue!.Register.ProfileAt("410122", default)
        );
    }

    [Fact]
    public void The_catalogue_has_a_profile_for_each_office() =>
        Assert.All(TestBook.Catalogue.Register.Offices, o => Assert.Empty(OfficeProfile.Of(o).Wrong()));

    private static OfficeProfile Profile() => OfficeProfile.Of(TestBook.Book.Register.Office("410122")!);

    private static ChangeProfile Change(OfficeProfile profile, Actor by, int? seen = null) =>
        new(by, Story.At("2022-05-10 10:00"), "410122", profile, seen);

    private static IEnumerable<CatalogueFile> Changed(Action<JsonObject> change) =>
        TestBook
            .Files()
            .Select(file =>
            {
                if (file.Path != "register/offices.json")
                    return file;
                var json = JsonNode.Parse(file.Text)!;
                change(json["offices"]![1]!.AsObject());
                return file with { Text = json.ToJsonString() };
            });

    /// <summary>Keeps what it was asked to print.</summary>
    private sealed class Orders : IDocumentPress
    {
        public IReadOnlyList<Rune> Lacking(string text) => [];

        public DocumentOrder? Last { get; private set; }

        public PrintedResult Print(DocumentOrder order)
        {
            Last = order;
            return new PrintedResult(ReadOnlyMemory<byte>.Empty, new string('0', 64));
        }
    }
}

using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// The board and the figures of handling (R13, R15, R29), counted from real cases. The arithmetic is in
/// Statistics/HandlingReportTests.
/// </summary>
public sealed class BoardTests(BoardTests.Lived office) : IClassFixture<BoardTests.Lived>
{
    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("admin", 403)]
    [InlineData("clerk.410122", 404)]
    [InlineData("head.410122", 404)]
    [InlineData("clerk.city", 404)]
    [InlineData("inspector1.city", 404)]
    public async Task R18_another_offices_board_and_figures_are_not_there(string user, int status)
    {
        foreach (var path in new[] { "board", "statistics/handling", "statistics/handling.xlsx" })
            (await (await office.As(user)).GetAsync(path + "?office=410181")).Refused(status);
    }

    [Fact]
    public async Task R18_without_an_office_staff_read_their_own_alone()
    {
        var county = await office.As("clerk.410122");
        Assert.Equal(
            ["410122"],
            (await county.GetAsync("statistics/handling")).Ok()["byOffice"]!
                .AsArray()
                .Select(o => o!["code"]!.GetValue<string>())
        );
        var board = (await county.GetAsync("board")).Ok();
        Assert.All(board["late"]!["tasks"]!.AsArray().Concat(board["soon"]!["tasks"]!.AsArray()), t =>
            Assert.Equal("410122", t!["office"]!.GetValue<string>())
        );
        Assert.All(board["cards"]!.AsArray().SelectMany(c => c!["cases"]!.AsArray()), c =>
            Assert.Equal("410122", c!["office"]!.GetValue<string>())
        );
        Assert.DoesNotContain(
            "city",
            (await county.GetAsync("board")).Ok()["people"]!.AsArray().Select(p => p!["office"]!.GetValue<string>())
        );
    }

    [Theory]
    [InlineData("supervisor")]
    [InlineData("head.city")]
    public async Task R13_cards_R15_decisions_and_R29_ratings_are_told_by_office_item_and_month(string user)
    {
        var figures = (await (await office.As(user)).GetAsync("statistics/handling")).Ok();
        Assert.Equal(
            (2, 2, 1, 1m, 1),
            (
                Number(figures["whole"]!, "decided"),
                Number(figures["whole"]!, "onTime"),
                Number(figures["whole"]!, "rated"),
                figures["whole"]!["averageScore"]!.GetValue<decimal>(),
                Number(figures["whole"]!, "poor")
            )
        );
        Assert.Equal((1, 1), (Number(figures["whole"]!, "yellow"), Number(figures["whole"]!, "red")));
        Assert.Equal(
            [("city", 1, 1), ("410122", 1, 0)],
            figures["byOffice"]!
                .AsArray()
                .Select(o =>
                    (o!["code"]!.GetValue<string>(), Number(o["figures"]!, "decided"), Number(o["figures"]!, "red"))
                )
        );
        Assert.Equal(["2022-05"], figures["byMonth"]!.AsArray().Select(m => m!["month"]!.GetValue<string>()));
        Assert.Equal(2, figures["byItem"]!.AsArray().Sum(i => Number(i!["figures"]!, "decided")));
    }

    [Theory]
    [InlineData("from=2022-06-01", 0)]
    [InlineData("to=2022-05-09", 2)]
    [InlineData("office=410122", 1)]
    [InlineData("itemCode=RF-99-99", 0)]
    public async Task R15_a_period_an_office_and_an_item_narrow_the_figures(string query, int decided) =>
        Assert.Equal(
            decided,
            Number(
                (await (await office.As("supervisor")).GetAsync("statistics/handling?" + query)).Ok()["whole"]!,
                "decided"
            )
        );

    [Theory]
    [InlineData("from=2022-02-30", "from")]
    [InlineData("from=2022-05-02&to=2022-05-01", "to")]
    public async Task A_period_that_is_none_is_told(string query, string field) =>
        Assert.NotNull(
            (await (await office.As("supervisor")).GetAsync("statistics/handling?" + query)).Refused(422)["errors"]![
                field
            ]
        );

    [Fact]
    public async Task R13_the_board_tells_what_is_late_and_whose_it_is()
    {
        var board = (await (await office.As("supervisor")).GetAsync("board")).Ok();
        var late = Assert.Single(board["late"]!["tasks"]!.AsArray())!;
        Assert.Equal(
            (office.Late, "clerk.city", "red"),
            (late["caseId"]!.GetValue<Guid>(), late["assignee"]!.GetValue<string>(), late["card"]!.GetValue<string>())
        );
        Assert.Equal(
            1,
            board["people"]!.AsArray().Single(p => p!["person"]?.GetValue<string>() == "clerk.city")![
                "late"
            ]!.GetValue<int>()
        );
        Assert.Equal(
            office.Late,
            Assert.Single(
                board["cards"]!.AsArray().Single(c => c!["card"]!.GetValue<string>() == "red")!["cases"]!.AsArray()
            )!["caseId"]!.GetValue<Guid>()
        );
        Assert.Contains(board["soon"]!["tasks"]!.AsArray(), t => t!["caseId"]!.GetValue<Guid>() == office.Soon);
    }

    [Fact]
    public async Task R30_the_board_has_no_phone_mail_or_identity_number()
    {
        var text = (await (await office.As("supervisor")).GetAsync("board")).Text;
        var application = await (await office.As("applicant1")).ApplicationAsync("RF-13-01");
        foreach (var secret in new[] { "phone", "email", "idNumber" })
            Assert.DoesNotContain(
                application["applicant"]![secret]!.GetValue<string>(),
                text,
                StringComparison.Ordinal
            );
    }

    private static int Number(JsonNode figures, string name) => figures[name]!.GetValue<int>();

    /// <summary>An office with two decisions, one of them rated poor, a case that is late and one that soon will be.</summary>
    public sealed class Lived : OfficeHost, IAsyncLifetime
    {
        public Guid Late { get; private set; }

        public Guid Soon { get; private set; }

        public async Task InitializeAsync()
        {
            var applicant = await As("applicant1");
            var decided = await applicant.SubmitAsync("RF-06-01");
            (await (await As("clerk.city")).TaskAsync(decided, "issue", "Issued")).Ok();
            (await applicant.PostAsync($"cases/{decided["id"]}/rating", new { score = 1, comment = "慢" })).Ok();
            var delegated = await applicant.SubmitAsync("RF-08-02", "410122");
            (await (await As("clerk.410122")).TaskAsync(delegated, "issue", "Issued")).Ok();
            Late = (await applicant.SubmitAsync("RF-06-01"))["id"]!.GetValue<Guid>();
            await MoveToAsync("2022-05-10 09:30");
            Soon = (await applicant.SubmitAsync("RF-06-01"))["id"]!.GetValue<Guid>();
        }

        async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
    }
}

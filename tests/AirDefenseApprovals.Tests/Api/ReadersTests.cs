namespace AirDefenseApprovals.Tests.Api;

/// <summary>R18: whose door it is, door by door.</summary>
[Collection(nameof(WalledHost))]
public sealed class ReadersTests(WalledHost office)
{
    [Theory]
    [InlineData("GET cards", "supervisor")]
    [InlineData("GET pauses", "head.city", "supervisor")]
    [InlineData("GET pauses/figures", "head.city", "supervisor")]
    [InlineData("GET statistics", "supervisor")]
    [InlineData("GET statistics.xlsx", "supervisor")]
    [InlineData("GET statistics/acceptance", "supervisor")]
    [InlineData("GET statistics/acceptance.xlsx", "supervisor")]
    [InlineData(
        "GET statistics/handling",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET statistics/handling.xlsx",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET board",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("PUT calendar/{year:int}", "admin")]
    [InlineData("GET processes", "admin")]
    [InlineData("GET processes/standard/1", "admin")]
    [InlineData("POST processes", "admin")]
    [InlineData("POST processes/dry-run", "admin")]
    [InlineData("GET staff", "head.city", "admin")]
    [InlineData("POST staff/{userName}/absences", "head.city", "admin")]
    [InlineData("POST staff/nobody/disable", "head.city", "admin")]
    [InlineData("POST staff/nobody/enable", "head.city", "admin")]
    [InlineData("DELETE staff/{userName}/absences/{id:guid}", "head.city", "admin")]
    [InlineData("POST staff", "head.city", "admin")]
    [InlineData("GET staff/log", "head.city", "admin")]
    [InlineData("PUT staff/nobody/roles", "head.city", "admin")]
    [InlineData("POST staff/nobody/invitation", "head.city", "admin")]
    [InlineData("GET offices/city/profile", "head.city", "admin")]
    [InlineData("PUT offices/city/profile", "head.city", "admin")]
    [InlineData(
        "GET offices/city/figures",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET offices/city/figures.xlsx",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("GET delegations", "admin", "supervisor")]
    [InlineData("GET delegations.xlsx", "admin", "supervisor")]
    [InlineData("POST delegations", "admin")]
    [InlineData("POST delegations/import", "admin")]
    [InlineData("GET delegations/waiting", "head.city", "supervisor", "admin")]
    [InlineData("GET delegations/{id:guid}/handover", "head.city", "supervisor", "admin")]
    [InlineData("POST delegations/{id:guid}/handover/agreement", "admin")]
    [InlineData("POST delegations/{id:guid}/handover/override", "head.city")]
    [InlineData("GET delegations/rehearsal", "supervisor", "admin")]
    [InlineData("GET delegations/what-if", "supervisor", "admin")]
    [InlineData("GET delegations/what-if.xlsx", "supervisor", "admin")]
    [InlineData("POST delegations/00000000-0000-0000-0000-000000000001/revoke", "admin")]
    [InlineData("POST standards", "admin")]
    [InlineData("PUT standards/{number}", "admin")]
    [InlineData("POST standards/clauses", "admin")]
    [InlineData("PUT standards/{number}/clauses/{clause}", "admin")]
    [InlineData("GET practice", "clerk.city", "reviewer.city", "head.city", "inspector1.city", "clerk.410122")]
    [InlineData("POST practice", "clerk.city", "reviewer.city", "head.city", "inspector1.city", "clerk.410122")]
    [InlineData("POST counter/cases", "clerk.city", "clerk.410122")]
    [InlineData("POST counter/check", "clerk.city", "clerk.410122")]
    [InlineData("POST counter/application", "clerk.city", "clerk.410122")]
    [InlineData(
        "GET worklist/views",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "PUT worklist/views",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "DELETE worklist/views",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET sentences",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor",
        "admin"
    )]
    [InlineData("POST sentences", "head.city", "admin")]
    [InlineData("POST sentences/00000000-0000-0000-0000-000000000001/retire", "head.city", "admin")]
    [InlineData(
        "GET papers",
        "applicant1",
        "applicant2",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET worklist",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "GET cases",
        "applicant1",
        "applicant2",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("POST cases", "applicant1", "applicant2")]
    public async Task R18_a_list_is_for_its_readers_alone(string door, params string[] readers)
    {
        string[] everybody =
        [
            "applicant1",
            "applicant2",
            "clerk.city",
            "reviewer.city",
            "head.city",
            "inspector1.city",
            "clerk.410122",
            "supervisor",
            "admin",
        ];
        var (method, path) = (door.Split(' ')[0], door.Split(' ')[1]);
        foreach (var user in everybody)
        {
            var answer = await (await office.As(user)).KnockAsync((method, path), Guid.CreateVersion7());
            Assert.True(answer.Status == 403 != readers.Contains(user), $"{user} {door}: {answer.Status}");
        }
    }
}

using System.Net;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>R18: whose page it is, page by page.</summary>
[Collection(nameof(WalledOffice))]
public sealed class PageRolesTests(WalledOffice office)
{
    [Theory]
    [InlineData("/worklist", "applicant1", "admin")]
    [InlineData("/counter", "applicant1", "reviewer.city", "head.city", "inspector1.city", "supervisor", "admin")]
    [InlineData(
        "/counter/RF-13-01",
        "applicant1",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "supervisor",
        "admin"
    )]
    [InlineData(
        "/counter/receipt/00000000-0000-0000-0000-000000000001",
        "applicant1",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "supervisor",
        "admin"
    )]
    [InlineData("/sentences", "applicant1")]
    [InlineData("/cases/print", "admin")]
    [InlineData(
        "/supervision/pauses",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "admin"
    )]
    [InlineData("/cards", "applicant1", "clerk.city", "head.410122", "admin")]
    [InlineData("/apply/RF-13-01", "clerk.city", "supervisor", "admin")]
    [InlineData("/processes", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/sheets", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/items/RF-08-01/versions", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/processes/try", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/processes/standard/1", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData(
        "/calendar/2027/edit",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122",
        "supervisor"
    )]
    [InlineData(
        "/delegations",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData("/delegations?handler=Sheet", "applicant1", "clerk.city", "head.city", "head.410122")]
    [InlineData(
        "/delegations/matrix",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData(
        "/delegations/history?itemCode=RF-01-03&office=410122",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData("/delegations/enter", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/delegations/import", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData(
        "/delegations/00000000-0000-0000-0000-000000000001/revoke",
        "applicant1",
        "clerk.city",
        "head.city",
        "head.410122",
        "supervisor"
    )]
    [InlineData("/delegations/waiting", "applicant1", "clerk.city", "reviewer.city", "inspector1.city", "clerk.410122")]
    [InlineData(
        "/delegations/00000000-0000-0000-0000-000000000001",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122"
    )]
    [InlineData(
        "/delegations/rehearsal",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData(
        "/delegations/what-if",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData("/delegations/what-if?handler=Sheet", "applicant1", "clerk.city", "head.city", "head.410122")]
    [InlineData(
        "/standards/enter",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122",
        "supervisor"
    )]
    [InlineData(
        "/standards/edition",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/people",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/people/hire",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/people/log",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/profile",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("/office/figures", "applicant1", "admin")]
    [InlineData("/board", "applicant1", "admin")]
    [InlineData("/statistics", "applicant1", "admin")]
    [InlineData("/statistics?handler=Sheet", "applicant1", "admin")]
    [InlineData("/statistics/acceptance", "applicant1", "admin")]
    [InlineData("/statistics/acceptance?handler=Sheet", "applicant1", "admin")]
    [InlineData("/office", "applicant1")]
    [InlineData("/projects", "applicant1", "admin")]
    [InlineData("/projects/00000000-0000-0000-0000-000000000001", "applicant1", "admin")]
    [InlineData("/watch", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/jobs", "applicant1", "clerk.city", "head.city", "supervisor")]
    public async Task R18_a_page_is_for_its_roles_alone(string path, params string[] strangers)
    {
        foreach (var user in strangers)
        {
            using var browser = await office.SignedInAsync(user);
            var answer = await browser.GetAsync(path);
            Assert.True(
                answer.StatusCode == HttpStatusCode.Redirect
                    && answer.Headers.Location!.ToString().Contains("/account/denied", StringComparison.Ordinal),
                $"{user} {path}: {answer.StatusCode}"
            );
        }
    }
}

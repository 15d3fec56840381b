using System.Net;
using System.Text;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Parser;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>What a hostile or clumsy person does with pages: forms that cannot be read, addresses nobody linked to. Never a 500.</summary>
public sealed class HostilePageTests(HostilePageTests.Host office) : IClassFixture<HostilePageTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("/language?to=en&back=%2Fitems%3Fq%3D%E4%BA%BA%E9%98%B2", "/items?q=%E4%BA%BA%E9%98%B2")]
    [InlineData("/language?to=en&back=%2Fitems%3Fq%3D%25E4%25BA%25BA", "/items?q=%E4%BA%BA")]
    [InlineData("/language?to=en&back=%2F%2Fevil.example", "/")]
    [InlineData("/language?to=en&back=https%3A%2F%2Fevil.example", "/")]
    public async Task An_address_to_go_back_to_is_one_of_this_house_in_ASCII(string path, string location)
    {
        using var browser = office.Browser();
        Assert.Equal(location, (await browser.GetAsync(path)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Whoever_signs_in_goes_on_to_where_they_wanted_whatever_its_letters()
    {
        using var browser = office.Browser();
        var answer = await PostAsync(
            browser,
            "/account/login?ReturnUrl=%2Fitems%3Fq%3D%E4%BA%BA",
            await TokenAsync(browser),
            $"UserName=applicant1&Password={Person.Password}"
        );
        Assert.Equal(
            (HttpStatusCode.Redirect, "/items?q=%E4%BA%BA"),
            (answer.StatusCode, answer.Headers.Location!.OriginalString)
        );
    }

    [Theory]
    [InlineData("/error/200")]
    [InlineData("/error/500")]
    [InlineData("/error/0")]
    [InlineData("/nothing/here")]
    public async Task Nobody_can_ask_for_an_error(string path)
    {
        using var browser = office.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("supervisor", "/cards?From=0001-01-01&To=9999-12-31")]
    [InlineData("supervisor", "/cards?From=9999-12-31&To=0001-01-01&p=-1&Card=99")]
    [InlineData("applicant1", "/cases?State=99&p=99999999999&q=%00%ED%A0%80")]
    [InlineData("clerk.city", "/worklist?Card=x&Everyone=x&p=0")]
    [InlineData("applicant1", "/inbox?p=x")]
    [InlineData("supervisor", "/delegations/rehearsal")]
    [InlineData("supervisor", "/delegations/rehearsal?id=x&on=")]
    [InlineData("supervisor", "/delegations/rehearsal?itemCode=RF-01-03&office=410122&on=9999-12-31")]
    [InlineData("supervisor", "/delegations/rehearsal?itemCode=RF-01-03&office=410122&on=0001-01-01")]
    [InlineData("supervisor", "/delegations/what-if?to=9999-12-31&from=9999-01-01")]
    [InlineData("supervisor", "/delegations/what-if?to=0001-12-31&from=0001-01-01")]
    [InlineData("supervisor", "/delegations/what-if?to=0001-01-01")]
    [InlineData("head.city", "/delegations/waiting?p=x")]
    [InlineData("head.410122", "/office/figures?from=0001-01-01&to=9999-12-31&period=x")]
    [InlineData("head.410122", "/office/people/log?p=99999999999")]
    [InlineData("admin", "/office/people/hire?office=%00")]
    [InlineData("applicant1", "/standards?q=%00%ED%A0%80%25_%5C&on=9999-12-31&p=99999999999")]
    [InlineData("applicant1", "/standards?q=x&on=0001-01-01&p=-1")]
    [InlineData("admin", "/standards/enter?standard=%00&clause=%ED%A0%80")]
    public async Task Whatever_is_asked_of_a_list_it_is_shown(string user, string path)
    {
        using var browser = await office.SignedInAsync(user);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("/delegations/rehearsal?itemCode=%00&office=%ED%A0%80&on=x")]
    [InlineData("/delegations/rehearsal?itemCode=RF-01-03&office=410122&on=2022-02-30")]
    [InlineData("/delegations/what-if?from=0001-01-01&to=9999-12-31")]
    [InlineData("/delegations/what-if?handler=Sheet&from=x")]
    [InlineData("/delegations/what-if?itemCode=RF-01-03")]
    public async Task What_is_wrong_with_a_question_is_told_on_its_page(string path)
    {
        using var browser = await office.SignedInAsync("supervisor");
        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"problem\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "x")]
    [InlineData(
        "application/x-www-form-urlencoded",
        "outcome=CorrectionRequired&data.items[9999].about=m:&data.items=x&data.unmet=99999999999"
    )]
    [InlineData("multipart/form-data; boundary=x", "")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\ngarbage")]
    [InlineData("multipart/form-data", "--y--")]
    public async Task A_form_that_cannot_be_read_or_understood_is_refused(string contentType, string body)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        foreach (
            var (user, path) in new[]
            {
                ("clerk.city", $"/cases/{@case["id"]}/tasks/intake"),
                ("applicant1", $"/cases/{@case["id"]}?handler=Withdraw"),
                ("applicant1", "/apply/RF-13-01"),
                ("applicant1", $"/apply/case/{draft["id"]}"),
                ("applicant1", "/track"),
                ("applicant1", "/account/register"),
            }
        )
        {
            using var browser = await office.SignedInAsync(user);
            var answer = await PostAsync(browser, path, await TokenAsync(browser), body, contentType);
            Assert.True(
                (int)answer.StatusCode is >= 400 and < 500 || answer.StatusCode == HttpStatusCode.Redirect,
                $"{user} {path}: {answer.StatusCode}"
            );
        }
    }

    [Fact]
    public async Task A_broken_form_is_400_and_not_a_page_that_is_not_there()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var browser = await office.SignedInAsync("clerk.city");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await PostAsync(
                    browser,
                    $"/cases/{@case["id"]}/tasks/intake",
                    await TokenAsync(browser),
                    "--x\r\ngarbage",
                    "multipart/form-data; boundary=x"
                )
            ).StatusCode
        );
    }

    [Theory]
    [InlineData("POST", "?handler=Nope", HttpStatusCode.NotFound)]
    [InlineData("GET", "?handler=Nope", HttpStatusCode.OK)]
    [InlineData("OPTIONS", "", HttpStatusCode.OK)]
    [InlineData("PUT", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "", HttpStatusCode.MethodNotAllowed)]
    public async Task A_button_or_method_that_a_page_does_not_have_is_refused(
        string method,
        string query,
        HttpStatusCode status
    )
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var browser = await office.SignedInAsync("applicant1");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/cases/{@case["id"]}{query}");
        request.Headers.Add("RequestVerificationToken", await TokenAsync(browser));
        Assert.Equal(status, (await browser.SendAsync(request)).StatusCode);
    }

    private static async Task<string> TokenAsync(HttpClient browser) =>
        (await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync("/account/login")))
            .QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string path,
        string token,
        string body,
        string contentType = "application/x-www-form-urlencoded"
    )
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        return await browser.SendAsync(request);
    }
}

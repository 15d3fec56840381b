using System.Net;
using System.Text;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>What a hostile or clumsy person sends: each gets a problem with its status and sentence, and never a 500.</summary>
[Collection(nameof(BesetHost))]
public sealed class HostileTests(BesetHost office)
{
    /// <summary>Bodies that fit no endpoint, and some that fit until one looks closely.</summary>
    private static readonly string[] Bodies =
    [
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"x\"",
        "{",
        "{}",
        "{\"x\":1}",
        "{\"itemCode\":\"\\ud800\"}",
        "{\"outcome\":\"\\u0000\",\"data\":{\"\\ud800\":1}}",
        "{\"outcome\":null,\"data\":[null],\"comment\":7}",
        "{\"outcome\":\"Answered\",\"data\":{\"answers\":[null,7,\"x\",{\"itemNo\":1e400}]}}",
        "{\"promised\":[null]}",
        "{\"promised\":[{\"materialCode\":null,\"date\":\"2022-02-30\"}]}",
        "{\"answers\":[null]}",
        "{\"answers\":[{\"itemNo\":99999999999}]}",
        "{\"score\":2147483648}",
        "{\"score\":1.5}",
        "{\"days\":-1,\"reason\":null}",
        "{\"now\":\"10:00\"}",
        "{\"now\":\"0001-01-01T00:00:00+14:00\"}",
        "{\"definition\":null,\"steps\":[null]}",
        """
            {
              "definition":{
                "definitionId":"t", "name":"t",
                "root":{
                  "id":"f", "type":"Elsa.Flowchart",
                  "activities":[{"id":"a","name":"a","type":"AirDefense.HumanTask","role":"clerk"}],
                  "connections":[]
                }
              },
              "steps":[null]
            }
            """,
        """
            {
              "itemCode":"RF-01-03", "office":null, "handoverDate":"0001-01-01",
              "effectiveFrom":"9999-12-31", "effectiveTo":"9999-12-31"
            }
            """,
        "{\"refreshToken\":\"x\"}",
        "{\"userName\":\"\\u0000\",\"password\":null}",
        "{\"itemCode\":\"RF-13-01\",\"project\":{\"floorArea\":1e308}}",
        "{\"itemCode\":\"RF-13-01\",\"form\":{\"longitude\":1e400}}",
    ];

    private static readonly string[] Queries =
    [
        "page=0",
        "page=abc",
        "page=99999999999",
        "pageSize=-1",
        "page=1000000&pageSize=200",
        "from=0001-01-01&to=9999-12-31",
        "from=9999-12-31&to=0001-01-01",
        "from=2022-02-30",
        "from=9999-12-31T23:59:59%2B08:00&days=2147483648",
        "days=1&from=10:00",
        "on=0001-01-01",
        "on=9999-12-31",
        "state=draft,refused",
        "state=7",
        "card=none,red",
        "q=%00%ED%A0%80%25_%5C",
        "onTheSpot=maybe",
        "mine=2",
        "code=%00",
        "itemCode=%FF&office=%00",
    ];

    [Fact]
    public async Task Whatever_body_comes_to_any_door_is_told_what_is_wrong_with_it()
    {
        var id = (await (await office.As("applicant1")).SubmitAsync("RF-13-01"))["id"]!.GetValue<Guid>();
        var declared = await office.DeclaredAsync();
        foreach (var user in new[] { "applicant1", "clerk.city", "supervisor", "admin" })
        {
            var person = await office.As(user);
            foreach (var (method, path) in office.DoorsToTry().Where(d => d.Method != "GET"))
            foreach (var body in Bodies)
            {
                var answer = await person.SendAsync(
                    new HttpMethod(method),
                    Doors.Fill(path, id),
                    new StringContent(body, Encoding.UTF8, "application/json")
                );
                AssertNoBug(answer, $"{user} {method} {path} {body}");
                Assert.True(
                    declared[(method, path)].Contains(answer.Status),
                    $"The API's document does not know that {method} {path} answers {answer.Status}: {answer.Text}"
                );
            }
        }
    }

    [Fact]
    public async Task Whatever_is_asked_of_any_list_is_answered_or_told_what_is_wrong_with_it()
    {
        var id = (await (await office.As("applicant1")).SubmitAsync("RF-13-01"))["id"]!.GetValue<Guid>();
        var declared = await office.DeclaredAsync();
        foreach (var user in new[] { "applicant1", "clerk.city", "supervisor", "admin" })
        {
            var person = await office.As(user);
            foreach (var (_, path) in office.DoorsToTry().Where(d => d.Method == "GET"))
            foreach (var query in Queries)
            {
                var answer = await person.GetAsync(Doors.Fill(path, id) + "?" + query);
                AssertNoBug(answer, $"{user} {path}?{query}");
                Assert.True(
                    declared[("GET", path)].Contains(answer.Status),
                    $"The API's document does not know that GET {path} answers {answer.Status}: {answer.Text}"
                );
            }
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=none-such")]
    public async Task JSON_is_sent_as_JSON_in_UTF_8_or_415(string contentType) =>
        (
            await (await office.As("applicant1")).SendAsync(
                HttpMethod.Post,
                "cases",
                Typed("{\"itemCode\":\"RF-13-01\"}", contentType)
            )
        ).Refused(415);

    [Fact]
    public async Task A_charset_may_be_quoted() =>
        Assert.NotEqual(
            415,
            (
                await (await office.As("applicant1")).SendAsync(
                    HttpMethod.Post,
                    "cases",
                    Typed("{\"itemCode\":\"RF-99-99\"}", "application/json; charset=\"utf-8\"")
                )
            ).Status
        );

    [Theory]
    [InlineData("DELETE", "items", 405)]
    [InlineData("GET", "track", 405)]
    [InlineData("GET", "nothing/here", 404)]
    [InlineData("POST", "nothing/here", 404)]
    [InlineData("GET", "cases/not-an-id", 404)]
    public async Task A_path_or_method_that_is_not_there_is_told_so(string method, string path, int status) =>
        (await (await office.As("applicant1")).SendAsync(new HttpMethod(method), path, null)).Refused(status);

    [Theory]
    [InlineData("multipart/form-data", "", 400)]
    [InlineData("multipart/form-data; boundary=x", "", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\ngarbage", 400)]
    [InlineData("multipart/form-data; boundary=x", "--y--\r\n", 400)]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nv\r\n--x--\r\n",
        422
    )]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nv\r\n--x--\r\n",
        422
    )]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n\r\n--x--\r\n",
        422
    )]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\nMZ\r\n--x--\r\n",
        415
    )]
    [InlineData("application/pdf", "%PDF-1.4", 415)]
    public async Task A_file_comes_in_a_form_that_can_be_read(string contentType, string body, int status)
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-13-01", without: "M30");
        (
            await applicant.SendAsync(HttpMethod.Put, $"cases/{draft["id"]}/materials/M30", Typed(body, contentType))
        ).Refused(status);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_ask_again()
    {
        using var host = new OfficeHost();
        var anyone = host.Anyone;
        for (var i = 0; i < 200; i++)
        {
            using var answer = await anyone.Http.PostAsync(
                "/api/v1/track",
                new StringContent("{\"caseNumber\":\"1\",\"queryCode\":\"2\"}", Encoding.UTF8, "application/json")
            );
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                continue;
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            return;
        }

        Assert.Fail("Guessing has no end.");
    }

    [Fact]
    public async Task Who_may_is_named_in_the_readers_language()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var head = await office.As("head.city");
        Assert.EndsWith(
            "经办人。",
            (await head.TaskAsync(@case, "intake", "Accepted")).Refused(403)["detail"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "This is for: Clerk.",
            (await head.TaskAsync(@case, "intake", "Accepted", null, ("Accept-Language", "en"))).Refused(403)[
                "detail"
            ]!.GetValue<string>()
        );
        Assert.EndsWith(
            "经办人。",
            (await head.TaskAsync(@case, "intake", "Accepted", null, ("Accept-Language", "de"))).Refused(403)[
                "detail"
            ]!.GetValue<string>(),
            StringComparison.Ordinal
        ); // the house's own language
    }

    [Theory]
    [InlineData("a <b@c.de>")]
    [InlineData("a@b")]
    [InlineData("")]
    public async Task An_account_has_an_address_that_mail_reaches(string email) =>
        Assert.NotNull(
            (
                await office.Anyone.PostAsync(
                    "auth/register",
                    new
                    {
                        userName = "u" + Guid.NewGuid().ToString("N"),
                        password = "Abcdef12",
                        email,
                    }
                )
            ).Refused(422)["errors"]!["email"]
        );

    private static StringContent Typed(string body, string contentType)
    {
        var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    private static void AssertNoBug(Answer answer, string what)
    {
        Assert.True(answer.Status < 500, $"{what}: {answer.Status} {answer.Text}");
        if (answer.Status < 400)
            return;
        Assert.True(answer.MediaType == "application/problem+json", $"{what}: {answer.Status} {answer.MediaType}");
        answer.Refused(answer.Status);
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>A client of the REST contract: one person.</summary>
public sealed class Person(Func<string, Task<Person>> others, HttpClient http, string user)
{
    public const string Password = "Demo-2022!";

    private static readonly object ZeroPromises = new { };

    public HttpClient Http => http;

    public async Task<Person> SignInAsync()
    {
        var answer = (await PostAsync("auth/login", new { userName = user, password = Password })).Ok();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            answer["accessToken"]!.GetValue<string>()
        );
        return this;
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body ?? ZeroPromises), headers);

    public Task<Answer> PutAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body), headers);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<Answer> PostTextAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public Task<Answer> UploadAsync(
        string path,
        string name,
        byte[] content,
        params (string Name, string Value)[] headers
    ) =>
        SendAsync(
            HttpMethod.Put,
            path,
            new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } },
            headers
        );

    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path)
        {
            Content = body,
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new Answer(
            (int)response.StatusCode,
            response.Headers.ETag?.Tag,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsByteArrayAsync()
        );
    }

    /// <summary>An application for an item, every field filled in.</summary>
    public async Task<JsonObject> ApplicationAsync(string item, string region = "410105")
    {
        var guide = (await GetAsync("items/" + item)).Ok();
        var organisation = guide["applicants"]![0]!.GetValue<string>() == "organisation";
        return new JsonObject
        {
            ["itemCode"] = item,
            ["applicant"] = new JsonObject
            {
                ["kind"] = organisation ? "organisation" : "person",
                ["name"] = "河南示例建设有限公司",
                ["idNumber"] = organisation ? "91410100MA40000040" : "11010519491231002X",
                ["phone"] = "13800000000",
                ["email"] = "applicant1@example.com",
            },
            ["project"] = new JsonObject
            {
                ["name"] = "示例花园一期",
                ["address"] = "示例路1号",
                ["regionCode"] = region,
                ["floorArea"] = 12345.6789m,
            },
            ["form"] = new JsonObject(
                guide["form"]!.AsArray().Select(f => KeyValuePair.Create(f!["name"]!.GetValue<string>(), Value(f)))
            ),
        };
    }

    public async Task<JsonNode> DraftAsync(string item, string region = "410105", string? without = null)
    {
        var @case = (await PostAsync("cases", await ApplicationAsync(item, region))).Ok(201);
        foreach (
            var material in (await GetAsync("items/" + item)).Ok()["materials"]!
                .AsArray()
                .Where(m => m!["source"]!.GetValue<string>() == "applicant")
                .Select(m => m!["code"]!.GetValue<string>())
        )
            if (material != without)
                (await UploadAsync($"cases/{@case["id"]}/materials/{material}", material + ".pdf", Pdf(material))).Ok();
        return @case;
    }

    public async Task<JsonNode> SubmitAsync(string item, string region = "410105") =>
        (await PostAsync($"cases/{(await DraftAsync(item, region))["id"]}/submit", new { declared = true })).Ok();

    public Task<Answer> TaskAsync(
        JsonNode @case,
        string task,
        string outcome,
        object? data = null,
        params (string Name, string Value)[] headers
    ) => PostAsync($"cases/{@case["id"]}/tasks/{task}", new { outcome, data }, headers);

    /// <summary>A case accepted by its office's clerk.</summary>
    public async Task<JsonNode> AcceptedAsync(string item, string region = "410105")
    {
        var @case = await SubmitAsync(item, region);
        return (await (await others("clerk." + @case["office"]!["code"])).TaskAsync(@case, "intake", "Accepted")).Ok();
    }

    /// <summary>A small PDF, different for each text.</summary>
    public static byte[] Pdf(string text) => SmallPdf.New(text);

    private static JsonNode? Value(JsonNode field) =>
        (field["type"]!.GetValue<string>(), field["name"]!.GetValue<string>()) switch
        {
            ("choice", _) => field["options"]![0]!.DeepClone(),
            (_, "longitude") => JsonValue.Create(113.6253m),
            (_, "latitude") => JsonValue.Create(34.7466m),
            ("decimal", _) => JsonValue.Create(1234.5678m),
            ("integer", _) => JsonValue.Create(3),
            ("date", _) => JsonValue.Create("2022-06-01"),
            ("dateRange", _) => new JsonObject { ["from"] = "2022-06-01", ["to"] = "2023-05-31" },
            _ => JsonValue.Create("示例"),
        };
}

/// <summary>An answer of the API.</summary>
public sealed record Answer(int Status, string? ETag, string? MediaType, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The body of a success.</summary>
    public JsonNode Ok(int status = 200)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}{(Status == 500 ? Bugs.Told : "")}");
        return Body.Length > 0 ? Json : new JsonObject();
    }

    /// <summary>The problem of a refusal, which has a stable type and a sentence.</summary>
    public JsonNode Refused(int status, string? rule = null)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        Assert.Equal("application/problem+json", MediaType);
        Assert.StartsWith("urn:ada:", Json["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(Json["detail"]!.GetValue<string>());
        if (rule is not null)
            Assert.Equal(rule, Json["rule"]?.GetValue<string>());
        return Json;
    }
}

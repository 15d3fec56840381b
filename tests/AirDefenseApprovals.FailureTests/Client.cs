using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;

namespace AirDefenseApprovals.FailureTests;

/// <summary>An answer of the API.</summary>
internal sealed record Answer(int Status, int Version, string Text)
{
    public bool IsDone => Status is >= 200 and < 300;

    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode Ok()
    {
        Assert.True(IsDone, $"{Status}: {Text}");
        return Json;
    }
}

/// <summary>One person at the API, who knows that the server may die at any moment.</summary>
internal sealed class Client(Uri address, string user) : IDisposable
{
    private readonly HttpClient http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) }
    )
    {
        BaseAddress = new Uri(address, "/api/v1/"),
        Timeout = TimeSpan.FromSeconds(60),
    };

    public async Task<Client> SignInAsync()
    {
        var answer = await SendAsync(
            HttpMethod.Post,
            "auth/login",
            Json(new JsonObject { ["userName"] = user, ["password"] = "Demo-2022!" })
        );
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            answer!.Ok()["accessToken"]!.ToString()
        );
        return this;
    }

    public async Task<Answer> GetAsync(string path) => (await SendAsync(HttpMethod.Get, path, null))!;

    public async Task<Answer> PostAsync(string path, JsonNode? body = null) =>
        (await SendAsync(HttpMethod.Post, path, Json(body)))!;

    /// <summary>Sends a write with an idempotency key until somebody answers, or the run is over: null.</summary>
    public async Task<Answer?> InsistAsync(
        HttpMethod method,
        string path,
        Func<HttpContent> body,
        CancellationToken over
    )
    {
        var key = Guid.NewGuid().ToString();
        while (!over.IsCancellationRequested)
        {
            if (await SendAsync(method, path, body(), key) is { } answer)
                return answer;
            await Patience.PauseAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None); // before the next try
        }

        return null;
    }

    public Task<Answer?> InsistAsync(string path, JsonNode? body, CancellationToken over) =>
        InsistAsync(HttpMethod.Post, path, () => Json(body), over);

    /// <summary>Sends a request once; null when the connection broke and nobody knows what became of it.</summary>
    public async Task<Answer?> SendAsync(HttpMethod method, string path, HttpContent? body, string? key = null)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body };
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            using var response = await http.SendAsync(request);
            return new Answer(
                (int)response.StatusCode,
                int.TryParse(response.Headers.ETag?.Tag.Trim('"'), CultureInfo.InvariantCulture, out var version)
                    ? version
                    : 0,
                await response.Content.ReadAsStringAsync()
            );
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public static HttpContent Json(JsonNode? body) =>
        new StringContent((body ?? new JsonObject()).ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>A body with a file; the same bytes each time, as a repeated request needs them.</summary>
    public static HttpContent File(byte[] content) =>
        new MultipartFormDataContent("----file") { { new ByteArrayContent(content), "file", "a.pdf" } };

    /// <summary>A small PDF, different each time, of about so many bytes.</summary>
    public static byte[] Pdf(int size = 400) => SmallPdf.New(new string('x', size));

    /// <summary>An application for an item, every field filled in.</summary>
    public async Task<JsonObject> ApplicationAsync(string item)
    {
        var guide = (await GetAsync("items/" + item)).Ok();
        var organisation = guide["applicants"]![0]!.ToString() == "organisation";
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
                ["regionCode"] = "410105",
                ["floorArea"] = 12345.6789m,
            },
            ["form"] = new JsonObject(
                guide["form"]!.AsArray().Select(f => KeyValuePair.Create(f!["name"]!.ToString(), Value(f)))
            ),
        };
    }

    public void Dispose() => http.Dispose();

    private static JsonNode? Value(JsonNode field) =>
        (field["type"]!.ToString(), field["name"]!.ToString()) switch
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

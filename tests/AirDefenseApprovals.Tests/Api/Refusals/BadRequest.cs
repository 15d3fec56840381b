using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api.Refusals;

/// <summary>A request as somebody clumsy or hostile may send it.</summary>
/// <param name="Kind">What is bad about it, in the words of the record.</param>
/// <param name="Content">Makes its body, anew for each time it is sent; null for none.</param>
/// <param name="Headers">Its own headers.</param>
internal sealed record BadRequest(
    string Kind,
    Func<HttpContent?>? Content = null,
    params (string Name, string Value)[] Headers
)
{
    /// <summary>What stands behind the question mark of its address.</summary>
    public string Query { get; init; } = "";

    private const int OverLong = 20_001;

    private static readonly string[] Queries =
    [
        "page=0",
        "page=abc",
        "pageSize=201",
        "from=2022-02-30&to=2022-02-30&on=2022-02-30&until=2022-02-30&day=2022-02-30",
        "from=2022-06-01&to=2022-05-01",
        "state=no-such-word&card=no-such-word&kind=no-such-word&paper=no-such-word",
        "itemCode=RF-99-99&office=999999&case=x",
        "onTheSpot=maybe&delegated=maybe&mine=maybe&retired=maybe&preview=maybe&published=maybe",
        "days=2147483648",
        "days=-1&from=2022-05-09T09:30:00%2B08:00",
        "q=%00%ED%A0%80%25_%5C",
    ];

    /// <summary>Bodies that are bad at every door, and this door's own request spoilt in each way.</summary>
    /// <param name="natural">A request that fits the door; null where it takes no JSON.</param>
    public static IEnumerable<BadRequest> Bodies(JsonNode? natural)
    {
        yield return new("no body");
        yield return Json("malformed JSON", "{");
        if (natural is null)
        {
            yield return new("multipart without a file", () =>
                new MultipartFormDataContent { { new StringContent("x"), "y" } }
            );
            yield return new("empty file", () => File("a.pdf", []));
            yield return new("file of another kind", () => File("a.exe", Encoding.ASCII.GetBytes("MZ-not-a-paper")));
            yield return new("file that is not what its name says", () =>
                File("a.pdf", Encoding.ASCII.GetBytes("plain"))
            );
            yield break;
        }

        yield return Json("empty body", "");
        yield return Json("null", "null");
        yield return Json("an array", "[]");
        yield return Json("an empty object", "{}");
        yield return Json("an unknown field", """{"noSuchField":1}""");
        yield return Json("half a surrogate", """{"noSuchField":"\ud800"}""");
        yield return Json("wrong types", Spoilt(natural, WrongType));
        yield return Json(
            "over-long text",
            Spoilt(natural, v => IsText(v) ? JsonValue.Create(new string('长', OverLong)) : v.DeepClone())
        );
        yield return Json(
            "no such words",
            Spoilt(natural, v => IsText(v) ? JsonValue.Create("no-such-word") : v.DeepClone())
        );
        yield return Json("empty texts", Spoilt(natural, v => IsText(v) ? JsonValue.Create(" ") : v.DeepClone()));
        yield return Json(
            "numbers below zero",
            Spoilt(natural, v => IsNumber(v) ? JsonValue.Create(-1) : v.DeepClone())
        );
        yield return Json(
            "numbers without end",
            Spoilt(natural, v => IsNumber(v) ? JsonNode.Parse("1e400") : v.DeepClone())
        );
        yield return Json(
            "days that do not exist",
            Spoilt(natural, v => IsDay(v) ? JsonValue.Create("2022-02-30") : v.DeepClone())
        );
        yield return Json("nulls within", Spoilt(natural, _ => null));
        yield return new("text/plain", () => Typed(natural, "text/plain"));
        yield return new("a form", () => Typed(natural, "application/x-www-form-urlencoded"));
        yield return new("UTF-16", () => Typed(natural, "application/json; charset=utf-16"));
        yield return new(
            "a key that is too long",
            () => Typed(natural, "application/json"),
            ("Idempotency-Key", new string('k', 300))
        );
        yield return new("a request of its kind", () => Typed(natural, "application/json"));
    }

    /// <summary>Parameters that no list takes, or takes no notice of.</summary>
    public static IEnumerable<BadRequest> Parameters() =>
        Queries.Select(query => new BadRequest("?" + query) { Query = query });

    /// <summary>A request that fits the door.</summary>
    public static Func<HttpContent?> Natural(JsonNode? natural) =>
        () => natural is null ? null : Typed(natural, "application/json");

    private static BadRequest Json(string kind, string body) => new(kind, () => Typed(body, "application/json"));

    private static ByteArrayContent Typed(JsonNode natural, string contentType) =>
        Typed(natural.ToJsonString(), contentType);

    private static ByteArrayContent Typed(string body, string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    private static MultipartFormDataContent File(string name, byte[] content) =>
        new() { { new ByteArrayContent(content), "file", name } };

    private static string Spoilt(JsonNode natural, Func<JsonNode, JsonNode?> spoil) =>
        Each(natural, spoil)!.ToJsonString();

    private static JsonNode? Each(JsonNode? node, Func<JsonNode, JsonNode?> spoil) =>
        node switch
        {
            JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Each(f.Value, spoil)))),
            JsonArray values => new JsonArray([.. values.Select(v => Each(v, spoil))]),
            null => null,
            _ => spoil(node),
        };

    private static JsonNode WrongType(JsonNode value) =>
        IsText(value) ? JsonValue.Create(7) : JsonValue.Create("seven");

    private static bool IsText(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.String;

    private static bool IsNumber(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.Number;

    private static bool IsDay(JsonNode value) =>
        IsText(value)
        && DateOnly.TryParseExact(
            value.GetValue<string>(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );
}

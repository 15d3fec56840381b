using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The form of an application as a browser without scripts sends it.</summary>
internal static class ApplyForm
{
    /// <summary>What a complete application says.</summary>
    public static readonly (string, string)[] Filled =
    [
        ("applicant.kind", "organisation"),
        ("applicant.name", "河南示例建设有限公司"),
        ("applicant.idNumber", "91410100MA40000040"),
        ("applicant.phone", "13800000000"),
        ("applicant.email", "a@example.com"),
        ("project.name", "示例花园一期"),
        ("project.address", "示例路1号"),
        ("project.regionCode", "410105"),
        ("form.longitude", "113.6253"),
        ("form.latitude", "34.7466"),
        ("form.reason", "示例"),
    ];

    /// <summary>What a complete application fills in of one part.</summary>
    public static (string, string)[] Of(string prefix) =>
        [.. Filled.Where(f => f.Item1.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>Presses a button of a step, the fields as they stand but for what is given; where it leads.</summary>
    public static async Task<string> NextAsync(
        this HttpClient browser,
        string path,
        (string, string)[] fields,
        params (string Field, string Name)[] files
    )
    {
        var answer = await browser.SendFormAsync(
            path,
            fields.Any(f => f.Item1 == "action") ? fields : [.. fields, ("action", "next")],
            files
        );
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            $"{path}: {answer.StatusCode} {(await answer.PageAsync()).QuerySelector("#problem")?.TextContent}"
        );
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Sends the form of a page as it stands but for what is given.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient browser,
        string path,
        (string, string)[] fields,
        params (string Field, string Name)[] files
    )
    {
        var page = await browser.OpenAsync(path);
        return await browser.PostFormAsync(
            page.GetElementById("application")!.GetAttribute("action")!,
            [
                .. page.FormFields().Where(f => fields.All(g => g.Item1 != f.Item1)),
                .. fields.GroupBy(f => f.Item1).Select(g => g.Last()),
            ],
            files
        );
    }

    /// <summary>A form's fields as a browser would send them.</summary>
    public static (string, string)[] FormFields(this IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("#application input:not([type=file]), #application select, #application textarea")
                .Where(e =>
                    e.HasAttribute("name")
                    && (e is not IHtmlInputElement { Type: "radio" or "checkbox" } box || box.IsChecked)
                )
                .Select(e =>
                    (
                        e.GetAttribute("name")!,
                        e switch
                        {
                            IHtmlInputElement input => input.Value,
                            IHtmlSelectElement select => select.Value ?? "",
                            IHtmlTextAreaElement area => area.Value,
                            _ => "",
                        }
                    )
                ),
        ];

    /// <summary>Sends fields and files; of a name given twice the last counts, but for the step.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser,
        string path,
        (string, string)[] fields,
        params (string Field, string Name)[] files
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (
            var (name, value) in fields
                .GroupBy(f => f.Item1)
                .SelectMany(g => g.Key == "step" ? g.AsEnumerable() : [g.Last()])
        )
            content.Add(new StringContent(value), name);
        foreach (var (field, name) in files)
            content.Add(new ByteArrayContent(Person.Pdf(name)), field, name);
        return await browser.PostAsync(path, content);
    }

    /// <summary>Sends what a script of the page sends.</summary>
    public static async Task<HttpResponseMessage> PostJsonAsync(
        this HttpClient browser,
        string path,
        string token,
        JsonNode body
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("RequestVerificationToken", token);
        return await browser.SendAsync(request);
    }

    /// <summary>Sends a file in two pieces, as tus does after it was cut off.</summary>
    public static async Task<Guid> UploadInPiecesAsync(
        this HttpClient browser,
        string token,
        string name,
        byte[] bytes,
        int cut
    )
    {
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        begin.Headers.Add("RequestVerificationToken", token);
        begin.Headers.Add("Upload-Length", bytes.Length.ToString(CultureInfo.InvariantCulture));
        begin.Headers.Add("Upload-Metadata", "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));
        var at = (await browser.SendAsync(begin)).Headers.Location!.ToString();
        foreach (var (from, to) in new[] { (0, cut), (cut, bytes.Length) })
        {
            using var piece = new HttpRequestMessage(HttpMethod.Patch, at)
            {
                Content = new ByteArrayContent(bytes[from..to]),
            };
            piece.Content.Headers.ContentType = new("application/offset+octet-stream");
            piece.Headers.Add("RequestVerificationToken", token);
            piece.Headers.Add("Upload-Offset", from.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(piece)).StatusCode);
        }

        return Guid.Parse(at.Split('/')[^1]);
    }
}

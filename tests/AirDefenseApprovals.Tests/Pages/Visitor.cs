using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>Somebody with a browser that runs no script: opens pages, and sends their forms as they stand, but for what is typed.</summary>
internal sealed class Visitor(OfficeHost office) : IDisposable
{
    private readonly HttpClient http = office.CreateClient(
        new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }
    );

    private string at = "/";

    /// <summary>Somebody signed in.</summary>
    public static async Task<Visitor> SignedInAsync(OfficeHost office, string user)
    {
        var visitor = new Visitor(office);
        var login = await visitor.OpenAsync("/account/login");
        var (status, _) = await visitor.SendAsync(
            login,
            "main form",
            ("UserName", user),
            ("Password", Person.Password)
        );
        Assert.Equal(HttpStatusCode.Redirect, status);
        return visitor;
    }

    /// <summary>Where the form that was sent last led to; null where its own page answered.</summary>
    public string? LedTo { get; private set; }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        at = path;
        return await ReadAsync(answer);
    }

    /// <summary>What status a page answers with.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Sends a form of a page as it stands, with some fields filled in otherwise.</summary>
    public Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(
        IHtmlDocument page,
        string selector,
        params (string Name, string Value)[] typed
    ) => SendAsync(page, selector, [], typed);

    /// <summary>Sends a form of a page as it stands, with files chosen and some fields filled in otherwise.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(
        IHtmlDocument page,
        string selector,
        IReadOnlyList<(string Field, string Name, byte[] Content)> files,
        params (string Name, string Value)[] typed
    )
    {
        var form = (IHtmlFormElement)(page.QuerySelector(selector) ?? throw new InvalidOperationException(selector));
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(form).Where(f => typed.All(t => t.Name != f.Name)).Concat(typed))
            body.Add(new StringContent(value), name);
        foreach (var (field, name, content) in files)
            body.Add(new ByteArrayContent(content), field, name);
        var path = form.GetAttribute("action") is { Length: > 0 } action ? action : at;
        using var answer = await http.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), body);
        LedTo = answer.Headers.Location?.ToString();
        return (answer.StatusCode, await ReadAsync(answer));
    }

    public void Dispose() => http.Dispose();

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name, Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                        yield return (name, box.Value);
                    break;
                case IHtmlInputElement { Name: { Length: > 0 } name, Type: not ("file" or "submit") } input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } choice:
                    yield return (name, choice.Value ?? "");
                    break;
            }
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}

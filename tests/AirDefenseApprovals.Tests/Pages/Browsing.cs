using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>A browser without scripts that goes where it is told and follows nothing by itself.</summary>
internal static class Browsing
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>Nobody's browser: it keeps its cookies and follows no redirect.</summary>
    public static HttpClient Browser(this OfficeHost office) =>
        office.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>The browser of a demo account, signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this OfficeHost office, string user)
    {
        var browser = office.Browser();
        using var answer = await browser.SubmitAsync(
            "/account/login",
            ("UserName", user),
            ("Password", Person.Password)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Opens a page that must be there.</summary>
    public static Task<IHtmlDocument> OpenAsync(this HttpClient browser, string path) =>
        browser.OpenAsync(path, HttpStatusCode.OK);

    /// <summary>Opens a page by an address that it must find wrong.</summary>
    public static Task<IHtmlDocument> OpenWrongAsync(this HttpClient browser, string path) =>
        browser.OpenAsync(path, HttpStatusCode.UnprocessableEntity);

    /// <summary>The token that goes with every form of a page; none of them belongs to one page alone.</summary>
    public static async Task<string> TokenAsync(this HttpClient browser, string path = "/account/login") =>
        (await browser.OpenAsync(path)).QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!;

    /// <summary>Sends fields to an address as a form of ours does, with its token.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = Form(await browser.TokenAsync(), fields);
        return await browser.PostAsync(path, form);
    }

    /// <summary>Sends fields likewise; the page that answers.</summary>
    public static async Task<IHtmlDocument> PageAfterAsync(
        this HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var answer = await browser.SubmitAsync(path, fields);
        return await answer.PageAsync();
    }

    /// <summary>The page in an answer, of whatever status.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Fields as a form without files sends them.</summary>
    public static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new(TokenField, token)]);

    private static async Task<IHtmlDocument> OpenAsync(this HttpClient browser, string path, HttpStatusCode expected)
    {
        using var answer = await browser.GetAsync(path);
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode}");
        return await answer.PageAsync();
    }
}

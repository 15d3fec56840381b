using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// A form that comes when the session has ended is not thrown away with the request: its texts are held
/// (<see cref="HeldForms"/>) and the way to sign in leads back to them. Files are not: they are chosen again. Only forms
/// that we marked for an account are read at all.
/// </summary>
internal sealed class SignedOutForms(RequestDelegate next, HeldForms held)
{
    private const int MostTexts = 1000,
        MostCharacters = 300_000;

    public async Task InvokeAsync(HttpContext http)
    {
        if (
            !HttpMethods.IsPost(http.Request.Method)
            || http.User.Identity?.IsAuthenticated == true
            || !IsForm(http.Request)
            || http.Request.Query.ContainsKey("handler")
            || await ReadAsync(http) is not { } form
        )
        {
            await next(http);
            return;
        }

        var (owner, texts) = form;
        var key = await held.HoldAsync(owner, texts, http.RequestAborted);
        var step = texts.GetValueOrDefault("step") is { Length: > 0 } steps
            ? $"step={Uri.EscapeDataString(steps.Split(',')[0])}&"
            : "";
        http.Response.Redirect(
            "/account/login?ReturnUrl=" + Uri.EscapeDataString($"{http.Request.Path}?{step}kept={key}")
        );
    }

    private static bool IsForm(HttpRequest request) =>
        request.HasFormContentType
        && (
            request.Path.StartsWithSegments("/apply", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/cases", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/counter", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Reads the texts of a form with our mark; null when it has none.</summary>
    private async Task<(string Owner, Dictionary<string, string> Texts)?> ReadAsync(HttpContext http)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            if (
                MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
                && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            )
                await ReadPartsAsync(http, HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "", texts);
            else
                foreach (var (name, value) in await http.Request.ReadFormAsync(http.RequestAborted))
                    texts[name] = value.ToString();
        }
        catch (Exception error) when (error is InvalidDataException or IOException or BadHttpRequestException) // cut off: what came is held
        { }

        var owner = texts.GetValueOrDefault("owner") is { Length: > 0 } mark ? held.OwnerOf(mark) : null;
        foreach (var name in new[] { "__RequestVerificationToken", "owner", "kept" })
            texts.Remove(name);
        return owner is not null && texts.Sum(t => t.Key.Length + t.Value.Length) <= MostCharacters
            ? (owner, texts)
            : null;
    }

    /// <summary>The texts of a form with files, which are passed over. The mark comes before everything else.</summary>
    private static async Task ReadPartsAsync(HttpContext http, string boundary, Dictionary<string, string> texts)
    {
        if (boundary.Length is 0 or > 200)
            return;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null; // of files that nobody keeps
        var reader = new MultipartReader(boundary, http.Request.Body);
        while (texts.Count < MostTexts && await reader.ReadNextSectionAsync(http.RequestAborted) is { } part)
        {
            if (
                !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 and <= 200 } name
                || disposition.IsFileDisposition()
            )
                continue;
            if (await StreamedForm.TextAsync(part, http.RequestAborted) is not { } text)
                return;
            texts[name] = texts.TryGetValue(name, out var first) ? $"{first},{text}" : text;
            if (texts.Count > 2 && !texts.ContainsKey("owner"))
                return;
        }
    }
}

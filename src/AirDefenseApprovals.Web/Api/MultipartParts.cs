using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Reads a multipart body of the API: the part named <c>file</c> goes straight from the connection to whoever takes it.</summary>
internal static class MultipartParts
{
    /// <summary>More texts than any call takes.</summary>
    private const int MostTexts = 10;

    /// <summary>Takes the part named <c>file</c>, which must be there. What stands behind it is not read.</summary>
    public static async Task<(T? Taken, ProblemDetails? Problem)> ReadPartAsync<T>(
        HttpContext http,
        Problems problems,
        Func<Stream, string, Task<(T? Taken, ProblemDetails? Problem)>> take
    )
        where T : class
    {
        var (taken, _, problem) = await ReadAsync(http, problems, take, withTexts: false);
        return taken is null && problem is null ? (null, problems.Of(422, "file-missing")) : (taken, problem);
    }

    /// <summary>Takes the part named <c>file</c>, if there is one, and the texts beside it by name.</summary>
    public static Task<(T? Taken, IReadOnlyDictionary<string, string> Texts, ProblemDetails? Problem)> ReadFormAsync<T>(
        HttpContext http,
        Problems problems,
        Func<Stream, string, Task<(T? Taken, ProblemDetails? Problem)>> take
    )
        where T : class => ReadAsync(http, problems, take, withTexts: true);

    private static async Task<(T?, IReadOnlyDictionary<string, string>, ProblemDetails?)> ReadAsync<T>(
        HttpContext http,
        Problems problems,
        Func<Stream, string, Task<(T? Taken, ProblemDetails? Problem)>> take,
        bool withTexts
    )
        where T : class
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        T? taken = null;
        if (BoundaryOf(http.Request) is not { } boundary)
            return (null, texts, problems.Of(400, "multipart-needed"));
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                    continue;
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (disposition.IsFileDisposition() && name == "file")
                {
                    (taken, var unfit) = await take(part.Body, FileNameOf(disposition));
                    if (unfit is not null || !withTexts)
                        return (taken, texts, unfit);
                }
                else if (withTexts && disposition.IsFormDisposition())
                {
                    var text = await StreamedForm.TextAsync(part, http.RequestAborted);
                    if (text is null || texts.Count == MostTexts)
                        return (null, texts, problems.Of(400, "multipart-needed"));
                    texts[name] = text;
                }
            }
        }
        catch (Exception error)
            when (error is InvalidDataException or IOException and not FileNotFoundException
                && !StorageUnavailableException.Means(error)
            ) // cut off, or no form at all
        {
            return (null, texts, problems.Of(400, "multipart-needed"));
        }

        return (taken, texts, null);
    }

    private static string? BoundaryOf(HttpRequest request)
    {
        var isMultipart =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        return isMultipart && HeaderUtilities.RemoveQuotes(type!.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.Value
            : null;
    }

    private static string FileNameOf(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities
            .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
            .Value
        ?? "";
}

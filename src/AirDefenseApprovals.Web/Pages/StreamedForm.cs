using System.Text;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// Reads a form with files part by part: texts are kept, files go straight from the connection to the store. It asks for the antiforgery
/// token itself, before the first file is stored: the framework's own check would first copy the whole body.
/// </summary>
public sealed class StreamedForm(Uploads uploads, IAntiforgery antiforgery, Problems problems, HeldForms held)
{
    private const int MostTexts = 1000;
    private const int LongestText = 20_000;

    /// <summary>Forms that came when their sender was no longer signed in.</summary>
    public HeldForms Held => held;

    /// <summary>
    /// Reads the form and leaves its texts in <see cref="HttpRequest.Form"/>, so that a page can show again whatever
    /// was typed.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="accepts">What a field of files takes; null for a field that is none of the page's: its file is passed over.</param>
    public async Task<(IReadOnlyList<PostedFile> Files, ProblemDetails? Problem)> ReadAsync(
        HttpContext http,
        Func<string, FileRule?> accepts
    )
    {
        var (texts, files) = (new Dictionary<string, StringValues>(StringComparer.Ordinal), new List<PostedFile>());
        try
        {
            if (
                !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
                || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            )
                texts = http.Request.HasFormContentType
                    ? (await http.Request.ReadFormAsync(http.RequestAborted)).ToDictionary(StringComparer.Ordinal)
                    : texts;
            else if (
                HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary
                || !await ReadPartsAsync(http, boundary, texts, files, accepts)
            )
                return (files, Unreadable(http, texts));
        }
        catch (Exception error)
            when (error is InvalidDataException or IOException and not FileNotFoundException
                && !StorageUnavailableException.Means(error)
            ) // cut off, or no form at all
        {
            return (files, Unreadable(http, texts));
        }

        return (files, await IsOursAsync(http, texts) ? null : problems.Of(400, "form-expired"));
    }

    private async Task<bool> ReadPartsAsync(
        HttpContext http,
        string boundary,
        Dictionary<string, StringValues> texts,
        List<PostedFile> files,
        Func<string, FileRule?> accepts
    )
    {
        bool? ours = null;
        var reader = new MultipartReader(boundary, http.Request.Body);
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } part)
        {
            if (
                !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 and <= 200 } name
            )
                continue;
            if (disposition.IsFileDisposition())
            {
                ours ??= await IsOursAsync(http, texts);
                var fileName = HeaderUtilities
                    .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
                    .Value
                    ?? "";
                if (!ours.Value || accepts(name) is not { } rule)
                    continue;
                var (file, problem) = await (
                    rule.Use switch
                    {
                        FileUse.Photo => uploads.StorePhotoAsync(part.Body, fileName, http.RequestAborted),
                        FileUse.Evidence => uploads.StoreEvidenceAsync(part.Body, fileName, http.RequestAborted),
                        _ => uploads.StoreAsync(part.Body, fileName, rule.Accept, rule.Megabytes, http.RequestAborted),
                    }
                );
                files.Add(new(name, file, problem));
            }
            else
            {
                if (texts.Count >= MostTexts || await TextAsync(part, http.RequestAborted) is not { } text)
                    return false;
                texts[name] = StringValues.Concat(texts.GetValueOrDefault(name), text);
            }
        }

        return true;
    }

    /// <summary>A part's text; null when it is longer than any field's.</summary>
    internal static async Task<string?> TextAsync(MultipartSection part, CancellationToken cancellation)
    {
        using var reader = new StreamReader(part.Body, Encoding.UTF8);
        var (text, buffer) = (new StringBuilder(), new char[1024]);
        for (int read; (read = await reader.ReadAsync(buffer, cancellation)) > 0 && text.Length <= LongestText; )
            text.Append(buffer, 0, read);
        return text.Length <= LongestText ? text.ToString() : null;
    }

    private Task<bool> IsOursAsync(HttpContext http, Dictionary<string, StringValues> texts)
    {
        http.Request.Form = new FormCollection(texts);
        return antiforgery.IsRequestValidAsync(http);
    }

    private ProblemDetails Unreadable(HttpContext http, Dictionary<string, StringValues> texts)
    {
        http.Request.Form = new FormCollection(texts);
        return problems.Of(400, "malformed-request");
    }
}

/// <summary>What a field of files takes: kinds, as extensions, and the largest size.</summary>
public sealed record FileRule(IReadOnlyList<string> Accept, int Megabytes)
{
    /// <summary>Evidence of a rectification.</summary>
    public static readonly FileRule Evidence = new(Uploads.EvidenceKinds, Uploads.EvidenceMegabytes)
    {
        Use = FileUse.Evidence,
    };

    /// <summary>Photographs taken on site.</summary>
    public static readonly FileRule Photo = new(Uploads.PhotoKinds, Uploads.PhotoMegabytes) { Use = FileUse.Photo };

    /// <summary>What its files are for.</summary>
    public FileUse Use { get; private init; }
}

/// <summary>What a file is for: of pictures that prove something a copy is published (R25).</summary>
public enum FileUse
{
    /// <summary>A paper.</summary>
    Paper,

    /// <summary>Evidence of a rectification.</summary>
    Evidence,

    /// <summary>A photograph taken on site, which has to be one.</summary>
    Photo,
}

/// <summary>A file of a form: stored, or what is wrong with it.</summary>
public sealed record PostedFile(string Field, AttachedFile? File, ProblemDetails? Problem);

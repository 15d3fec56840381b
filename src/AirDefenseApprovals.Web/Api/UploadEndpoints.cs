using System.Globalization;
using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Files that may be cut off and resumed: the core of tus 1.0 with creation (tus.io). An act then names the upload.</summary>
internal static class UploadEndpoints
{
    private const string Version = "1.0.0";

    /// <summary>Under <c>/uploads</c> of the API and of the pages alike.</summary>
    public static RouteGroupBuilder MapUploads(this RouteGroupBuilder group)
    {
        var uploads = group.MapGroup("/uploads").RequireAuthorization(Policies.CaseReaders).WithTags("Files");
        uploads
            .MapPost("", BeginAsync)
            .Answers(201, 400, 403, 413)
            .WithOperationId("beginUpload")
            .WithSummary(
                "Begins a file that may be resumed (tus 1.0): Upload-Length, "
                    + "Upload-Metadata with filename. Location says where its bytes go."
            );
        uploads
            .MapMethods("/{id:guid}", ["HEAD"], ShowAsync)
            .Answers(200, 403, 404)
            .WithOperationId("getUploadOffset")
            .WithSummary("How much of it has come: Upload-Offset.");
        uploads
            .MapPatch("/{id:guid}", AppendAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Answers(204, 400, 403, 404, 409, 415)
            .WithOperationId("appendToUpload")
            .WithSummary("The bytes from Upload-Offset on, as application/offset+octet-stream.");
        uploads
            .MapDelete("/{id:guid}", DropAsync)
            .Answers(204, 403, 404)
            .WithOperationId("dropUpload")
            .WithSummary("Drops it.");
        return group;
    }

    private static async Task<IResult> BeginAsync(HttpContext http, ResumableUploads uploads, Problems problems)
    {
        Answer(http);
        if (
            !long.TryParse(
                http.Request.Headers["Upload-Length"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var length
            )
            || length == 0
            || NameIn(http.Request.Headers["Upload-Metadata"].ToString()) is not { } name
        )
            return problems.Answer400("upload-wrong");
        if (ResumableUploads.LargestOf(http.User.ToActor()) is var largest && length > largest)
            return Problems.Answer(problems.Of(413, "file-too-large", largest / 1024 / 1024, name));
        var id = await uploads.BeginAsync(http.User.ToActor().UserId, length, name, http.RequestAborted);
        http.Response.Headers.Location = $"{http.Request.Path}/{id}";
        return Results.StatusCode(201);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ResumableUploads uploads, Guid id)
    {
        Answer(http);
        if (await uploads.FindAsync(http.User.ToActor().UserId, id, http.RequestAborted) is not { } upload)
            return Results.NotFound();
        http.Response.Headers["Upload-Offset"] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok();
    }

    private static async Task<IResult> AppendAsync(
        HttpContext http,
        ResumableUploads uploads,
        Problems problems,
        Guid id
    )
    {
        Answer(http);
        if (http.Request.ContentType != "application/offset+octet-stream")
            return Problems.Answer(problems.Of(415, "content-type-wrong"));
        if (await uploads.FindAsync(http.User.ToActor().UserId, id, http.RequestAborted) is not { } upload)
            return problems.Answer(Refusal.NotFound());
        if (http.Request.Headers["Upload-Offset"] != upload.Offset.ToString(CultureInfo.InvariantCulture))
            return problems.Answer(
                Refusal.Conflict(null, "upload-elsewhere", upload.Offset.ToString(CultureInfo.InvariantCulture))
            );
        if (await uploads.AppendAsync(id, upload, http.Request.Body, http.RequestAborted) is not { } offset)
            return problems.Answer(
                Refusal.Conflict(null, "upload-elsewhere", upload.Offset.ToString(CultureInfo.InvariantCulture))
            );
        http.Response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static async Task<IResult> DropAsync(HttpContext http, ResumableUploads uploads, Problems problems, Guid id)
    {
        Answer(http);
        if (await uploads.FindAsync(http.User.ToActor().UserId, id, http.RequestAborted) is null)
            return problems.Answer(Refusal.NotFound());
        uploads.Delete(id);
        return Results.NoContent();
    }

    private static void Answer(HttpContext http)
    {
        http.Response.Headers["Tus-Resumable"] = Version;
        http.Response.Headers["Tus-Version"] = Version;
        http.Response.Headers["Tus-Extension"] = "creation,termination";
        http.Response.Headers["Tus-Max-Size"] = ResumableUploads.MaxBytes.ToString(CultureInfo.InvariantCulture);
    }

    private static IResult Answer400(this Problems problems, string slug) => Problems.Answer(problems.Of(400, slug));

    /// <summary>The file name in <c>Upload-Metadata</c>: pairs of key and base64, separated by commas.</summary>
    private static string? NameIn(string metadata)
    {
        foreach (var pair in metadata.Split(',', StringSplitOptions.TrimEntries))
            if (pair.Split(' ') is ["filename", { Length: > 0 and <= 2000 } encoded])
                try
                {
                    return FileNames.Clean(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
                }
                catch (FormatException)
                {
                    return null;
                }
        return null;
    }
}

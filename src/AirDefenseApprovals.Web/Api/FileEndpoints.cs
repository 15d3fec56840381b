using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Materials and evidence: streamed to disk, checked by their first bytes, attached by an act.</summary>
internal static class FileEndpoints
{
    /// <summary>What a browser may do with a file; it is previewed in a frame of the office's own pages alone.</summary>
    private const string FilePolicy =
        "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; "
        + "object-src 'self'; frame-ancestors 'self'";

    /// <summary>
    /// Of a PDF: browsers do not open their own viewer in a sandbox. It runs apart from the page, and nosniff keeps the
    /// file from being anything but a PDF.
    /// </summary>
    public const string PdfPolicy =
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

    public static void MapFiles(this RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases/{id:guid}").RequireAuthorization().WithTags("Files");
        cases
            .MapPut("/materials/{code}", AttachAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<IFormFile>("multipart/form-data")
            .Answers<FileShape>(200, 400, 403, 404, 409, 412, 413, 415, 422)
            .WithOperationId("putMaterial")
            .WithSummary(
                "Hands in a material as one file, in the place of all that are there: while draft, during a correction, "
                    + "or when promised (R8)."
            );
        api.MapUploaded();
        cases.MapFilesOfMaterials();
        cases
            .MapGet("/materials/{code}", DownloadAsync)
            .Answers(200, 404)
            .AnswersFile("*/*")
            .WithOperationId("getMaterial")
            .WithSummary("A material's first file.");
        cases
            .MapGet("/materials/{code}/before", DownloadBeforeAsync)
            .Answers(200, 404)
            .AnswersFile("*/*")
            .WithOperationId("getMaterialBefore")
            .WithSummary(
                "The first file that the correction notice was about, where it was replaced, added to or taken back."
            );
        cases
            .MapDelete("/materials/{code}", (HttpContext http, Desk desk, Guid id, string code) => desk.DoAsync(
                    http,
                    id,
                    new RemoveMaterial
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        MaterialCode = code,
                    }
                ))
            .Answers<CaseShape>(200, 403, 404, 409, 412)
            .WithOperationId("removeMaterial")
            .WithSummary("Takes a material back, with all its files.");
        cases
            .MapPut("/evidence/{itemNo:int}", EvidenceAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<IFormFile>("multipart/form-data")
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 413, 415, 422)
            .WithOperationId("putEvidence")
            .WithSummary("Hands in evidence that a defect was put right (R25).");
        cases
            .MapGet("/evidence/{itemNo:int}/{sha256}", DownloadEvidenceAsync)
            .Answers(200, 404)
            .AnswersFile("*/*")
            .WithOperationId("getEvidence")
            .WithSummary(
                "A file of evidence. The office gets the original (with ?published=1 the small copy), everybody else the published copy."
            );
        cases
            .MapGet("/site/photos/{photo:guid}", DownloadPhotoAsync)
            .Answers(200, 404)
            .AnswersFile("*/*")
            .WithOperationId("getSitePhoto")
            .WithSummary(
                "A photograph taken on site: the original for the office (with ?published=1 the small copy), "
                    + "the published copy for the applicant once the notice was issued (R24)."
            );
    }

    private static async Task<IResult> AttachAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        Uploads uploads,
        Guid id,
        string code
    )
    {
        var (file, answer) = await HandInAsync(http, desk, keeper, uploads, id, MaterialHandIn.Replacing(code));
        return answer ?? Results.Json(FileShape.Of(code, file!));
    }

    /// <summary>Reads a material's file and does the act that hands it in.</summary>
    /// <returns>The file; or the answer that refuses it.</returns>
    internal static async Task<(AttachedFile? File, IResult? Answer)> HandInAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        Uploads uploads,
        Guid id,
        MaterialHandIn handIn
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return (null, desk.Problems.Answer(Refusal.NotFound()));
        if (handIn.Refused(actor, found.Case, keeper.Book) is { } refusal)
            return (null, desk.Problems.Answer(refusal));
        var sheet = keeper.Book.SheetOf(found.Case).Material(handIn.Code)!;
        var (file, problem) = await ReadAsync(http, desk.Problems, uploads, sheet.Accept, sheet.MaxMegabytes);
        if (problem is not null)
            return (null, Problems.Answer(problem));
        var result = await desk.RawAsync(http, id, handIn.Act(actor, desk.Now, file!));
        if (result.Refusal is { } refused)
            return (null, desk.Problems.Answer(refused));
        http.Response.Headers.ETag = $"\"{result.Version}\"";
        return (file, null);
    }

    private static async Task<IResult> EvidenceAsync(HttpContext http, Desk desk, Uploads uploads, Guid id, int itemNo)
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (AttachEvidence.Refused(actor, found.Case, itemNo) is { } refusal)
            return desk.Problems.Answer(refusal);
        var (file, problem) = await MultipartParts.ReadPartAsync(http, desk.Problems, (content, name) =>
            uploads.StoreEvidenceAsync(content, name, http.RequestAborted)
        );
        return problem is not null
            ? Problems.Answer(problem)
            : await desk.DoAsync(
                http,
                id,
                new AttachEvidence
                {
                    By = actor,
                    At = desk.Now,
                    ItemNo = itemNo,
                    File = file!,
                }
            );
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext http,
        Desk desk,
        FileStore files,
        Guid id,
        string code
    ) =>
        await desk.Queries.FindAsync(http.User.ToActor(), id, http.RequestAborted) is { } found
        && found.Case.Materials.FirstOrDefault(m => m.MaterialCode == code) is { Sha256: { } sha } material
            ? Send(http, files, sha, material.ContentType!, material.FileName!)
                ?? desk.Problems.Answer(Refusal.NotFound())
            : desk.Problems.Answer(Refusal.NotFound());

    private static async Task<IResult> DownloadBeforeAsync(
        HttpContext http,
        Desk desk,
        FileStore files,
        Guid id,
        string code
    ) =>
        await desk.Queries.FindAsync(http.User.ToActor(), id, http.RequestAborted) is { } found
        && found.Case.Materials.FirstOrDefault(m => m.MaterialCode == code)?.Before is { } before
            ? Send(http, files, before.Sha256, before.ContentType, before.FileName)
                ?? desk.Problems.Answer(Refusal.NotFound())
            : desk.Problems.Answer(Refusal.NotFound());

    private static async Task<IResult> DownloadEvidenceAsync(
        HttpContext http,
        Desk desk,
        FileStore files,
        Guid id,
        int itemNo,
        string sha256,
        string? published
    ) =>
        await desk.Queries.FindAsync(http.User.ToActor(), id, http.RequestAborted) is { } found
            ? Send(
                http,
                files,
                PictureCopies.OfEvidence(http.User.ToActor(), found.Case, itemNo, sha256, published == "1")
            ) ?? desk.Problems.Answer(Refusal.NotFound())
            : desk.Problems.Answer(Refusal.NotFound());

    private static async Task<IResult> DownloadPhotoAsync(
        HttpContext http,
        Desk desk,
        FileStore files,
        Guid id,
        Guid photo,
        string? published
    ) =>
        await desk.Queries.FindAsync(http.User.ToActor(), id, http.RequestAborted) is { } found
            ? Send(http, files, PictureCopies.OfPhoto(http.User.ToActor(), found.Case, photo, published == "1"))
                ?? desk.Problems.Answer(Refusal.NotFound())
            : desk.Problems.Answer(Refusal.NotFound());

    /// <summary>Sends the copy that somebody gets; null when that is none.</summary>
    public static IResult? Send(HttpContext http, FileStore files, SentCopy? copy) =>
        copy is null ? null : Send(http, files, copy.Sha256, copy.ContentType, copy.FileName);

    /// <summary>Sends a file of a material, or one that the correction notice was about; null where the case has none such.</summary>
    public static IResult? Send(HttpContext http, FileStore files, Case @case, string code, string sha256) =>
        @case.Materials.FirstOrDefault(m => m.MaterialCode == code)?.FileOf(sha256.ToLowerInvariant()) is { } file
            ? Send(http, files, file.Sha256, file.ContentType, file.FileName)
            : null;

    /// <summary>Sends a stored file so that a browser shows it and runs nothing in it.</summary>
    public static IResult? Send(HttpContext http, FileStore files, string sha256, string contentType, string fileName)
    {
        if (files.Open(sha256) is not { } content)
            return null;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline")
        {
            FileNameStar = fileName,
        }.ToString();
        http.Response.Headers.ContentSecurityPolicy = contentType == "application/pdf" ? PdfPolicy : FilePolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(
            content,
            contentType,
            enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue($"\"{sha256}\"")
        );
    }

    /// <summary>Reads the part named <c>file</c> of a multipart body, straight from the connection to the disk.</summary>
    private static Task<(AttachedFile? File, ProblemDetails? Problem)> ReadAsync(
        HttpContext http,
        Problems problems,
        Uploads uploads,
        IReadOnlyList<string> accept,
        int megabytes
    ) =>
        MultipartParts.ReadPartAsync(http, problems, (content, name) =>
            uploads.StoreAsync(content, name, accept, megabytes, http.RequestAborted)
        );
}

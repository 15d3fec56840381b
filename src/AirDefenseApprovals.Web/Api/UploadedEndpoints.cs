using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// Hands in what came by <c>/uploads</c>: the same acts as a file sent whole (<see cref="FileEndpoints"/>), for files
/// that may be cut off on their way.
/// </summary>
internal static class UploadedEndpoints
{
    /// <summary>Under <c>/cases/{id}</c> of the API and of the pages alike.</summary>
    public static RouteGroupBuilder MapUploaded(this RouteGroupBuilder group)
    {
        var cases = group.MapGroup("/cases/{id:guid}").RequireAuthorization().WithTags("Files");
        cases
            .MapPost("/materials/{code}/uploaded", MaterialAsync)
            .Answers<FileShape>(200, 400, 403, 404, 409, 412, 413, 415, 422)
            .WithOperationId("attachUploadedMaterial")
            .WithSummary("Hands in a material that came by /uploads.");
        cases
            .MapPost("/evidence/{itemNo:int}/uploaded", EvidenceAsync)
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 413, 415, 422)
            .WithOperationId("attachUploadedEvidence")
            .WithSummary("Hands in evidence that came by /uploads (R25).");
        return group;
    }

    private static async Task<IResult> MaterialAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        Uploads uploads,
        ResumableUploads resumable,
        Guid id,
        string code,
        UploadedMaterialBody body
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        var handIn = new MaterialHandIn(code, body.Add ?? false);
        if (handIn.Refused(actor, found.Case, keeper.Book) is { } refusal)
            return desk.Problems.Answer(refusal);
        var sheet = keeper.Book.SheetOf(found.Case).Material(code)!;
        return await TakeAsync(
            http,
            desk,
            resumable,
            new(body.Upload, body.Sha256),
            (content, name) => uploads.StoreAsync(content, name, sheet.Accept, sheet.MaxMegabytes, http.RequestAborted),
            async file =>
            {
                var result = await desk.RawAsync(http, id, handIn.Act(actor, desk.Now, file));
                if (result.Refusal is null)
                    http.Response.Headers.ETag = $"\"{result.Version}\"";
                return (result.Refusal, Results.Json(FileShape.Of(code, file)));
            }
        );
    }

    private static async Task<IResult> EvidenceAsync(
        HttpContext http,
        Desk desk,
        Uploads uploads,
        ResumableUploads resumable,
        Guid id,
        int itemNo,
        UploadedBody body
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (AttachEvidence.Refused(actor, found.Case, itemNo) is { } refusal)
            return desk.Problems.Answer(refusal);
        return await TakeAsync(
            http,
            desk,
            resumable,
            body,
            (content, name) => uploads.StoreEvidenceAsync(content, name, http.RequestAborted),
            async file =>
            {
                var result = await desk.RawAsync(
                    http,
                    id,
                    new AttachEvidence
                    {
                        By = actor,
                        At = desk.Now,
                        ItemNo = itemNo,
                        File = file,
                    }
                );
                return (
                    result.Refusal,
                    result.Case is { } after ? desk.Show(http, after, result.Version, actor) : Results.NoContent()
                );
            }
        );
    }

    /// <summary>
    /// Takes an upload of the sender's that has come whole into the store, and does the act; then the upload is
    /// forgotten.
    /// </summary>
    private static async Task<IResult> TakeAsync(
        HttpContext http,
        Desk desk,
        ResumableUploads resumable,
        UploadedBody body,
        Func<Stream, string, Task<(AttachedFile? File, ProblemDetails? Problem)>> store,
        Func<AttachedFile, Task<(Refusal? Refusal, IResult Answer)>> act
    )
    {
        var owner = http.User.ToActor().UserId;
        if (
            body.Upload is not { } upload
            || await resumable.FindAsync(owner, upload, http.RequestAborted) is not { IsWhole: true } whole
        )
            return desk.Problems.Answer(
                Refusal.Incomplete(null, "upload-not-whole", new FieldError("upload", "upload-not-whole"))
            );
        AttachedFile? file;
        await using (var content = resumable.Open(upload))
        {
            (file, var problem) = await store(content, whole.FileName);
            if (problem is not null)
                return Problems.Answer(problem);
        }

        if (body.Sha256 is { } digest && !digest.Equals(file!.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            resumable.Delete(upload);
            return desk.Problems.Answer(
                Refusal.Incomplete(null, "upload-mixed", new FieldError("sha256", "upload-mixed"))
            );
        }

        var (refusal, answer) = await act(file!);
        if (refusal is not null)
            return desk.Problems.Answer(refusal);
        resumable.Delete(upload);
        return answer;
    }
}

/// <summary>A file that came by <c>/uploads</c>.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Sha256">
/// Digest of the file as its sender has it, in hex; one that was changed while it was cut off is then told from the one
/// that was begun.
/// </param>
public sealed record UploadedBody(Guid? Upload = null, string? Sha256 = null);

/// <summary>A file of a material that came by <c>/uploads</c>.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Sha256">Digest of the file as its sender has it, in hex: see <see cref="UploadedBody"/>.</param>
/// <param name="Add">Whether the files that are there stay, and it comes behind them; otherwise it takes their place.</param>
public sealed record UploadedMaterialBody(Guid? Upload = null, string? Sha256 = null, bool? Add = null);

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The files of a material one by one: added behind the others, read, taken back.</summary>
internal static class MaterialFileEndpoints
{
    /// <summary>Under <c>/cases/{id}</c> of the API.</summary>
    public static void MapFilesOfMaterials(this RouteGroupBuilder cases)
    {
        cases
            .MapPost("/materials/{code}/files", AddAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<IFormFile>("multipart/form-data")
            .Answers<FileShape>(201, 400, 403, 404, 409, 412, 413, 415, 422)
            .WithOperationId("addMaterialFile")
            .WithSummary(
                $"Adds a file to a material, behind those that are there: at most {MaterialFiles.Most}, together at most "
                    + $"{MaterialFiles.LargestTogether} times what one may be, none of them twice."
            );
        cases
            .MapGet("/materials/{code}/files/{sha256}", DownloadAsync)
            .Answers(200, 404)
            .AnswersFile("*/*")
            .WithOperationId("getMaterialFile")
            .WithSummary("One of a material's files, or of those that the correction notice was about.");
        cases
            .MapDelete(
                "/materials/{code}/files/{sha256}",
                (HttpContext http, Desk desk, Guid id, string code, string sha256) =>
                    desk.DoAsync(
                        http,
                        id,
                        new RemoveFile
                        {
                            By = http.User.ToActor(),
                            At = desk.Now,
                            MaterialCode = code,
                            Sha256 = sha256.ToLowerInvariant(),
                        }
                    )
            )
            .Answers<CaseShape>(200, 403, 404, 409, 412)
            .WithOperationId("removeMaterialFile")
            .WithSummary("Takes one of a material's files back; the others keep their order.");
    }

    private static async Task<IResult> AddAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        Uploads uploads,
        Guid id,
        string code
    )
    {
        var adding = MaterialHandIn.Adding(code);
        var (file, answer) = await FileEndpoints.HandInAsync(http, desk, keeper, uploads, id, adding);
        return answer
            ?? Results.Created(
                $"/api/v1/cases/{id}/materials/{Uri.EscapeDataString(code)}/files/{file!.Sha256}",
                FileShape.Of(code, file)
            );
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext http,
        Desk desk,
        FileStore files,
        Guid id,
        string code,
        string sha256
    ) =>
        await desk.Queries.FindAsync(http.User.ToActor(), id, http.RequestAborted) is { } found
            ? FileEndpoints.Send(http, files, found.Case, code, sha256) ?? desk.Problems.Answer(Refusal.NotFound())
            : desk.Problems.Answer(Refusal.NotFound());
}

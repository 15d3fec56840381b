using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Pictures of characters that no font has, for result documents.</summary>
internal static class CharacterEndpoints
{
    public static void MapCharacters(this RouteGroupBuilder api)
    {
        var characters = api.MapGroup("/cases/{id:guid}/characters/{character}")
            .RequireAuthorization()
            .WithTags("Files");
        characters
            .MapPut("", AttachAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<IFormFile>("multipart/form-data")
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 413, 415, 422)
            .WithOperationId("putCharacterPicture")
            .WithSummary(
                "Attaches the picture of a character that no font has: result documents show it in the character's place."
            );
        characters
            .MapGet("", DownloadAsync)
            .Answers(200, 404)
            .AnswersFile("image/jpeg")
            .WithOperationId("getCharacterPicture")
            .WithSummary("The picture of a character.");
    }

    private static async Task<IResult> AttachAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        Uploads uploads,
        Guid id,
        string character
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (AttachCharacter.Refused(actor, found.Case, character, keeper.Book) is { } refusal)
            return desk.Problems.Answer(refusal);
        var (picture, problem) = await MultipartParts.ReadPartAsync(http, desk.Problems, (content, name) =>
            uploads.StorePhotoAsync(content, name, http.RequestAborted)
        );
        return problem is not null
            ? Problems.Answer(problem)
            : await desk.DoAsync(
                http,
                id,
                new AttachCharacter
                {
                    By = actor,
                    At = desk.Now,
                    Character = character,
                    Picture = picture!,
                }
            );
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext http,
        Desk desk,
        FileStore files,
        Guid id,
        string character
    ) =>
        await desk.Queries.FindAsync(http.User.ToActor(), id, http.RequestAborted) is { } found
        && found.Case.Characters.FirstOrDefault(c => c.Character == character) is { } picture
            ? FileEndpoints.Send(http, files, picture.Sha256, "image/jpeg", $"{character}.jpg")
                ?? desk.Problems.Answer(Refusal.NotFound())
            : desk.Problems.Answer(Refusal.NotFound());
}

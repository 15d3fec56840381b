using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>What the office fetches itself (免提交): said as JSON, or as a form with the file that was fetched.</summary>
internal static class FetchedEndpoints
{
    public static void MapFetched(this RouteGroupBuilder api) =>
        api.MapPost("/cases/{id:guid}/materials/{code}/fetched", RecordAsync)
            .RequireAuthorization()
            .WithTags("Files")
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<FetchedBody>("application/json", "multipart/form-data")
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 413, 415, 422)
            .WithOperationId("recordFetchedMaterial")
            .WithSummary(
                "Puts on record that the office fetched a material itself: from where, with the file, or that it was not found."
            );

    private static async Task<IResult> RecordAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        Uploads uploads,
        Guid id,
        string code
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (RecordFetched.Refused(actor, found.Case, code, keeper.Book) is { } refusal)
            return desk.Problems.Answer(refusal);
        var sheet = keeper.Book.SheetOf(found.Case).Material(code)!;
        var (said, problem) = http.Request.HasJsonContentType()
            ? (Said.Of(await http.Request.ReadFromJsonAsync<FetchedBody>(http.RequestAborted)), null)
            : await ReadAsync(http, desk.Problems, (content, name) =>
                uploads.StoreAsync(content, name, sheet.Accept, sheet.MaxMegabytes, http.RequestAborted)
            );
        return problem is not null
            ? Problems.Answer(problem)
            : await desk.DoAsync(
                http,
                id,
                new RecordFetched
                {
                    By = actor,
                    At = desk.Now,
                    MaterialCode = code,
                    From = TextInput.Clean(said!.From),
                    Found = said.Found,
                    Note = TextInput.Clean(said.Note) is { Length: > 0 } note ? note : null,
                    File = said.File,
                }
            );
    }

    /// <summary>Reads a form: texts by name, and its file straight to the store.</summary>
    private static async Task<(Said? Said, ProblemDetails? Problem)> ReadAsync(
        HttpContext http,
        Problems problems,
        Func<Stream, string, Task<(AttachedFile? File, ProblemDetails? Problem)>> store
    )
    {
        var (file, texts, problem) = await MultipartParts.ReadFormAsync(http, problems, store);
        if (problem is not null)
            return (null, problem);
        var found = !texts.TryGetValue("found", out var word) || word is "true" or "";
        return (new Said(texts.GetValueOrDefault("from"), found, texts.GetValueOrDefault("note"), file), null);
    }

    private sealed record Said(string? From, bool Found, string? Note, AttachedFile? File)
    {
        public static Said Of(FetchedBody? body) => new(body?.From, body?.Found ?? true, body?.Note, null);
    }
}

/// <summary>What the office found when it fetched a material itself.</summary>
/// <param name="From">Where it was looked up.</param>
/// <param name="Found">Whether it was there; true where it is not said.</param>
/// <param name="Note">What was seen; why it was not found.</param>
public sealed record FetchedBody(string? From, bool? Found = null, string? Note = null);

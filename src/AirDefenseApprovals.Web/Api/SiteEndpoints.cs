using System.ComponentModel.DataAnnotations;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The record of an inspection on site (R24): entry by entry, each with an identity of the sender's, so that what is sent twice is there once.</summary>
internal static class SiteEndpoints
{
    /// <summary>Under <c>/cases/{id}/site</c> of the API and of the pages alike.</summary>
    public static RouteGroupBuilder MapSite(this RouteGroupBuilder group)
    {
        var site = group.MapGroup("/cases/{id:guid}/site").RequireAuthorization().WithTags("Acceptance");
        site.MapGet("", ShowAsync)
            .Answers<SiteShape>(200, 403, 404)
            .WithOperationId("getSiteRecord")
            .WithSummary(
                "The record of the inspection and its checklist, for those who see the case from the office's side (R24)."
            );
        site.MapPut("/findings/{finding:guid}", FindingAsync)
            .Answers<SiteFinding>(200, 400, 403, 404, 409, 422)
            .WithOperationId("saveFinding")
            .WithSummary("Writes a finding down or changes it; seen is the version that was changed, 0 for a new one.");
        site.MapPut("/points", PointAsync)
            .Answers(204, 400, 403, 404, 409, 422)
            .WithOperationId("markChecklistPoint")
            .WithSummary("A point of the checklist was looked at: fine, problem, notApplicable; null takes it back.");
        site.MapPut("/photos/{photo:guid}", PhotoAsync)
            .Answers<SitePhotoShape>(200, 400, 403, 404, 409, 413, 415, 422)
            .WithOperationId("saveSitePhoto")
            .WithSummary("Adds a photograph that came by /uploads, or says anew what it shows and where.");
        site.MapPost("/sign", SignAsync)
            .Answers(204, 403, 404, 409)
            .WithOperationId("signSiteRecord")
            .WithSummary("Signs the record as it is; a later change takes the signature away (R24).");
        return group;
    }

    /// <summary>The record as its reader may see it.</summary>
    internal static SiteShape Shape(Case @case, Actor reader, Rulebook book)
    {
        var site = @case.Site ?? new();
        return new(
            OnSite.Refused(reader, @case) is null,
            JudgedBy.Of(@case).Day,
            Works.Of(@case),
            [.. Parties.Of(@case).Select(p => new SitePartyShape(p.Role, p.Name))],
            [
                .. Checklist
                    .Of(@case, book.Items[@case.ItemCode], book.Standards)
                    .Select(e => new CheckPointShape(
                        e.Citation,
                        e.Standard.Title,
                        e.Clause.Heading,
                        e.Clause.Text,
                        e.Clause.TypicalDefect,
                        e.Clause.UsualRemedy,
                        e.Clause.UsualDeadlineDays
                    )),
            ],
            site.Findings,
            site.Points,
            [.. site.Photos.Select(Shape)],
            site.Signatures
        );
    }

    private static SitePhotoShape Shape(SitePhoto p) =>
        new(
            p.Id,
            p.File.FileName,
            p.File.Size,
            p.Finding,
            p.X,
            p.Y,
            p.File.TakenAt?.ToOffset(WorkingCalendar.Offset),
            p.File.Located,
            p.By,
            p.At.ToOffset(WorkingCalendar.Offset)
        );

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        KeyProjects projects,
        Guid id
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (!Walls.IsStaff(actor) && !actor.Is(Roles.Supervisor))
            return desk.Problems.Answer(Refusal.Forbidden("R18", "another-role", [.. Roles.Staff, Roles.Supervisor])); // the office's working notes
        return Results.Json(
            Shape(found.Case, actor, keeper.Book) with
            {
                SelfChecks = (await projects.OfAsync(found.Case, http.RequestAborted))?.SelfChecks ?? [],
            }
        );
    }

    private static async Task<IResult> FindingAsync(
        HttpContext http,
        Desk desk,
        Guid id,
        Guid finding,
        FindingBody body
    )
    {
        var result = await desk.RawAsync(
            http,
            id,
            new RecordFinding
            {
                By = http.User.ToActor(),
                At = desk.Now,
                Seen = body.Seen ?? 0,
                Finding = new SiteFinding
                {
                    Id = finding,
                    Work = Word(body.Work),
                    Clause = TextInput.Clean(body.Clause),
                    Place = TextInput.Clean(body.Place),
                    Problem = TextInput.Clean(body.Problem),
                    Remedy = TextInput.Clean(body.Remedy),
                    Responsible = Word(body.Responsible),
                    DeadlineDays = body.DeadlineDays,
                    Deadline = body.Deadline,
                    Dropped = body.Dropped ?? false,
                },
            }
        );
        return result.Refusal is { } refusal
            ? desk.Problems.Answer(refusal)
            : Results.Json(result.Case!.Site!.Findings.First(f => f.Id == finding));
    }

    private static async Task<IResult> PointAsync(HttpContext http, Desk desk, Guid id, PointBody body)
    {
        var errors = new List<FieldError>();
        var state = ListQuery.Word<PointState>(body.State, "state", errors);
        if (errors.Count > 0)
            return desk.Problems.Answer(Refusal.Incomplete("R24", "point-wrong", [.. errors]));
        return Nothing(
            desk,
            await desk.RawAsync(
                http,
                id,
                new RecordPoint
                {
                    By = http.User.ToActor(),
                    At = desk.Now,
                    Clause = TextInput.Clean(body.Clause),
                    Work = Word(body.Work),
                    State = state,
                    Note = Word(body.Note),
                }
            )
        );
    }

    private static async Task<IResult> PhotoAsync(
        HttpContext http,
        Desk desk,
        Uploads uploads,
        ResumableUploads resumable,
        Guid id,
        Guid photo,
        PhotoBody body
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (OnSite.Refused(actor, found.Case) is { } refused)
            return desk.Problems.Answer(refused);
        AttachedFile? file = null;
        if (body.Upload is { } upload && found.Case.Site?.Photos.Any(p => p.Id == photo) != true) // sent twice, the first is there
        {
            if (await resumable.FindAsync(actor.UserId, upload, http.RequestAborted) is not { IsWhole: true } whole)
                return desk.Problems.Answer(
                    Refusal.Incomplete("R24", "photo-wrong", new FieldError("upload", "upload-not-whole"))
                );
            await using var content = resumable.Open(upload);
            (file, var problem) = await uploads.StorePhotoAsync(content, whole.FileName, http.RequestAborted);
            if (problem is not null)
                return Problems.Answer(problem);
        }

        var result = await desk.RawAsync(
            http,
            id,
            new AttachPhoto
            {
                By = actor,
                At = desk.Now,
                PhotoId = photo,
                File = file,
                Finding = body.Finding,
                X = body.X,
                Y = body.Y,
            }
        );
        if (result.Refusal is { } refusal)
            return desk.Problems.Answer(refusal);
        if (body.Upload is { } taken && await resumable.FindAsync(actor.UserId, taken, http.RequestAborted) is not null)
            resumable.Delete(taken);
        return Results.Json(Shape(result.Case!.Site!.Photos.First(p => p.Id == photo)));
    }

    private static async Task<IResult> SignAsync(HttpContext http, Desk desk, Guid id) =>
        Nothing(
            desk,
            await desk.RawAsync(
                http,
                id,
                new SignRecord
                {
                    By = http.User.ToActor(),
                    At = desk.Now,
                    Name = http.User.FindFirst(AccountClaims.DisplayName)?.Value ?? http.User.Identity!.Name!,
                }
            )
        );

    private static IResult Nothing(Desk desk, ActResult result) =>
        result.Refusal is { } refusal ? desk.Problems.Answer(refusal) : Results.NoContent();

    private static string? Word(string? text) => TextInput.Clean(text) is { Length: > 0 } word ? word : null;
}

/// <summary>A finding on site.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Seen">The version that was changed; 0 or left out for a new one.</param>
/// <param name="Work">The works, where the case has several.</param>
/// <param name="Clause">The clause, as the register cites it; may follow.</param>
/// <param name="Place">Where in the works.</param>
/// <param name="Remedy">What has to be done.</param>
/// <param name="Responsible">Who has to do it.</param>
/// <param name="DeadlineDays">Within how many working days.</param>
/// <param name="Deadline">By which day, instead of the days.</param>
/// <param name="Dropped">Takes it back.</param>
public sealed record FindingBody(
    [property: Required] string? Problem,
    int? Seen = null,
    string? Work = null,
    string? Clause = null,
    string? Place = null,
    string? Remedy = null,
    string? Responsible = null,
    int? DeadlineDays = null,
    DateOnly? Deadline = null,
    bool? Dropped = null
);

/// <summary>A point that was looked at.</summary>
public sealed record PointBody(
    [property: Required] string? Clause,
    string? State = null,
    string? Work = null,
    string? Note = null
);

/// <summary>A photograph.</summary>
/// <param name="Upload">The upload that brought it; left out to say anew what it shows.</param>
/// <param name="Finding">The finding it shows.</param>
/// <param name="X">Place on the plan, 0 to 1 from the left.</param>
/// <param name="Y">Place on the plan, 0 to 1 from the top.</param>
public sealed record PhotoBody(Guid? Upload = null, Guid? Finding = null, decimal? X = null, decimal? Y = null);

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

/// <summary>
/// The record of an inspection on site (R24): entry by entry, each with an identity of the sender's, so that what is
/// sent twice is there once.
/// </summary>
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
        return new()
        {
            Open = OnSite.Refused(reader, @case) is null,
            JudgedBy = JudgedBy.Of(@case).Day,
            Works = Works.Of(@case),
            Parties = [.. Parties.Of(@case).Select(p => new SitePartyShape(p.Role, p.Name))],
            Checklist =
            [
                .. Checklist
                    .Of(@case, book.SheetOf(@case), book.Standards)
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
            Findings = site.Findings,
            Points = site.Points,
            Photos = [.. site.Photos.Select(Shape)],
            Signatures = site.Signatures,
        };
    }

    private static SitePhotoShape Shape(SitePhoto p) =>
        new()
        {
            Id = p.Id,
            FileName = p.File.FileName,
            Size = p.File.Size,
            Finding = p.Finding,
            X = p.X,
            Y = p.Y,
            TakenAt = p.File.TakenAt?.ToOffset(WorkingCalendar.Offset),
            Located = p.File.Located,
            By = p.By,
            At = p.At.ToOffset(WorkingCalendar.Offset),
        };

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
            // The office's working notes
            return desk.Problems.Answer(Refusal.Forbidden("R18", "another-role", [.. Roles.Staff, Roles.Supervisor]));
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
public sealed record FindingBody
{
    /// <summary>What is wrong.</summary>
    [Required]
    public string? Problem { get; init; }

    /// <summary>The version that was changed; 0 or left out for a new one.</summary>
    public int? Seen { get; init; }

    /// <summary>The works, where the case has several.</summary>
    public string? Work { get; init; }

    /// <summary>The clause, as the register cites it; may follow.</summary>
    public string? Clause { get; init; }

    /// <summary>Where in the works.</summary>
    public string? Place { get; init; }

    /// <summary>What has to be done.</summary>
    public string? Remedy { get; init; }

    /// <summary>Who has to do it.</summary>
    public string? Responsible { get; init; }

    /// <summary>Within how many working days.</summary>
    public int? DeadlineDays { get; init; }

    /// <summary>By which day, instead of the days.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Takes it back.</summary>
    public bool? Dropped { get; init; }
}

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

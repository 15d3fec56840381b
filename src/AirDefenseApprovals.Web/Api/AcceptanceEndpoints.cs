using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// Firms and departments of an acceptance: invited by the office, taking part by a link and without an account (R25,
/// R26); and what a notice left out.
/// </summary>
internal static class AcceptanceEndpoints
{
    public static void MapAcceptance(this RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases/{id:guid}").RequireAuthorization().WithTags("Acceptance");
        cases
            .MapPost("/parties/{party}/link", InviteAsync)
            .Answers<LinkShape>(200, 400, 403, 404, 409, 422)
            .WithOperationId("inviteParty")
            .WithSummary(
                "Gives a firm its link to answer its defects by, mailed or to hand on; an earlier one opens nothing any more (R25)."
            );
        cases
            .MapPost("/departments", InviteDepartmentsAsync)
            .Answers<ListShape<LinkShape>>(200, 400, 403, 404, 409, 422)
            .WithOperationId("inviteDepartments")
            .WithSummary("Asks departments for their opinion on the joint acceptance (R26).");
        cases
            .MapPost("/departments/{department}/opinion", OpinionAsync)
            .Answers<CaseShape>(200, 400, 403, 404, 409, 422)
            .WithOperationId("recordDepartmentOpinion")
            .WithSummary("Enters a department's opinion from its letter (R26).");
        cases
            .MapPost("/omissions", OmissionAsync)
            .Answers<CaseShape>(200, 400, 403, 404, 409, 422)
            .WithOperationId("recordOmission")
            .WithSummary(
                "Records what the notice left out, against its inspectors and never against the applicant (R25)."
            );
        var links = api.MapGroup("/links/{word}")
            .AllowAnonymous()
            .RequireRateLimiting(PeopleEndpoints.Guessing)
            .WithTags("Acceptance");
        links
            .MapGet("", ShowAsync)
            .Answers<OpenedLinkShape>(200, 404, 429)
            .WithOperationId("openLink")
            .WithSummary("What a link opens: one case, for one firm or department.");
        links
            .MapPost("/answers", AnswerAsync)
            .Answers<OpenedLinkShape>(200, 400, 404, 409, 422, 429)
            .WithOperationId("answerDefectsByLink")
            .WithSummary("A firm answers its defects, all or some (R25).");
        links
            .MapPut("/evidence/{itemNo:int}", EvidenceAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<IFormFile>("multipart/form-data")
            .Answers<OpenedLinkShape>(200, 400, 404, 409, 413, 415, 422, 429)
            .WithOperationId("putEvidenceByLink")
            .WithSummary("A firm hands in evidence of a defect of its own (R25).");
        links
            .MapPost("/opinion", LinkedOpinionAsync)
            .Answers<OpenedLinkShape>(200, 400, 404, 409, 422, 429)
            .WithOperationId("giveOpinionByLink")
            .WithSummary("A department gives its opinion (R26).");
        links
            .MapGet("/files/{sha256}", FileAsync)
            .DisableRateLimiting()
            .Answers(200, 404)
            .AnswersFile("*/*")
            .WithOperationId("getFileByLink")
            .WithSummary("A picture or paper of the link's own defects, as it is published.");
    }

    /// <summary>What the holder of a link sees.</summary>
    internal static OpenedLinkShape Shape(OpenedLink link)
    {
        var (@case, opinion) = (
            link.Case,
            Departments.Of(link.Case).FirstOrDefault(d => d.Department == link.Party).Opinion
        );
        return new(
            link.Party,
            @case.Number!,
            @case.Project.Name,
            @case.Project.Address,
            Works.Of(@case),
            link.IsDepartment
                ? GiveDepartmentOpinion.Refused(link.Actor, @case, link.Party) is null
                : AnswerDefects.Refused(link.Actor, @case) is null,
            [
                .. link.Defects.Select(d => new LinkedDefectShape
                {
                    ItemNo = d.ItemNo,
                    Work = d.Work,
                    Place = d.Place,
                    Clause = d.Clause,
                    Problem = d.Problem,
                    Remedy = d.Remedy,
                    Deadline = d.Deadline,
                    State = d.State,
                    Answer = d.Answer,
                    Before = [.. Before(@case, d).Select(p => p.File.Published!)],
                    After = [.. d.Evidence.Select(e => e.Published ?? e.Sha256)],
                }),
            ],
            opinion is null ? null : Shape(opinion)
        );
    }

    /// <summary>The published photographs of a defect, before it was put right.</summary>
    internal static IEnumerable<SitePhoto> Before(Case @case, Defect defect) =>
        defect.Finding is { } finding
            ? (@case.Site?.PhotosOf(finding) ?? []).Where(p => p.File.Published is not null)
            : [];

    internal static DepartmentOpinionShape Shape(DepartmentOpinion o) =>
        new(o.Department, o.Consents, o.Text, o.Signatory, o.At.ToOffset(WorkingCalendar.Offset));

    /// <summary>The act that asks departments.</summary>
    internal static InviteDepartments Invitation(
        Actor by,
        DateTimeOffset at,
        IEnumerable<string?>? departments,
        IReadOnlyDictionary<string, string?>? emails,
        string secret
    ) =>
        new()
        {
            By = by,
            At = at,
            Secret = secret,
            Addresses = (departments ?? [])
                .Select(d => TextInput.Clean(d))
                .Where(d => d.Length > 0)
                .Distinct()
                .Take(20)
                .ToImmutableSortedDictionary(
                    d => d,
                    d => TextInput.CleanNumber(emails?.GetValueOrDefault(d)) is { Length: > 0 } email ? email : null,
                    StringComparer.Ordinal
                ),
        };

    private static async Task<IResult> InviteAsync(
        HttpContext http,
        Desk desk,
        Settings settings,
        Guid id,
        string party,
        PartyLinkBody? body
    )
    {
        var secret = Codes.Link();
        var result = await desk.RawAsync(
            http,
            id,
            new InviteParty
            {
                By = http.User.ToActor(),
                At = desk.Now,
                Party = party,
                Email = TextInput.CleanEmail(body?.Email) is { Length: > 0 } email ? email : null,
                Secret = secret,
            }
        );
        return result.Refusal is { } refusal
            ? desk.Problems.Answer(refusal)
            : Results.Json(new LinkShape(party, Address(settings, "rectify", PartyLink.Word(secret, id, party))));
    }

    private static async Task<IResult> InviteDepartmentsAsync(
        HttpContext http,
        Desk desk,
        Settings settings,
        Guid id,
        DepartmentsBody body
    )
    {
        var act = Invitation(http.User.ToActor(), desk.Now, body.Departments, body.Emails, Codes.Link());
        var result = await desk.RawAsync(http, id, act);
        return result.Refusal is { } refusal
            ? desk.Problems.Answer(refusal)
            : Results.Json(
                ListShape.Whole(
                    act.Addresses.Keys.Select(d => new LinkShape(
                        d,
                        Address(settings, "joint", PartyLink.Word(act.Secret, id, d))
                    ))
                )
            );
    }

    private static Task<IResult> OpinionAsync(
        HttpContext http,
        Desk desk,
        Guid id,
        string department,
        DepartmentOpinionBody body
    ) => desk.DoAsync(http, id, Opinion(http.User.ToActor(), desk.Now, department, body));

    private static Task<IResult> OmissionAsync(HttpContext http, Desk desk, Guid id, OmissionBody body) =>
        desk.DoAsync(
            http,
            id,
            new RecordOmission
            {
                By = http.User.ToActor(),
                At = desk.Now,
                Clause = TextInput.Clean(body.Clause),
                Place = TextInput.Clean(body.Place),
                Problem = TextInput.Clean(body.Problem),
            }
        );

    private static async Task<IResult> ShowAsync(HttpContext http, LinkQueries links, Problems problems, string word)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await links.FindAsync(word, http.RequestAborted) is { } link
            ? Results.Json(Shape(link))
            : problems.Answer(Refusal.NotFound("link-opens-nothing"));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        LinkQueries links,
        CaseActs acts,
        OfficeClock clock,
        Problems problems,
        string word,
        CorrectionBody body
    )
    {
        if (await links.FindAsync(word, http.RequestAborted) is not { IsDepartment: false } link)
            return problems.Answer(Refusal.NotFound("link-opens-nothing"));
        var answers = (body.Answers ?? [])
            .Where(a => a?.ItemNo is not null)
            .GroupBy(a => a!.ItemNo!.Value)
            .ToImmutableSortedDictionary(g => g.Key, g => TextInput.Clean(g.First()!.Text));
        return Answer(
            await acts.DoAsync(
                link.Case.Id,
                new AnswerDefects
                {
                    By = link.Actor,
                    At = clock.Now,
                    Party = link.Party,
                    Answers = answers,
                },
                cancellation: http.RequestAborted
            ),
            link,
            problems
        );
    }

    private static async Task<IResult> EvidenceAsync(
        HttpContext http,
        LinkQueries links,
        CaseActs acts,
        OfficeClock clock,
        Problems problems,
        Uploads uploads,
        string word,
        int itemNo
    )
    {
        if (await links.FindAsync(word, http.RequestAborted) is not { IsDepartment: false } link)
            return problems.Answer(Refusal.NotFound("link-opens-nothing"));
        if (AttachEvidence.Refused(link.Actor, link.Case, itemNo) is { } refusal)
            return problems.Answer(refusal);
        var (file, problem) = await MultipartParts.ReadPartAsync(http, problems, (content, name) =>
            uploads.StoreEvidenceAsync(content, name, http.RequestAborted)
        );
        return problem is not null
            ? Problems.Answer(problem)
            : Answer(
                await acts.DoAsync(
                    link.Case.Id,
                    new AttachEvidence
                    {
                        By = link.Actor,
                        At = clock.Now,
                        ItemNo = itemNo,
                        File = file!,
                    },
                    cancellation: http.RequestAborted
                ),
                link,
                problems
            );
    }

    private static async Task<IResult> LinkedOpinionAsync(
        HttpContext http,
        LinkQueries links,
        CaseActs acts,
        OfficeClock clock,
        Problems problems,
        string word,
        DepartmentOpinionBody body
    )
    {
        if (await links.FindAsync(word, http.RequestAborted) is not { IsDepartment: true } link)
            return problems.Answer(Refusal.NotFound("link-opens-nothing"));
        return Answer(
            await acts.DoAsync(
                link.Case.Id,
                Opinion(link.Actor, clock.Now, link.Party, body),
                cancellation: http.RequestAborted
            ),
            link,
            problems
        );
    }

    private static async Task<IResult> FileAsync(
        HttpContext http,
        LinkQueries links,
        FileStore files,
        Problems problems,
        string word,
        string sha256
    ) =>
        FileEndpoints.Send(http, files, (await links.FindAsync(word, http.RequestAborted))?.File(sha256))
        ?? problems.Answer(Refusal.NotFound("link-opens-nothing"));

    private static IResult Answer(ActResult result, OpenedLink link, Problems problems) =>
        result.Refusal is { } refusal
            ? problems.Answer(refusal)
            : Results.Json(Shape(link with { Case = result.Case! }));

    internal static GiveDepartmentOpinion Opinion(
        Actor by,
        DateTimeOffset at,
        string department,
        DepartmentOpinionBody body
    ) =>
        new()
        {
            By = by,
            At = at,
            Department = department,
            Consents = body.Consents,
            Text = TextInput.Clean(body.Text) is { Length: > 0 } text ? text : null,
            Signatory = TextInput.Clean(body.Signatory),
        };

    /// <summary>A link's address.</summary>
    internal static string Address(Settings settings, string page, string word) =>
        new Uri(settings.PublicUrl, $"{page}/{word}").ToString();
}

/// <summary>Where a firm's link is sent; left out, it is only answered.</summary>
public sealed record PartyLinkBody(string? Email);

/// <summary>
/// Departments to ask: <c>planning</c>, <c>fire</c>, <c>archives</c>; addresses by department, where links are to be
/// mailed.
/// </summary>
public sealed record DepartmentsBody(
    [property: Required] IReadOnlyList<string?>? Departments,
    IReadOnlyDictionary<string, string?>? Emails = null
);

/// <summary>A department's opinion.</summary>
public sealed record DepartmentOpinionBody(
    [property: Required] bool? Consents,
    string? Text = null,
    string? Signatory = null
);

/// <summary>What the notice left out.</summary>
public sealed record OmissionBody([property: Required] string? Clause, string? Place = null, string? Problem = null);

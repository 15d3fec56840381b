using System.Globalization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Service;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// The inspection on site (R24). Without JavaScript it is a page of forms; with it the page keeps working without a network, holds what is
/// written until it is sent, and sends it once.
/// </summary>
public sealed class InspectionModel(
    PageTools tools,
    StreamedForm forms,
    KeyProjects projects,
    IStringLocalizer<AcceptanceWords> words
) : UploadPage(tools, forms)
{
    private const string Photos = "photos";

    /// <summary>The material with the as-built drawings (竣工图).</summary>
    private const string AsBuilt = "M18";

    /// <summary>Words that the script shows.</summary>
    private static readonly string[] ScriptWords =
    [
        "online",
        "offline",
        "waiting-n",
        "all-sent",
        "sending",
        "conflict",
        "keep-mine",
        "keep-theirs",
        "not-taken",
        "sign-in-again",
        "edit",
        "drop",
        "unsent",
        "seen-of",
        "no-findings",
        "their-words",
        "my-words",
        "storage-full",
        "remove",
        "as-omission",
        "no-clause",
        "signed-by",
        "sign-pending",
    ];

    private Case @case = null!;

    /// <summary>The record.</summary>
    public SiteShape Site { get; private set; } = null!;

    public ItemSheet Item => Book.SheetOf(@case);

    public Case Case => @case;

    /// <summary>The works that are looked at, where the case has several.</summary>
    public string? Work { get; private set; }

    /// <summary>The finding that is changed; null for a new one.</summary>
    public SiteFinding? Edited { get; private set; }

    /// <summary>What was typed when it was refused.</summary>
    public SiteFinding? TypedFinding { get; private set; }

    /// <summary>The clauses in force, for the picker.</summary>
    public IEnumerable<ClauseEntry> Clauses => Book.Standards.Search(null, Site.JudgedBy);

    /// <summary>How a point of the chosen works was found.</summary>
    public SitePoint? Point(string clause) => Site.Points.FirstOrDefault(p => p.Clause == clause && p.Work == Work);

    /// <summary>The key project that this acceptance is of; null when it is of none.</summary>
    public KeyProject? Project { get; private set; }

    /// <summary>What the builder found in self-inspection.</summary>
    public SelfCheck? SelfCheck(string clause) => Project?.SelfChecks.FirstOrDefault(c => c.Clause == clause);

    public IEnumerable<SiteFinding> Findings => Site.Findings.Where(f => !f.Dropped && f.Work == Work);

    public IEnumerable<SitePhotoShape> PhotosOf(Guid finding) => Site.Photos.Where(p => p.Finding == finding);

    /// <summary>The as-built drawing, where it was handed in as a picture: photographs take their place on it.</summary>
    public string? Plan =>
        Case.Materials.FirstOrDefault(m =>
            m.MaterialCode == AsBuilt && m.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true
        )
            is { } plan
            ? $"/cases/{Case.Id}/files/{plan.MaterialCode}"
            : null;

    /// <summary>What the script begins with.</summary>
    public object State =>
        new
        {
            id = Case.Id,
            user = Actor.UserName,
            work = Work,
            plan = Plan,
            site = Site,
            words = ScriptWords.ToDictionary(w => w, w => words[w].Value),
        };

    public override string? LabelOf(string field) =>
        Show.Label(
            field switch
            {
                "problem" => "defect",
                "deadlineDays" => "deadline-days",
                var name => name,
            }
        );

    public async Task<IActionResult> OnGetAsync(Guid id, string? work, Guid? finding) =>
        await LoadAsync(id, work, finding) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, string? work, Guid? finding)
    {
        if (await LoadAsync(id, work, finding) is { } elsewhere)
            return elsewhere;
        var problem = await ReadFormAsync();
        if (problem is not null)
        {
            Tell(problem);
            return Page();
        }
        var done = Typed("do") switch
        {
            "points" => await PointsAsync(id),
            "sign" => (
                await ActAsync(
                    id,
                    new SignRecord
                    {
                        By = Actor,
                        At = Now,
                        Name = User.FindFirst(AccountClaims.DisplayName)?.Value ?? Actor.UserName,
                    }
                )
            ).Refusal
                is null,
            _ => await FindingAsync(id, finding),
        };
        return done
            ? LocalRedirect($"/cases/{id}/inspection{(Work is null ? "" : "?work=" + Uri.EscapeDataString(Work))}")
            : Page();
    }

    protected override FileRule? RuleOf(string field) => field == Photos ? FileRule.Photo : null;

    protected override CaseAct Attach(string field, AttachedFile file) =>
        new AttachPhoto
        {
            By = Actor,
            At = Now,
            PhotoId = Guid.CreateVersion7(),
            File = file,
            Finding = TypedFinding!.Id,
        };

    private async Task<bool> PointsAsync(Guid id)
    {
        foreach (var (point, i) in Site.Checklist.Select((p, i) => (p, i)))
        {
            var (state, note) = (
                Enum.TryParse<PointState>(Typed($"state[{i}]"), out var given) ? given : (PointState?)null,
                TextInput.Clean(Typed($"note[{i}]"))
            );
            var before = Point(point.Clause);
            if (before?.State == state && (before?.Note ?? "") == note)
                continue;
            if (
                (
                    await ActAsync(
                        id,
                        new RecordPoint
                        {
                            By = Actor,
                            At = Now,
                            Clause = point.Clause,
                            Work = Work,
                            State = state,
                            Note = note.Length > 0 ? note : null,
                        }
                    )
                ).Refusal
                is not null
            )
                return false;
        }

        return true;
    }

    private async Task<bool> FindingAsync(Guid id, Guid? finding)
    {
        var day = DateOnly.TryParseExact(
            Typed("deadline"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var named
        )
            ? named
            : (DateOnly?)null;
        TypedFinding = new()
        {
            Id = finding ?? Guid.CreateVersion7(),
            Work = Work,
            Clause = TextInput.Clean(Typed("clause")),
            Place = TextInput.Clean(Typed("place")),
            Problem = TextInput.Clean(Typed("problem")),
            Remedy = TextInput.Clean(Typed("remedy")),
            Responsible = TextInput.Clean(Typed("responsible")) is { Length: > 0 } who ? who : null,
            DeadlineDays =
                day is null
                && int.TryParse(
                    TextInput.CleanNumber(Typed("deadlineDays")),
                    CultureInfo.InvariantCulture,
                    out var days
                )
                    ? days
                    : null,
            Deadline = day,
            Dropped = Typed("drop").Length > 0,
        };
        var seen = int.TryParse(Typed("seen"), CultureInfo.InvariantCulture, out var version) ? version : 0;
        if (
            (
                await ActAsync(
                    id,
                    new RecordFinding
                    {
                        By = Actor,
                        At = Now,
                        Finding = TypedFinding,
                        Seen = seen,
                    }
                )
            ).Refusal
            is not null
        )
            return false;
        if (await AttachAllAsync(id, (after, _) => @case = after) is not { } wrong)
            return true;
        Edited = @case.Site!.Findings.First(f => f.Id == TypedFinding.Id);
        Site = SiteEndpoints.Shape(@case, Actor, Book);
        Tell(wrong);
        return false;
    }

    private async Task<IActionResult?> LoadAsync(Guid id, string? work, Guid? finding)
    {
        if (await Tools.Queries.FindAsync(Actor, id, HttpContext.RequestAborted) is not { } found)
            return NotFound();
        if (!Actor.Is(Roles.Inspector) || Actor.Office != found.Case.Office)
            return Forbid();
        @case = found.Case;
        if (OnSite.Refused(Actor, @case) is not null)
            return LocalRedirect($"/cases/{id}");
        Site = SiteEndpoints.Shape(@case, Actor, Book);
        Work = Site.Works.Count > 1 ? Site.Works.FirstOrDefault(w => w.Name == work)?.Name ?? Site.Works[0].Name : null;
        Project = await projects.OfAsync(@case, HttpContext.RequestAborted);
        Edited = finding is { } edited ? Site.Findings.FirstOrDefault(f => f.Id == edited) : null;
        if (Edited?.Work is { } of)
            Work = of;
        return null;
    }
}

using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>A page about one case, as its reader may see it.</summary>
public abstract class CasePage(PageTools tools) : OfficePage(tools)
{
    /// <summary>The case itself; what is shown comes from <see cref="Shown"/>, where personal data is masked (R30).</summary>
    protected Case Case { get; private set; } = null!;

    public CaseShape Shown { get; private set; } = null!;

    /// <summary>What people call the case by: its project, or its applicant where it is about no project.</summary>
    public string Subject => Case.Subject;

    public int Version { get; private set; }

    public ItemSheet Item { get; private set; } = null!;

    public bool IsOwner => Walls.Owns(Actor, Case);

    /// <summary>Whether the reader stands at the counter for the case's visitor.</summary>
    public bool ActsForVisitor => Walls.ActsForVisitor(Actor, Case);

    /// <summary>Whether the reader is staff of the office that handles the case (R18).</summary>
    public bool IsHandler => Walls.IsStaff(Actor) && Actor.Office == Case.Office;

    /// <summary>
    /// Whether the reader may complete a task: of its role and office, and it is theirs, nobody's, or an inspection
    /// (R18, R24, R30).
    /// </summary>
    public bool MayComplete(string task) =>
        !Case.IsAside(Actor.UserName)
        && Case.Tasks.Any(t =>
            t.Name == task
            && Actor.Is(t.Role)
            && (t.Role == Roles.Supervisor || (Walls.IsStaff(Actor) && Actor.Office == (t.Office ?? Case.Office)))
            && (t.Assignee is null || t.Assignee == Actor.UserName || t.Role == Roles.Inspector)
        );

    /// <summary>The process, its done and current steps lit, with when they were done and are due.</summary>
    public ProcessPicture? Picture =>
        Case is { Process: { } process, Workflow: { } workflow }
            ? ProcessPicture.Of(
                Book.Processes[(process.DefinitionId, process.Version)],
                ProgressOf(WorkflowState.FromJson(workflow))
            )
            : null;

    /// <summary>Where the case stands with its limits.</summary>
    public ClockSentence? Sentence => Sentences.Of(Case);

    /// <summary>The calendar that the case's dates stand by (R10, R15).</summary>
    private WorkingCalendar Dates => Book.CalendarOf(Case);

    /// <summary>The clock as a line of days.</summary>
    public DayLine? Line => DayLine.Of(Case, Dates, Now);

    /// <summary>When the yellow card is due, of a clock that runs.</summary>
    public DateTimeOffset? YellowAt =>
        Case.Clock?.AsOf(Dates, Now) is { } clock
            ? CaseTimer.YellowAt(Dates, clock, LegalClock.DueAt(Dates, clock, Limit.Promised).At)
            : null;

    public bool YellowGiven => Case.Cards.Any(c => c.Colour == CardColour.Yellow);

    /// <summary>
    /// The pauses with when they were announced to end, the working days they left out, and whether they outlasted what
    /// was announced (R11).
    /// </summary>
    public IEnumerable<(Pause Fact, DateTimeOffset ExpectedEnd, int Days, bool Overlong)> Pauses =>
        Case.Clock is not { } clock
            ? []
            : clock.Pauses.Select(
                (p, i) =>
                    (
                        p,
                        p.ExpectedEnd(Dates),
                        PauseAccount.Of(Dates, clock, i).Days,
                        p.IsOverlong(Dates, clock.StoppedAt ?? Now)
                    )
            );

    public IReadOnlyList<CompletedTask> Steps => Case.Done;

    /// <summary>The regions that the project lies in.</summary>
    public string Regions =>
        string.Join(
            Show.Label("comma"),
            Case.Project.Regions.Select(code =>
                Book.Register.Region(code) is { } region ? Show.Name(region.Name) : code
            )
        );

    public string MaterialName(string code) => Item.Material(code) is { } sheet ? Show.Name(sheet.Name) : code;

    /// <summary>What an item of a notice is about.</summary>
    public string About(string? material, string? field) =>
        material is not null ? MaterialName(material) : NameOf(field!);

    /// <summary>What a field of the application is called.</summary>
    public string NameOf(string field) => Show.Field(Item, field, Case.Applicant.Kind);

    /// <summary>A value of the form as people read it.</summary>
    public string Value(FormField field) =>
        Show.Value(field, Shown.Form.TryGetValue(field.Name, out var value) ? value : default);

    /// <summary>Whether a material was answered by the very files that the notice was about.</summary>
    public bool IsSameFile(string? material) =>
        Case.Materials.FirstOrDefault(m => m.MaterialCode == material) is { IsUnchanged: true };

    /// <summary>
    /// For the office: which other office handles cases of the region that the applicant corrected the project to. The
    /// case stays where it was received (R16), and may be referred (R19). Null where nothing changed.
    /// </summary>
    public Office? CompetentNow
    {
        get
        {
            var isMoved = Case.Notice?.Items.Any(i => i is { Field: "project.regionCode", IsCorrected: true }) == true;
            if (!isMoved || !IsHandler || Case.AcceptedAt is not null || Case.ReceivedAt is not { } received)
                return null;
            var handling = Book.Register.Handling(
                Case.ItemCode,
                Case.Project.RegionCode,
                WorkingCalendar.DayOf(received),
                Case.Project.AlsoIn
            );
            return handling.Office.Code == Case.Office ? null : handling.Office;
        }
    }

    /// <summary>Values as people read them.</summary>
    public FieldValues Values => new(Item, Book.Register, Show);

    /// <summary>The day whose standards the works are judged by (R24).</summary>
    public JudgedBy JudgedBy => JudgedBy.Of(Case);

    /// <summary>What a defect cites, in the words it was told with.</summary>
    public string Clause(int itemNo) =>
        Book.Standards.WordsOf(Case.DefectNotice!.Items.First(d => d.ItemNo == itemNo), JudgedBy.Day);

    private PictureProgress ProgressOf(WorkflowState state)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in Case.Done.Where(d => d.ActivityId is not null))
            notes[step.ActivityId!] = Show.ShortDay(step.At);
        foreach (var task in Case.Tasks.Where(t => t is { ActivityId: not null, DueAt: not null }))
            notes[task.ActivityId!] = Show.Before(task.DueAt!.Value);
        foreach (var delay in Case.Delays)
            notes[delay.ActivityId] = Show.ShortDay(delay.DueAt);
        return new(
            state.Completed,
            [.. Case.Tasks.Select(t => t.ActivityId).OfType<string>(), .. Case.Delays.Select(d => d.ActivityId)],
            notes
        );
    }

    protected async Task<bool> LoadAsync(Guid id)
    {
        if (await Tools.Queries.FindAsync(Actor, id, HttpContext.RequestAborted) is not { } found)
            return false;
        Take(found.Case, found.Version);
        return true;
    }

    protected void Take(Case @case, int version) =>
        (Case, Version, Item, Shown) = (@case, version, Book.SheetOf(@case), Tools.View.Show(@case, Actor));
}

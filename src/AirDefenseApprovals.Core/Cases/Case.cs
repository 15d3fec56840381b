using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>A case (办件): one application on its way, whole. Immutable; an act makes the next one.</summary>
public sealed record Case
{
    /// <summary>Name of the engine that needs no package of Elsa.</summary>
    public const string BuiltInEngine = "Flowchart";

    /// <summary>Identity, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>User id of the applicant who owns it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The item applied for.</summary>
    public required string ItemCode { get; init; }

    /// <summary>
    /// Version of the item's sheet (R34): that it was handed in under, of a draft that it was last saved under; null for
    /// cases from before this was kept.
    /// </summary>
    public int? SheetVersion { get; init; }

    /// <summary>Who applies.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>What for.</summary>
    public required Project Project { get; init; }

    /// <summary>
    /// What people call the case by: its project, or its applicant where the item is about no project.
    /// </summary>
    [JsonIgnore]
    public string Subject => Project.Name.Length > 0 ? Project.Name : Applicant.Name;

    /// <summary>The form's values by field name.</summary>
    public required ImmutableSortedDictionary<string, JsonElement> Form { get; init; }

    /// <summary>When the draft was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its draft was last changed; null for drafts begun before this was kept.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The case that it began as a copy of (R7); null for most.</summary>
    public Guid? CopiedFrom { get; init; }

    /// <summary>
    /// Of a copy that was not saved yet: what of the earlier case the item takes no more, as paths; it was left out (R34).
    /// </summary>
    public ImmutableArray<string> LeftOut
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Where it stands.</summary>
    public CaseState State { get; init; } = CaseState.Draft;

    /// <summary>The materials, in the order of the item's sheet.</summary>
    public ImmutableArray<CaseMaterial> Materials
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>
    /// Of a draft: materials that its applicant means to let follow, each with its day (R8). Null after submission,
    /// which makes promises of them.
    /// </summary>
    public ImmutableArray<PromisedMaterial>? Following { get; init; }

    /// <summary>
    /// What the check before handing in found, as paths of fields and materials; null for cases handed in before this
    /// was kept.
    /// </summary>
    public ImmutableArray<string>? FoundAtHandIn { get; init; }

    /// <summary>
    /// Whether that check and the office's first answer found the same (<see cref="CheckAgreement"/>); null until the
    /// office has answered, and where it answered something else.
    /// </summary>
    public bool? CheckAgreed { get; init; }

    /// <summary>What its applicant declared (R32); null before submission, and for cases handed in before that was kept.</summary>
    public Declaration? Declaration { get; init; }

    /// <summary>The case number, from submission on.</summary>
    public string? Number { get; init; }

    /// <summary>The code that, with the number, lets anyone who has it track the case.</summary>
    public string? QueryCode { get; init; }

    /// <summary>Code of the handling office, pinned at receipt (R16).</summary>
    public string? Office { get; init; }

    /// <summary>Code of the office in whose name is decided.</summary>
    public string? InNameOf { get; init; }

    /// <summary>Instrument of the delegation it is handled by; null for the city's own power.</summary>
    public string? Instrument { get; init; }

    /// <summary>The project lies in regions of several offices, so that the city handles what a county would (R16).</summary>
    public bool CrossesRegions { get; init; }

    /// <summary>
    /// A practice case (练习办件) of its office's staff: it has no part in figures, numbers, turns or documents, and tells
    /// nobody but whoever began it.
    /// </summary>
    public bool Practice { get; init; }

    /// <summary>
    /// Account name of the clerk who took it in at the counter (窗口代办) for a visitor without an account; null when its
    /// applicant handed it in.
    /// </summary>
    public string? TakenInBy { get; init; }

    /// <summary>Whether it was taken in at the counter: no account owns it.</summary>
    [JsonIgnore]
    public bool AtCounter => TakenInBy is not null;

    /// <summary>The last day the visitor was at the counter: two errands of one day are one visit (R22).</summary>
    public DateOnly? VisitedOn { get; init; }

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it counts as received (R1). Stays, whatever comes later.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Receipt of what the office has to answer now: the application, or the answer to its correction notice.</summary>
    public DateTimeOffset? ToAnswerFrom { get; init; }

    /// <summary>When the office must have answered (R2).</summary>
    public DateTimeOffset? IntakeDueAt { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Accepted by silence (R6).</summary>
    public bool DeemedAccepted { get; init; }

    /// <summary>The clock, once it runs.</summary>
    public ClockFacts? Clock { get; init; }

    /// <summary>
    /// Edition of the calendar that the last act counted by (R10). Later editions left every date of the case where it
    /// was, or are still being carried through.
    /// </summary>
    public int CalendarEdition { get; init; }

    /// <summary>Edition of the calendar in force when it ended: its figures and dates stay by it (R15). Null while open.</summary>
    public int? EndedByEdition { get; init; }

    /// <summary>Cards given, in order (R13).</summary>
    public ImmutableArray<Card> Cards
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The one correction notice (R4).</summary>
    public CorrectionNotice? Notice { get; init; }

    /// <summary>Whether the reminder before the end of the correction window was sent (R7).</summary>
    public bool CorrectionReminded { get; init; }

    /// <summary>Up to which of its pauses, counted from 1, the supervisor was told that one outlasted what was announced (R11).</summary>
    public int OverlongPausesTold { get; init; }

    /// <summary>The one defect notice (R24).</summary>
    public DefectNotice? DefectNotice { get; init; }

    /// <summary>What inspectors wrote down on site, before the notice (R24); null while nobody did.</summary>
    public SiteRecord? Site { get; init; }

    /// <summary>The inspection that was held (R24); null before it, and for inspections before this was kept.</summary>
    public HeldInspection? Inspected { get; init; }

    /// <summary>What the notice left out, recorded against its inspectors (R25).</summary>
    public ImmutableArray<Omission> Omissions
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Links by which firms and departments take part without an account (R25, R26).</summary>
    public ImmutableArray<PartyLink> Links
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Departments asked for their opinion on the joint acceptance (R26).</summary>
    public ImmutableArray<string> Invited
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The opinions they gave, in order.</summary>
    public ImmutableArray<DepartmentOpinion> JointOpinions
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Joint acceptances held, in order (R26).</summary>
    public ImmutableArray<JointAcceptance> JointAcceptances
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Pictures of characters that no font has, printed in their place on result documents.</summary>
    public ImmutableArray<CharacterPicture> Characters
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The decision (R15, R20, R22).</summary>
    public CaseDecision? Decision { get; init; }

    /// <summary>Result documents that others took the place of (R33), in order.</summary>
    public ImmutableArray<ResultDocument> EarlierDocuments
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>When it ended, however.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The process and version it began with; it keeps them.</summary>
    public ProcessReference? Process { get; init; }

    /// <summary>Name of the engine it began on; it keeps it.</summary>
    public string Engine { get; init; } = BuiltInEngine;

    /// <summary>The engine's state, as JSON text.</summary>
    public string? Workflow { get; init; }

    /// <summary>What the engine was told, in order: replayed when the case moves to another version of its process.</summary>
    public ImmutableArray<Signal> Signals
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Delays of the process that are running.</summary>
    public ImmutableArray<ProcessDelay> Delays
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The tasks open now.</summary>
    public ImmutableArray<OpenTask> Tasks
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Tasks completed: who reviewed may not decide (R21).</summary>
    public ImmutableArray<CompletedTask> Done
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Account names of staff who stepped aside (回避): they have no more part in it.</summary>
    public ImmutableArray<string> Aside
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Visits that the applicant had to pay.</summary>
    public int Visits { get; init; }

    /// <summary>The rating (R29).</summary>
    public Rating? Rating { get; init; }

    /// <summary>Supervisory opinions (R18).</summary>
    public ImmutableArray<Opinion> Opinions
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>What the county office asked the city about it (请示), and the answers (批复), in order.</summary>
    public ImmutableArray<Question> Questions
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Whom the applicant asked to be kept from it (回避), in order.</summary>
    public ImmutableArray<RecusalRequest> Recusals
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>What happened, for the timeline.</summary>
    public ImmutableArray<TimelineEntry> Timeline
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Notices written so far by kind: the next one's ordinal follows (R28).</summary>
    public ImmutableSortedDictionary<string, int> NoticeCounts { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Entries in the journal.</summary>
    public int JournalLength { get; init; }

    /// <summary>Hash of the journal's last entry (R27).</summary>
    public string JournalHead { get; init; } = Journal.JournalEntry.NoHash;

    /// <summary>When the journal's last entry was written down; null before the first.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Whether the case has ended: no act but rating, opinion and copy is left.</summary>
    [JsonIgnore]
    public bool HasEnded => EndedAt is not null;

    /// <summary>The result document of a number, whether it stands or another took its place (R33); null for none.</summary>
    /// <param name="number">The document's number.</param>
    public ResultDocument? DocumentNumbered(string number) =>
        Decision?.Document is { } standing && standing.Number == number
            ? standing
            : EarlierDocuments.FirstOrDefault(d => d.Number == number);

    /// <summary>Whether somebody of the staff stepped aside.</summary>
    /// <param name="userName">Account name.</param>
    public bool IsAside(string userName) => Aside.Contains(userName);

    /// <summary>The case once its draft was changed; handed in, it keeps the instant.</summary>
    internal Case ChangedAsDraft(DateTimeOffset at) => State == CaseState.Draft ? this with { ChangedAt = at } : this;

    /// <summary>The case once its visitor was at the counter on a day (R22).</summary>
    internal Case Visited(DateOnly day) => VisitedOn == day ? this : this with { Visits = Visits + 1, VisitedOn = day };

    /// <summary>
    /// Whether something waits for its applicant: a correction, a rectification, a material that was promised (R8). A
    /// draft waits for nobody: it may be left.
    /// </summary>
    [JsonIgnore]
    public bool WaitsForApplicant =>
        Tasks.Any(t => t.Role == Roles.Applicant)
        || (
            !HasEnded
            && State is not (CaseState.Draft or CaseState.Submitted)
            && Materials.Any(m => m.Status == MaterialStatus.Promised)
        );

    /// <summary>The highest card given.</summary>
    [JsonIgnore]
    public CardColour Card => Cards.IsEmpty ? CardColour.None : Cards.Max(c => c.Colour);
}

/// <summary>A process by id and version.</summary>
/// <param name="DefinitionId">Definition id.</param>
/// <param name="Version">Version.</param>
public sealed record ProcessReference(string DefinitionId, int Version);

/// <summary>A delay of the process that is running.</summary>
/// <param name="ActivityId">The activity that waits.</param>
/// <param name="DueAt">When it has passed.</param>
public sealed record ProcessDelay(string ActivityId, DateTimeOffset DueAt);

/// <summary>One line of a case's timeline; its text is worded by the reader's language.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">The act's name in the journal.</param>
/// <param name="Detail">A word from people that belongs to it (a reason), if any.</param>
/// <param name="Task">The task it is about, if any.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Kind, string? Detail, string? Task = null);

/// <summary>A rating (好差评, R29).</summary>
/// <param name="Score">1 to 5.</param>
/// <param name="Comment">What the applicant added.</param>
/// <param name="At">When.</param>
/// <param name="FollowUpDueAt">When the supervisor must have followed up a 1 or 2.</param>
/// <param name="FollowedUpAt">When they did.</param>
public sealed record Rating(
    int Score,
    string? Comment,
    DateTimeOffset At,
    DateTimeOffset? FollowUpDueAt,
    DateTimeOffset? FollowedUpAt
);

/// <summary>A supervisory opinion (R18).</summary>
/// <param name="Text">What it says.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When.</param>
public sealed record Opinion(string Text, string By, DateTimeOffset At);

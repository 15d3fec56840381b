using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>A case as its reader may see it.</summary>
public sealed record CaseShape
{
    public required Guid Id { get; init; }

    public required string ItemCode { get; init; }

    public required Names ItemName { get; init; }

    public required CaseState State { get; init; }

    public required string? CaseNumber { get; init; }

    public required string? QueryCode { get; init; }

    public required OfficeShape? Office { get; init; }

    public required OfficeShape? InNameOf { get; init; }

    public required ApplicantShape Applicant { get; init; }

    public required ProjectShape Project { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Form { get; init; }

    public required IReadOnlyList<MaterialShape> Materials { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required DateTimeOffset? ReceivedAt { get; init; }

    public required DateTimeOffset? IntakeDueAt { get; init; }

    public required DateTimeOffset? AcceptedAt { get; init; }

    public required bool DeemedAccepted { get; init; }

    public required ClockShape Clock { get; init; }

    public required IReadOnlyList<TaskShape> Tasks { get; init; }

    public required NoticeShape? Notice { get; init; }

    public required DefectNoticeShape? DefectNotice { get; init; }

    public required DecisionShape? Decision { get; init; }

    public required ProcessShape? Process { get; init; }

    public required int Visits { get; init; }

    public required RatingShape? Rating { get; init; }

    public required IReadOnlyList<OpinionShape>? Opinions { get; init; }

    public required IReadOnlyList<TimelineShape> Timeline { get; init; }

    /// <summary>When the draft was last changed; null once it is handed in.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What the applicant declared (R32); null before it is handed in, and for cases of the time before it was kept.</summary>
    public DeclarationShape? Declaration { get; init; }

    /// <summary>
    /// Version of the item's sheet that it is judged by (R34); of a draft, the one it was last saved under. Null for
    /// cases of the time before it was kept.
    /// </summary>
    public int? SheetVersion { get; init; }

    /// <summary>Of a draft: what the sheet in force asks differently from the one it was last saved under (R34).</summary>
    public IReadOnlyList<SheetChangeShape> SheetChanges { get; init; } = [];

    /// <summary>Of a fresh copy: what of the earlier case was left out, since the item takes it no more (R34).</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Characters that no font has and that the office attached a picture of.</summary>
    public IReadOnlyList<string> Characters { get; init; } = [];

    /// <summary>The project lies in regions of several offices, so that the city handles it (R16).</summary>
    public bool CrossesRegions { get; init; }

    /// <summary>A practice case of the office's staff.</summary>
    public bool Practice { get; init; }

    /// <summary>Taken in at the counter for a visitor without an account.</summary>
    public bool AtCounter { get; init; }

    /// <summary>What the county asked the city, and its answers; null for the applicant.</summary>
    public IReadOnlyList<QuestionShape>? Questions { get; init; }

    /// <summary>Departments asked for their opinion on the joint acceptance (R26).</summary>
    public IReadOnlyList<DepartmentShape> Departments { get; init; } = [];

    /// <summary>What the notice left out, against its inspectors (R25); null for the applicant.</summary>
    public IReadOnlyList<OmissionShape>? Omissions { get; init; }

    /// <summary>Whom the applicant asked to be kept from the case (R30).</summary>
    public IReadOnlyList<RecusalShape> Recusals { get; init; } = [];
}

public sealed record OfficeShape(string Code, Names Name);

/// <summary>Phone, e-mail and identity number are masked for staff (R30).</summary>
public sealed record ApplicantShape(string Kind, string Name, string IdNumber, string Phone, string Email)
{
    /// <summary>The kind of identity paper.</summary>
    public required string IdKind { get; init; }

    /// <summary>The number fails its check and was confirmed all the same (R35).</summary>
    public required bool IdConfirmed { get; init; }

    /// <summary>The legal representative of an organisation; empty where none was given.</summary>
    public required string LegalRepresentative { get; init; }

    /// <summary>Who acts for the applicant; null where nobody was named.</summary>
    public required AgentShape? Agent { get; init; }
}

/// <summary>Who acts for an applicant. Phone and identity number are masked for staff (R30).</summary>
public sealed record AgentShape(string Name, string IdKind, string IdNumber, string Phone);

public sealed record ProjectShape(
    string Name,
    string Address,
    string RegionCode,
    decimal? FloorArea,
    IReadOnlyList<string> AlsoIn,
    IReadOnlyList<Core.Acceptance.Works> Works,
    IReadOnlyList<Core.Acceptance.Party> Parties
)
{
    /// <summary>The code of the investment project; empty where none was given.</summary>
    public required string Code { get; init; }
}

public sealed record MaterialShape(
    string MaterialCode,
    MaterialStatus Status,
    string? FileName,
    long? Size,
    string? Sha256,
    string? ContentType,
    DateOnly? PromisedDate
)
{
    /// <summary>All its files, in the order in which they were added; the first is told beside, too.</summary>
    public required IReadOnlyList<EvidenceShape> Files { get; init; }

    /// <summary>Of a material that the office fetches itself (免提交): what it found; null before it looked.</summary>
    public FetchedShape? Fetched { get; init; }

    /// <summary>The first file that the correction notice was about, where it was replaced, added to or taken back.</summary>
    public EvidenceShape? Before { get; init; }

    /// <summary>All files that the notice was about, where one of them was replaced, added to or taken back.</summary>
    public required IReadOnlyList<EvidenceShape> FilesBefore { get; init; }
}

/// <summary>What the office found when it fetched a material itself (免提交).</summary>
/// <param name="At">When.</param>
/// <param name="By">Account name of who looked it up; null for the applicant.</param>
/// <param name="From">Where.</param>
/// <param name="Found">Whether it was there.</param>
/// <param name="Note">What was seen, or why it was not found; null for the applicant.</param>
public sealed record FetchedShape(DateTimeOffset At, string? By, string From, bool Found, string? Note);

public sealed record ClockShape
{
    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? PromisedDueAt { get; init; }

    public required DateTimeOffset? StatutoryDueAt { get; init; }

    public required int DaysUsed { get; init; }

    public required int DaysExcluded { get; init; }

    public required ClockState State { get; init; }

    public required bool Projected { get; init; }

    public required CardColour Card { get; init; }

    public required bool Provisional { get; init; }

    public required IReadOnlyList<PauseShape> Pauses { get; init; }

    public required ExtensionShape? Extension { get; init; }
}

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    NotStarted,
    Running,
    Paused,
    Stopped,
}

public sealed record PauseShape(string Kind, DateTimeOffset From, DateTimeOffset? To, int ExpectedDays);

public sealed record ExtensionShape(int Days, string Reason);

public sealed record TaskShape(string Name, string Role, IReadOnlyList<string> Outcomes, DateTimeOffset? DueAt);

public sealed record NoticeShape(
    DateTimeOffset IssuedAt,
    DateTimeOffset AnswerBy,
    IReadOnlyList<NoticeItemShape> Items
);

public sealed record NoticeItemShape(
    int ItemNo,
    string? MaterialCode,
    string? Field,
    string Defect,
    string Basis,
    string Remedy,
    string? Answer
)
{
    /// <summary>What stood in the field before the answer corrected it (R31); masked for staff where it is a person's (R30).</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What stands in the field since.</summary>
    public JsonElement? After { get; init; }
}

/// <summary>The one defect notice (R24); <c>unseen</c>: points of the checklist that nobody looked at, and why.</summary>
public sealed record DefectNoticeShape(
    DateTimeOffset IssuedAt,
    IReadOnlyList<string> Inspectors,
    IReadOnlyList<DefectShape> Items
)
{
    public IReadOnlyList<Core.Acceptance.UnseenPoint> Unseen { get; init; } = [];

    public string? UnseenReason { get; init; }
}

public sealed record DefectShape
{
    public required int ItemNo { get; init; }

    public required string Clause { get; init; }

    public required string Place { get; init; }

    public required string Problem { get; init; }

    public required string Remedy { get; init; }

    public required string? Responsible { get; init; }

    public required DateOnly Deadline { get; init; }

    public required Core.Acceptance.DefectState State { get; init; }

    public required string? Answer { get; init; }

    public required IReadOnlyList<EvidenceShape> Evidence { get; init; }

    public string? ClauseTitle { get; init; }

    public string? ClauseHeading { get; init; }

    /// <summary>The works it is in, where the case has several.</summary>
    public string? Work { get; init; }

    /// <summary>The firm that answers for it: <c>owner</c>, <c>builder</c>, <c>designer</c>, <c>supervisor</c> (R25).</summary>
    public string Party { get; init; } = Core.Acceptance.Parties.Owner;

    /// <summary>The day the inspectors named, where it was no working day and the deadline moved.</summary>
    public DateOnly? NamedDeadline { get; init; }

    /// <summary>The firm that answered it by its link; null: the applicant, or nobody yet.</summary>
    public string? AnsweredBy { get; init; }
}

public sealed record EvidenceShape(string FileName, long Size, string Sha256, string ContentType);

public sealed record DecisionShape
{
    public required string Outcome { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required string? Reasons { get; init; }

    public required string? Basis { get; init; }

    public required string? Remedies { get; init; }

    public required int DaysUsed { get; init; }

    public required int DaysExcluded { get; init; }

    public required bool PromiseMet { get; init; }

    public required bool StatutoryMet { get; init; }

    public required ResultShape? Document { get; init; }
}

/// <summary>The result document as it stands (R22, R33).</summary>
public sealed record ResultShape(
    string Number,
    string Code,
    DocumentState State,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string? Replaces
);

public sealed record ProcessShape(string DefinitionId, int Version, IReadOnlyList<string> Active);

public sealed record RatingShape(
    int Score,
    string? Comment,
    DateTimeOffset At,
    DateTimeOffset? FollowUpDueAt,
    DateTimeOffset? FollowedUpAt
);

public sealed record OpinionShape(string Text, string By, DateTimeOffset At);

public sealed record QuestionShape(
    int No,
    string Text,
    string By,
    DateTimeOffset AskedAt,
    string? Answer,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt
);

/// <summary>A request for recusal. Who stepped aside by it is told to staff alone.</summary>
public sealed record RecusalShape
{
    public required int No { get; init; }

    public required string? Person { get; init; }

    public required bool AboutHead { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool? Granted { get; init; }

    public required string? Aside { get; init; }

    public required string? Answer { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }
}

public sealed record TimelineShape(DateTimeOffset At, string Kind, string Text);

/// <summary>A page of a list.</summary>
public sealed record ListShape<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);

/// <summary>Lists that are short and come whole.</summary>
public static class ListShape
{
    public static ListShape<T> Whole<T>(IEnumerable<T> all)
    {
        T[] items = [.. all];
        return new(items, 1, items.Length, items.Length);
    }
}

using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>A case as its reader may see it.</summary>
public sealed record CaseShape(
    Guid Id,
    string ItemCode,
    Names ItemName,
    CaseState State,
    string? CaseNumber,
    string? QueryCode,
    OfficeShape? Office,
    OfficeShape? InNameOf,
    ApplicantShape Applicant,
    ProjectShape Project,
    IReadOnlyDictionary<string, JsonElement> Form,
    IReadOnlyList<MaterialShape> Materials,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? IntakeDueAt,
    DateTimeOffset? AcceptedAt,
    bool DeemedAccepted,
    ClockShape Clock,
    IReadOnlyList<TaskShape> Tasks,
    NoticeShape? Notice,
    DefectNoticeShape? DefectNotice,
    DecisionShape? Decision,
    ProcessShape? Process,
    int Visits,
    RatingShape? Rating,
    IReadOnlyList<OpinionShape>? Opinions,
    IReadOnlyList<TimelineShape> Timeline
)
{
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
public sealed record ApplicantShape(string Kind, string Name, string IdNumber, string Phone, string Email);

public sealed record ProjectShape(
    string Name,
    string Address,
    string RegionCode,
    decimal? FloorArea,
    IReadOnlyList<string> AlsoIn,
    IReadOnlyList<Core.Acceptance.Works> Works,
    IReadOnlyList<Core.Acceptance.Party> Parties
);

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
    /// <summary>The file that the correction notice was about, where another took its place.</summary>
    public EvidenceShape? Before { get; init; }
}

public sealed record ClockShape(
    DateTimeOffset? StartedAt,
    DateTimeOffset? PromisedDueAt,
    DateTimeOffset? StatutoryDueAt,
    int DaysUsed,
    int DaysExcluded,
    ClockState State,
    bool Projected,
    CardColour Card,
    bool Provisional,
    IReadOnlyList<PauseShape> Pauses,
    ExtensionShape? Extension
);

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
);

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

public sealed record DefectShape(
    int ItemNo,
    string Clause,
    string Place,
    string Problem,
    string Remedy,
    string? Responsible,
    DateOnly Deadline,
    Core.Acceptance.DefectState State,
    string? Answer,
    IReadOnlyList<EvidenceShape> Evidence,
    string? ClauseTitle = null,
    string? ClauseHeading = null
)
{
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

public sealed record DecisionShape(
    string Outcome,
    DateTimeOffset DecidedAt,
    string? Reasons,
    string? Basis,
    string? Remedies,
    int DaysUsed,
    int DaysExcluded,
    bool PromiseMet,
    bool StatutoryMet,
    ResultShape? Document
);

public sealed record ResultShape(string Number, string Code);

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
public sealed record RecusalShape(
    int No,
    string? Person,
    bool AboutHead,
    string Reason,
    DateTimeOffset At,
    bool? Granted,
    string? Aside,
    string? Answer,
    DateTimeOffset? DecidedAt
);

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

using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

public sealed record CheckShape(IReadOnlyList<CheckItemShape> Defects);

/// <summary>One thing that the check found. An error keeps the application from being complete; a warning keeps it from nothing.</summary>
public sealed record CheckItemShape(
    string? MaterialCode,
    string? Field,
    string Defect,
    string Basis,
    string Remedy,
    FindingSeverity Severity
);

public sealed record RevealShape(string Value);

public sealed record MainItemShape(string Code, Names Name);

/// <summary>
/// <c>delegated</c>: in force today for at least one office; <c>foundBy</c>: for each word of <c>q</c> why the item was
/// found.
/// </summary>
public record ItemSummary
{
    public required string Code { get; init; }

    public required Names Name { get; init; }

    public required MainItemShape MainItem { get; init; }

    public required string Type { get; init; }

    public required int StatutoryDays { get; init; }

    public required int PromisedDays { get; init; }

    public required bool OnTheSpot { get; init; }

    public required bool Delegated { get; init; }

    public required string Process { get; init; }

    public IReadOnlyList<Core.Finding.FoundBy> FoundBy { get; init; } = [];
}

/// <summary>The guide of an item (办事指南).</summary>
public sealed record ItemGuide : ItemSummary
{
    /// <summary>Version of the sheet in force (R34).</summary>
    public required int Version { get; init; }

    public required IReadOnlyList<LegalBasis> Basis { get; init; }

    public required IReadOnlyList<string> Applicants { get; init; }

    /// <summary><c>none</c> where the item is about no project, which may then be left out; null where it asks for one.</summary>
    public required string? Project { get; init; }

    public required IReadOnlyList<MaterialGuide> Materials { get; init; }

    public required IReadOnlyList<FormField> Form { get; init; }

    public required IReadOnlyList<SpecialStep> Special { get; init; }

    public required string Result { get; init; }

    public required int CorrectionDays { get; init; }

    public required bool Fee { get; init; }

    public required int Visits { get; init; }

    public required IReadOnlyList<HandlingOffice> Offices { get; init; }
}

public sealed record MaterialGuide(
    string Code,
    Names Name,
    string Source,
    bool Required,
    bool MayFollow,
    IReadOnlyList<string> Accept,
    int MaxMegabytes,
    LegalBasis? Basis
)
{
    /// <summary>How it is filled in (填写说明); null where nothing is said.</summary>
    public required Names? Filling { get; init; }

    /// <summary>Where its form is handed out (空白表, PDF); null where there is none.</summary>
    public required string? Blank { get; init; }

    /// <summary>Where its form stands filled in with an invented example (样表, PDF); null where there is none.</summary>
    public required string? Sample { get; init; }
}

/// <summary><c>mode</c>: <c>own</c>, <c>devolved</c> or <c>entrusted</c>.</summary>
public sealed record HandlingOffice(OfficeShape Office, string Mode);

/// <summary><c>hoursText</c>: when people are received; limits are counted by the office hours of <c>GET /calendar/due</c>.</summary>
public sealed record OfficeDetails(
    string Code,
    Names Name,
    IReadOnlyList<string> Regions,
    Names Letterhead,
    string SealText,
    string Phone,
    Names Address,
    Names HoursText
);

public sealed record RegionShape(string Code, Names Name, string Kind);

public sealed record DueShape(
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    IReadOnlyList<DateOnly> Counted,
    bool Provisional
);

/// <summary><c>provisional</c>: no notice has been entered; Monday to Friday are taken to be worked (R10).</summary>
public sealed record CalendarYearShape(
    int Year,
    bool Provisional,
    string? Source,
    IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> Holidays,
    IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> Workdays,
    IReadOnlyList<CalendarEntryShape> Entries
);

/// <summary>
/// One entry of a year: <c>recomputedAt</c> is null while open due dates are still being counted again, <c>lookedAt</c>
/// of <c>cases</c>.
/// </summary>
public sealed record CalendarEntryShape(
    int Edition,
    DateTimeOffset EnteredAt,
    string Source,
    int CasesMoved,
    int LookedAt,
    int Cases,
    DateTimeOffset? RecomputedAt
);

public sealed record CalendarSummary(
    int Year,
    string Source,
    int HolidayDays,
    int MakeUpDays,
    DateTimeOffset EnteredAt
);

public sealed record CalendarChangesShape(IReadOnlyList<MovedDateShape> Changed);

/// <summary><c>limit</c>: intake, promised, statutory, correction, rectification or followUp.</summary>
public sealed record MovedDateShape(Guid CaseId, string Limit, DateTimeOffset From, DateTimeOffset To);

public sealed record TrackShape(
    string CaseNumber,
    Names ItemName,
    CaseState State,
    OfficeShape? Office,
    DateTimeOffset? ReceivedAt,
    IReadOnlyList<TimelineShape> Timeline
);

/// <summary>What marking all notices as read did.</summary>
/// <param name="Read">How many were not read before.</param>
public sealed record ReadShape(int Read);

/// <summary>
/// By what power it was signed: <c>mode</c> own, devolved or entrusted; the delegation's instrument and days as the
/// register had them on the day it was signed.
/// </summary>
public sealed record AuthorityShape(
    string Mode,
    string ItemCode,
    string Region,
    string? Instrument,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    DateOnly ReceivedOn,
    DateOnly SignedOn
)
{
    public static AuthorityShape? Of(Core.Routing.Authority? a) =>
        a is null
            ? null
            : new(a.Mode, a.ItemCode, a.Region, a.Instrument, a.EffectiveFrom, a.EffectiveTo, a.ReceivedOn, a.SignedOn);
}

public sealed record WorklistShape
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string ItemCode { get; init; }

    public required Names ItemName { get; init; }

    public required string Task { get; init; }

    public required string Role { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required CardColour Card { get; init; }

    public required string? Assignee { get; init; }

    public required string ApplicantName { get; init; }
}

public sealed record InboxShape(
    Guid Id,
    Guid CaseId,
    string? CaseNumber,
    string Kind,
    string Subject,
    string Body,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt
);

public sealed record JournalShape(
    int Seq,
    string At,
    string RecordedAt,
    string Act,
    JournalActorShape Actor,
    JsonElement Data,
    string PreviousHash,
    string Hash
);

public sealed record JournalActorShape(string User, string Role, string Office);

public sealed record VerifyShape(bool Valid, int Entries, string Head);

public sealed record CardShape(
    Guid CaseId,
    string CaseNumber,
    OfficeShape? Office,
    string Limit,
    CardColour Card,
    DateTimeOffset LegalAt,
    DateTimeOffset RecordedAt
);

/// <summary>
/// <c>daysLeft</c>: working days left of the promise on the day it began, 0 on its last day, negative after;
/// <c>days</c>: working days it left out until now; <c>nearDeadline</c>: begun on the last promised day or later.
/// </summary>
public sealed record PauseListShape
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required OfficeShape? Office { get; init; }

    public required string ItemCode { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset? To { get; init; }

    public required int ExpectedDays { get; init; }

    public required DateTimeOffset ExpectedEnd { get; init; }

    public required string Officer { get; init; }

    public required string Reason { get; init; }

    public required int DaysLeft { get; init; }

    public required int Days { get; init; }

    public required bool Overlong { get; init; }

    public required bool NearDeadline { get; init; }
}

/// <summary>
/// <c>enteredBy</c> is null for what came with the catalogue; <c>effectiveTo</c> is the last day after all revocations;
/// <c>releasedOn</c> is null while it waits for its handover, <c>inForceFrom</c> the first day it is really in force.
/// </summary>
public sealed record DelegationShape
{
    public required Guid Id { get; init; }

    public required string ItemCode { get; init; }

    public required string Office { get; init; }

    public required string Instrument { get; init; }

    public required string Mode { get; init; }

    public required DateOnly HandoverDate { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required DateOnly? EffectiveTo { get; init; }

    public required string? EnteredBy { get; init; }

    public required DateTimeOffset? EnteredAt { get; init; }

    public required IReadOnlyList<RevocationShape> Revocations { get; init; }

    public required DateOnly? ReleasedOn { get; init; }

    public required DateOnly? InForceFrom { get; init; }

    public static DelegationShape Of(DelegationRow d) =>
        new()
        {
            Id = d.Id,
            ItemCode = d.ItemCode,
            Office = d.Office,
            Instrument = d.Instrument,
            Mode = d.Mode,
            HandoverDate = d.HandoverDate,
            EffectiveFrom = d.EffectiveFrom,
            EffectiveTo = d.EffectiveTo,
            EnteredBy = d.EnteredBy,
            EnteredAt = d.EnteredAt?.ToOffset(WorkingCalendar.Offset),
            Revocations =
            [
                .. d.Revocations.Select(r => new RevocationShape(
                    r.EffectiveTo,
                    r.Instrument,
                    r.RevokedBy,
                    r.RevokedAt?.ToOffset(WorkingCalendar.Offset)
                )),
            ],
            ReleasedOn = d.ReleasedOn,
            InForceFrom = RulebookKeeper.Delegation(d).InForceFrom,
        };
}

/// <summary>A file of delegations: how many rows, whether they were entered, and what was.</summary>
public sealed record ImportShape(int Rows, bool Entered, IReadOnlyList<DelegationShape> Delegations);

public sealed record RevocationShape(
    DateOnly? EffectiveTo,
    string Instrument,
    string? RevokedBy,
    DateTimeOffset? RevokedAt
);

public sealed record ProcessSummary(
    string DefinitionId,
    int Version,
    string Name,
    IReadOnlyList<string> Tasks,
    bool InForce,
    DateTimeOffset? PublishedAt,
    string? PublishedBy,
    int OpenCases
);

public sealed record ProcessMoveShape(
    string DefinitionId,
    int From,
    int To,
    IReadOnlyList<OpenActivityShape> OpenBefore,
    IReadOnlyList<OpenActivityShape> OpenAfter,
    IReadOnlyList<OpenActivityShape> Added,
    IReadOnlyList<OpenActivityShape> Removed
);

public sealed record DryRunShape(
    Workflows.WorkflowStatus Status,
    IReadOnlyList<string> Executed,
    IReadOnlyList<OpenActivityShape> Open,
    IReadOnlyList<string> Output,
    IReadOnlyDictionary<string, JsonElement> Variables,
    string? Fault
);

public sealed record OpenActivityShape(string Activity, string Name, IReadOnlyList<string> Outcomes);

/// <summary>
/// A limit, day by day. <c>length</c>: its working days, of which <c>extension</c> were added; <c>basis</c>: what it
/// stands on.
/// </summary>
public sealed record ExplainedLimit
{
    public required Core.Clock.Limit Limit { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required bool Projected { get; init; }

    public required bool Provisional { get; init; }

    public required int Length { get; init; }

    public required int Extension { get; init; }

    public required string Basis { get; init; }

    public required IReadOnlyList<ExplainedDay> Days { get; init; }
}

public sealed record ExplainedDay(DateOnly Date, bool Counted, string Reason, string Source);

public sealed record ExplanationShape(IReadOnlyList<ExplainedLimit> Limits);

public sealed record AccountShape(
    string UserName,
    string DisplayName,
    IReadOnlyList<string> Roles,
    OfficeShape? Office
);

public sealed record ProblemShape(string Type, string Detail);

public sealed record DevClockShape(DateTimeOffset Now, int Fired);

using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

public sealed record CheckShape(IReadOnlyList<CheckItemShape> Defects);

public sealed record CheckItemShape(string? MaterialCode, string? Field, string Defect, string Basis, string Remedy);

public sealed record RevealShape(string Value);

public sealed record MainItemShape(string Code, Names Name);

/// <summary><c>delegated</c>: in force today for at least one office; <c>foundBy</c>: for each word of <c>q</c> why the item was found.</summary>
public record ItemSummary(
    string Code,
    Names Name,
    MainItemShape MainItem,
    string Type,
    int StatutoryDays,
    int PromisedDays,
    bool OnTheSpot,
    bool Delegated,
    string Process
)
{
    public IReadOnlyList<Core.Finding.FoundBy> FoundBy { get; init; } = [];
}

/// <summary>The guide of an item (办事指南).</summary>
public sealed record ItemGuide(
    string Code,
    Names Name,
    MainItemShape MainItem,
    string Type,
    int StatutoryDays,
    int PromisedDays,
    bool OnTheSpot,
    bool Delegated,
    string Process,
    IReadOnlyList<LegalBasis> Basis,
    IReadOnlyList<string> Applicants,
    IReadOnlyList<MaterialGuide> Materials,
    IReadOnlyList<FormField> Form,
    IReadOnlyList<SpecialStep> Special,
    string Result,
    int CorrectionDays,
    bool Fee,
    int Visits,
    IReadOnlyList<HandlingOffice> Offices
) : ItemSummary(Code, Name, MainItem, Type, StatutoryDays, PromisedDays, OnTheSpot, Delegated, Process);

public sealed record MaterialGuide(
    string Code,
    Names Name,
    string Source,
    bool Required,
    bool MayFollow,
    IReadOnlyList<string> Accept,
    int MaxMegabytes,
    LegalBasis? Basis
);

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

/// <summary>One entry of a year: <c>recomputedAt</c> is null while open due dates are still being counted again, <c>lookedAt</c> of <c>cases</c>.</summary>
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

public sealed record DocumentShape(
    string Number,
    Names ItemName,
    string Holder,
    OfficeShape? Office,
    OfficeShape? InNameOf,
    DateTimeOffset IssuedAt,
    string Sha256,
    bool Valid,
    AuthorityShape? Authority
);

/// <summary>By what power it was signed: <c>mode</c> own, devolved or entrusted; the delegation's instrument and days as the register had them on the day it was signed.</summary>
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

public sealed record WorklistShape(
    Guid CaseId,
    string CaseNumber,
    string ItemCode,
    Names ItemName,
    string Task,
    string Role,
    DateTimeOffset? DueAt,
    CardColour Card,
    string? Assignee,
    string ApplicantName
);

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

public sealed record FileShape(string MaterialCode, string FileName, long Size, string Sha256, string ContentType);

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

/// <summary><c>daysLeft</c>: working days left of the promise on the day it began, 0 on its last day, negative after; <c>days</c>: working days it left out until now; <c>nearDeadline</c>: begun on the last promised day or later.</summary>
public sealed record PauseListShape(
    Guid CaseId,
    string CaseNumber,
    OfficeShape? Office,
    string ItemCode,
    string Kind,
    DateTimeOffset From,
    DateTimeOffset? To,
    int ExpectedDays,
    DateTimeOffset ExpectedEnd,
    string Officer,
    string Reason,
    int DaysLeft,
    int Days,
    bool Overlong,
    bool NearDeadline
);

/// <summary><c>enteredBy</c> is null for what came with the catalogue; <c>effectiveTo</c> is the last day after all revocations; <c>releasedOn</c> is null while it waits for its handover, <c>inForceFrom</c> the first day it is really in force.</summary>
public sealed record DelegationShape(
    Guid Id,
    string ItemCode,
    string Office,
    string Instrument,
    string Mode,
    DateOnly HandoverDate,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string? EnteredBy,
    DateTimeOffset? EnteredAt,
    IReadOnlyList<RevocationShape> Revocations,
    DateOnly? ReleasedOn,
    DateOnly? InForceFrom
)
{
    public static DelegationShape Of(DelegationRow d) =>
        new(
            d.Id,
            d.ItemCode,
            d.Office,
            d.Instrument,
            d.Mode,
            d.HandoverDate,
            d.EffectiveFrom,
            d.EffectiveTo,
            d.EnteredBy,
            d.EnteredAt?.ToOffset(WorkingCalendar.Offset),
            [
                .. d.Revocations.Select(r => new RevocationShape(
                    r.EffectiveTo,
                    r.Instrument,
                    r.RevokedBy,
                    r.RevokedAt?.ToOffset(WorkingCalendar.Offset)
                )),
            ],
            d.ReleasedOn,
            RulebookKeeper.Delegation(d).InForceFrom
        );
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

/// <summary>A limit, day by day. <c>length</c>: its working days, of which <c>extension</c> were added; <c>basis</c>: what it stands on.</summary>
public sealed record ExplainedLimit(
    Core.Clock.Limit Limit,
    DateTimeOffset Start,
    DateTimeOffset DueAt,
    bool Projected,
    bool Provisional,
    int Length,
    int Extension,
    string Basis,
    IReadOnlyList<ExplainedDay> Days
);

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

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Web.Data;

/// <summary>A case: the whole of it as JSON in <see cref="Body"/>, with the columns that lists, searches and figures ask for.</summary>
public sealed class CaseRow
{
    public Guid Id { get; set; }

    /// <summary>Counts the acts: the case's ETag, and what a lost race trips over.</summary>
    public int Version { get; set; }

    public string OwnerId { get; set; } = "";

    public string ItemCode { get; set; } = "";

    public CaseState State { get; set; }

    public string? Office { get; set; }

    public string? Number { get; set; }

    public string? QueryCode { get; set; }

    public string ApplicantName { get; set; } = "";

    public string ProjectName { get; set; } = "";

    public string RegionCode { get; set; } = "";

    public decimal? FloorArea { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public CardColour Card { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public int? DaysUsed { get; set; }

    public bool? PromiseMet { get; set; }

    public bool? StatutoryMet { get; set; }

    public int Visits { get; set; }

    public int? Score { get; set; }

    /// <summary>When the first joint acceptance was held, and whether it passed (R26).</summary>
    public DateTimeOffset? FirstJointAt { get; set; }

    public bool? FirstJointPassed { get; set; }

    /// <summary>The process that the case runs by, and its version.</summary>
    public string? Process { get; set; }

    public int? ProcessVersion { get; set; }

    public string Body { get; set; } = "";
}

/// <summary>An open task, for worklists.</summary>
public sealed class TaskRow
{
    public Guid CaseId { get; set; }

    public int Position { get; set; }

    public string Name { get; set; } = "";

    public string Role { get; set; } = "";

    public string? Office { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Account name of who was given it (R30).</summary>
    public string? Assignee { get; set; }

    public CaseRow Case { get; set; } = null!;
}

/// <summary>A journal entry (R27). Triggers refuse to change or delete it.</summary>
public sealed class JournalRow
{
    public Guid CaseId { get; set; }

    public int Seq { get; set; }

    /// <summary>Instants as the hashed text has them.</summary>
    public string At { get; set; } = "";

    public string RecordedAt { get; set; } = "";

    public string Act { get; set; } = "";

    public string User { get; set; } = "";

    public string Role { get; set; } = "";

    public string Office { get; set; } = "";

    public string Data { get; set; } = "";

    public string PreviousHash { get; set; } = "";

    public string Hash { get; set; } = "";
}

/// <summary>A notice: the applicant's inbox and the outbox at once (R28).</summary>
public sealed class NoticeRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public string? CaseNumber { get; set; }

    public string Kind { get; set; } = "";

    public int Ordinal { get; set; }

    public Audience To { get; set; }

    public string? OwnerId { get; set; }

    /// <summary>Where it is mailed; null when the audience has no address of its own (supervisors are looked up when sending).</summary>
    public string? Email { get; set; }

    public string Subject { get; set; } = "";

    public string Body { get; set; } = "";

    public string SubjectEn { get; set; } = "";

    public string BodyEn { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Subject and body in the reader's language.</summary>
    public (string Subject, string Body) In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? (SubjectEn, BodyEn) : (Subject, Body);

    /// <summary>When it was sent, in real time; null while waiting.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is tried next, in real time.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A timer of a case (R14): a row first, a Hangfire job second.</summary>
public sealed class TimerRow
{
    public Guid CaseId { get; set; }

    public TimerKind Kind { get; set; }

    public DateTimeOffset DueAt { get; set; }
}

/// <summary>That a case had its one correction notice (R4): the unique key refuses a second.</summary>
public sealed class CorrectionNoticeRow
{
    public Guid CaseId { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset AnswerBy { get; set; }
}

/// <summary>That an inspection had its one defect notice (R24): the unique key refuses a second.</summary>
public sealed class DefectNoticeRow
{
    public Guid CaseId { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public int Defects { get; set; }
}

/// <summary>A card (R13): the unique key refuses a second of the same case, limit and colour.</summary>
public sealed class CardRow
{
    public Guid CaseId { get; set; }

    public Limit Limit { get; set; }

    public CardColour Colour { get; set; }

    public string Office { get; set; } = "";

    public DateTimeOffset LegalAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }
}

/// <summary>A pause of a clock (R11), for the supervisor's lists. Written with the case; the case's own body decides.</summary>
public sealed class PauseRow
{
    public Guid CaseId { get; set; }

    /// <summary>Which pause of the case, from 1.</summary>
    public int Ordinal { get; set; }

    public string Kind { get; set; } = "";

    public DateTimeOffset From { get; set; }

    public DateTimeOffset? To { get; set; }

    public int ExpectedDays { get; set; }

    public DateTimeOffset ExpectedEnd { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Account name of who paused it; for a pause that the process called for, of who completed the step before.</summary>
    public string Officer { get; set; } = "";

    /// <summary>The handling office when it began.</summary>
    public string Office { get; set; } = "";

    /// <summary>Working days left of the promise on the day it began: 0 on the last one, negative after.</summary>
    public int DaysLeft { get; set; }

    /// <summary>Working days it left out; 0 while it is open.</summary>
    public int Days { get; set; }
}

/// <summary>A result document (R22).</summary>
public sealed class DocumentRow
{
    public string Number { get; set; } = "";

    public string Code { get; set; } = "";

    public Guid CaseId { get; set; }

    public string ItemCode { get; set; } = "";

    public string Holder { get; set; } = "";

    public string Office { get; set; } = "";

    public string InNameOf { get; set; } = "";

    public DateTimeOffset IssuedAt { get; set; }

    public string Sha256 { get; set; } = "";

    public DocumentFileRow File { get; set; } = null!;
}

/// <summary>The bytes of a result document: in the database, so that decision and document are saved together.</summary>
public sealed class DocumentFileRow
{
    public string Number { get; set; } = "";

    public byte[] Pdf { get; set; } = [];
}

/// <summary>The last case number given by an office on a day.</summary>
public sealed class CaseNumberRow
{
    public string Office { get; set; } = "";

    public DateOnly Day { get; set; }

    public int Last { get; set; }
}

/// <summary>The turn of an office's staff in a role (R30): one row, so that whoever gives the next case waits for who gave the last.</summary>
public sealed class TurnRow
{
    public string Office { get; set; } = "";

    public string Role { get; set; } = "";

    /// <summary>Account names, who was given a case longest ago first, with a space between.</summary>
    public string Queue { get; set; } = "";
}

/// <summary>A time somebody of the staff is away.</summary>
public sealed class AbsenceRow
{
    public Guid Id { get; set; }

    public string UserId { get; set; } = "";

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <summary>Account name of who takes over; null for in turn.</summary>
    public string? Substitute { get; set; }

    public string EnteredBy { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }
}

/// <summary>A delegation of the register (R17).</summary>
public sealed class DelegationRow
{
    public Guid Id { get; set; }

    public string ItemCode { get; set; } = "";

    public string Office { get; set; } = "";

    public string Instrument { get; set; } = "";

    public string Mode { get; set; } = "";

    public DateOnly HandoverDate { get; set; }

    public DateOnly EffectiveFrom { get; set; }

    public DateOnly? EffectiveTo { get; set; }

    /// <summary>Last day as it was entered, before any revocation.</summary>
    public DateOnly? GrantedTo { get; set; }

    /// <summary>Who entered it; null: the catalogue, or before this was kept.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>When it was entered; null: before this was kept.</summary>
    public DateTimeOffset? EnteredAt { get; set; }

    public List<RevocationRow> Revocations { get; set; } = [];
}

/// <summary>A revocation of a delegation (R17). A later one may end it sooner; none is forgotten.</summary>
public sealed class RevocationRow
{
    public Guid DelegationId { get; set; }

    public int Ordinal { get; set; }

    public DateOnly? EffectiveTo { get; set; }

    public string Instrument { get; set; } = "";

    /// <summary>Who entered it; null: before this was kept.</summary>
    public string? RevokedBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A year of the calendar as one edition of it says (R10). Kept for good: the newest of each year is in force, the others judge what was decided by them.</summary>
public sealed class CalendarEditionRow
{
    public int Edition { get; set; }

    public int Year { get; set; }

    /// <summary>The year as JSON text.</summary>
    public string Body { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>Account name of who entered it; null for one that came with the catalogue's files.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>How far the recomputing has come: open cases looked at, of how many.</summary>
    public int Looked { get; set; }

    public int Total { get; set; }

    /// <summary>When every open due date had been counted again; null while it is going on.</summary>
    public DateTimeOffset? RecomputedAt { get; set; }
}

/// <summary>A due date that an edition of the calendar moved (R10): written with the case, and the unique key refuses to move it twice.</summary>
public sealed class MovedDateRow
{
    public int Edition { get; set; }

    public Guid CaseId { get; set; }

    public string Limit { get; set; } = "";

    public int ItemNo { get; set; }

    public DateTimeOffset From { get; set; }

    public DateTimeOffset To { get; set; }
}

/// <summary>A version of a process, kept for good: cases in flight keep theirs, whatever becomes of its file.</summary>
public sealed class ProcessRow
{
    public string DefinitionId { get; set; } = "";

    public int Version { get; set; }

    /// <summary>The Elsa 3 definition as JSON text.</summary>
    public string Body { get; set; } = "";

    /// <summary>The processes that it executes, in the versions it runs them in for ever: JSON of versions by id; null when it executes none.</summary>
    public string? Children { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>Account name of who published it; null for one that came with the catalogue's files.</summary>
    public string? PublishedBy { get; set; }
}

/// <summary>A write that carried an <c>Idempotency-Key</c>: the row is written in the act's own transaction.</summary>
public sealed class RepeatRow
{
    public string UserId { get; set; } = "";

    public string Key { get; set; } = "";

    /// <summary>SHA-256 over method, path and body.</summary>
    public string RequestHash { get; set; } = "";

    public Guid? CaseId { get; set; }

    public int? Status { get; set; }

    public string? Answer { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

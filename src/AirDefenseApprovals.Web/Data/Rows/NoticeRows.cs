using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Web.Data;

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
    public (string Subject, string Body) In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? (SubjectEn, BodyEn) : (Subject, Body);

    /// <summary>When it was sent, in real time; null while waiting.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is tried next, in real time.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    public string? LastError { get; set; }
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

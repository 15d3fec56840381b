namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// A year of the calendar as one edition of it says (R10). Kept for good: the newest of each year is in force, the
/// others judge what was decided by them.
/// </summary>
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

/// <summary>
/// A due date that an edition of the calendar moved (R10): written with the case, and the unique key refuses to move it
/// twice.
/// </summary>
public sealed class MovedDateRow
{
    public int Edition { get; set; }

    public Guid CaseId { get; set; }

    public string Limit { get; set; } = "";

    public int ItemNo { get; set; }

    public DateTimeOffset From { get; set; }

    public DateTimeOffset To { get; set; }
}

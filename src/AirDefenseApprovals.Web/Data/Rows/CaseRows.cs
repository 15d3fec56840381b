using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;

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

    /// <summary>How many works it asks acceptance for: stations of a line, or 1 (R26).</summary>
    public int Works { get; set; } = 1;

    public int Visits { get; set; }

    /// <summary>Regions that the project reaches into beside its own, codes with a space between; null for most.</summary>
    public string? AlsoIn { get; set; }

    /// <summary>A practice case: it has no part in figures.</summary>
    public bool Practice { get; set; }

    public int? Score { get; set; }

    /// <summary>Whether the check before handing in and the office's first answer found the same; null where that cannot be told.</summary>
    public bool? CheckAgreed { get; set; }

    /// <summary>When the first joint acceptance was held, and whether it passed (R26).</summary>
    public DateTimeOffset? FirstJointAt { get; set; }

    public bool? FirstJointPassed { get; set; }

    /// <summary>The process that the case runs by, and its version.</summary>
    public string? Process { get; set; }

    public int? ProcessVersion { get; set; }

    /// <summary>Version of the sheet it was handed in under (R34).</summary>
    public int? SheetVersion { get; set; }

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

    /// <summary>Whether it is given to staff in turn (R30).</summary>
    public bool InTurn { get; set; }

    /// <summary>Of a practice case.</summary>
    public bool Practice { get; set; }

    public CaseRow Case { get; set; } = null!;
}

/// <summary>The last case number given by an office on a day.</summary>
public sealed class CaseNumberRow
{
    public string Office { get; set; } = "";

    public DateOnly Day { get; set; }

    public int Last { get; set; }
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

/// <summary>A timer of a case (R14): a row first, a Hangfire job second.</summary>
public sealed class TimerRow
{
    public Guid CaseId { get; set; }

    public TimerKind Kind { get; set; }

    public DateTimeOffset DueAt { get; set; }
}

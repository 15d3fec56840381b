namespace AirDefenseApprovals.Web.Data;

/// <summary>An edition of a standard as one entry has it (R24): the newest counts, all are kept for good.</summary>
public sealed class StandardRow
{
    public string Number { get; set; } = "";

    /// <summary>Which entry of it this is, from 1.</summary>
    public int Version { get; set; }

    public string Title { get; set; } = "";

    public DateOnly? InForceFrom { get; set; }

    public DateOnly? InForceTo { get; set; }

    public string? SupersededBy { get; set; }

    /// <summary>The kind of works whose checklist it belongs to; null: all.</summary>
    public string? AppliesTo { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>Account name of who entered it; null for one that came with the catalogue's file.</summary>
    public string? EnteredBy { get; set; }
}

/// <summary>A clause as one entry has it (R24): it counts until another replaces it; all are kept for good.</summary>
public sealed class ClauseRow
{
    /// <summary>Number of its standard.</summary>
    public string Standard { get; set; } = "";

    public string Clause { get; set; } = "";

    /// <summary>Which entry of it this is, from 1.</summary>
    public int Version { get; set; }

    /// <summary>The version whose place it takes; null for none.</summary>
    public int? Replaces { get; set; }

    public string Heading { get; set; } = "";

    public string? Text { get; set; }

    public string? TypicalDefect { get; set; }

    public string? UsualRemedy { get; set; }

    public int? UsualDeadlineDays { get; set; }

    public DateOnly? InForceFrom { get; set; }

    public DateOnly? InForceTo { get; set; }

    public string? SupersededBy { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>Account name of who entered it; null for one that came with the catalogue's file.</summary>
    public string? EnteredBy { get; set; }
}

namespace AirDefenseApprovals.Web.Data;

/// <summary>A view of the worklist that somebody keeps: nobody else's.</summary>
public sealed class SavedViewRow
{
    /// <summary>Account id of whose it is.</summary>
    public string UserId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Its filters, as the worklist's address has them, without the question mark.</summary>
    public string Query { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>A standard sentence for correction notices (R4): entered once, retired once, never changed or deleted.</summary>
public sealed class SentenceRow
{
    /// <summary>A UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Its code in the catalogue's file; null for one that somebody entered.</summary>
    public string? Code { get; set; }

    /// <summary>The office whose own it is; null for all offices'.</summary>
    public string? Office { get; set; }

    public string? MaterialCode { get; set; }

    public string? Field { get; set; }

    public string Defect { get; set; } = "";

    public string Basis { get; set; } = "";

    public string Remedy { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>Account name of who entered it; null for one that came with the catalogue's file.</summary>
    public string? EnteredBy { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Account name of who retired it; null for one whose file says something else now.</summary>
    public string? RetiredBy { get; set; }
}

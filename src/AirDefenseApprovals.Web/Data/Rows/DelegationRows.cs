namespace AirDefenseApprovals.Web.Data;

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

using System.ComponentModel.DataAnnotations.Schema;

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

    /// <summary>The day its handover released it; null while it waits.</summary>
    public DateOnly? ReleasedOn { get; set; }

    /// <summary>Account name of the head who let it come into force before its handover was complete; null where there was none.</summary>
    public string? OverriddenBy { get; set; }

    /// <summary>The head's name, as it was then.</summary>
    public string? OverriddenName { get; set; }

    public DateTimeOffset? OverriddenAt { get; set; }

    public string? OverrideReason { get; set; }

    /// <summary>Practice cases of the item that the office has decided: counted when asked, kept nowhere.</summary>
    [NotMapped]
    public int? Practised { get; set; }

    public List<RevocationRow> Revocations { get; set; } = [];

    public List<HandoverTickRow> Ticks { get; set; } = [];
}

/// <summary>A point of a delegation's handover that is done (R17); the key refuses a second tick.</summary>
public sealed class HandoverTickRow
{
    public Guid DelegationId { get; set; }

    public string Point { get; set; } = "";

    public DateOnly DoneOn { get; set; }

    /// <summary>What it stands on; null: confirmed with the entry of the delegation.</summary>
    public string? Note { get; set; }

    public string TickedBy { get; set; } = "";

    public DateTimeOffset TickedAt { get; set; }
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

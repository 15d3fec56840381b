namespace AirDefenseApprovals.Web.Data;

/// <summary>A version of an item's sheet, kept for good: cases are judged by it (R34).</summary>
public sealed class SheetRow
{
    public string ItemCode { get; set; } = "";

    public int Version { get; set; }

    /// <summary>The sheet as JSON text, as its file says it.</summary>
    public string Body { get; set; } = "";

    /// <summary>The materials it asks for, as the register described them when it was published: JSON text.</summary>
    public string Materials { get; set; } = "";

    /// <summary>First day it is in force.</summary>
    public DateOnly EffectiveFrom { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>Account name of who published it; null for one that came with the catalogue's files.</summary>
    public string? PublishedBy { get; set; }
}

namespace AirDefenseApprovals.Core.Items;

/// <summary>A version of an item's sheet as the office keeps it (R34).</summary>
/// <param name="Sheet">The sheet with its materials.</param>
/// <param name="From">First day it is in force: applications handed in from then on are judged by it.</param>
/// <param name="PublishedAt">When the office took it over.</param>
/// <param name="PublishedBy">Account name of who published it; null for one that came with the catalogue's files.</param>
public sealed record SheetVersion(ItemSheet Sheet, DateOnly From, DateTimeOffset PublishedAt, string? PublishedBy)
{
    /// <summary>The item's code.</summary>
    public string Code => Sheet.Code;

    /// <summary>The version's number.</summary>
    public int Number => Sheet.Version;
}

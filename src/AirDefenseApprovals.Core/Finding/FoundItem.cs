using System.Collections.Immutable;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Finding;

/// <summary>Why an item was found; in the order that items are told in.</summary>
public enum FoundKind
{
    /// <summary>Its name or code says what was typed.</summary>
    Name,

    /// <summary>People call it what was typed.</summary>
    Word,

    /// <summary>What was typed is how it sounds, in pinyin.</summary>
    Pinyin,

    /// <summary>Its main item, result, materials or form say what was typed.</summary>
    Other,

    /// <summary>Nothing says all of what was typed; it says something that people call this item.</summary>
    Close,
}

/// <summary>Why an item was found by one word.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Typed">The word: as it was typed, or the everyday word that it begins or contains.</param>
/// <param name="Means">What the catalogue says there.</param>
public sealed record FoundBy(FoundKind Kind, string Typed, Names Means);

/// <summary>An item that was found.</summary>
/// <param name="Item">Its sheet.</param>
/// <param name="By">Why, for each word that was typed; none when nothing was.</param>
public sealed record FoundItem(ItemSheet Item, ImmutableArray<FoundBy> By);

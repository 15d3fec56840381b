using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Items;

/// <summary>
/// Draws a form for a material (空白表): what is printed, and the places that are filled in by hand. It is an official
/// Chinese paper, whoever reads it.
/// </summary>
public sealed record BlankSheet
{
    /// <summary>Its title, such as 授权委托书.</summary>
    public required string Title { get; init; }

    /// <summary>Its places to fill in; each stands somewhere in the body.</summary>
    public required ImmutableArray<BlankPlace> Places { get; init; }

    /// <summary>Its body, in order.</summary>
    public required ImmutableArray<BlankPart> Body { get; init; }

    /// <summary>Who signs or seals it, a line each; the day stands below.</summary>
    public required ImmutableArray<BlankSignature> Signatures { get; init; }

    /// <summary>The place of a name; null where there is none.</summary>
    /// <param name="label">Its label.</param>
    public BlankPlace? Place(string label) => Places.FirstOrDefault(place => place.Label == label);
}

/// <summary>Names a place of a form that is filled in.</summary>
public sealed record BlankPlace
{
    /// <summary>Its label, by which the body names it.</summary>
    public required string Label { get; init; }

    /// <summary>Where an application tells what stands there, one of <see cref="BlankSources"/>; null for the hand alone.</summary>
    public string? From { get; init; }

    /// <summary>What the sample (样表) shows there: evidently invented.</summary>
    public required string Example { get; init; }

    /// <summary>How many characters the hand finds room for.</summary>
    public int Room { get; init; } = 10;
}

/// <summary>Holds one part of a form's body: exactly one of its members is given.</summary>
public sealed record BlankPart
{
    /// <summary>A heading.</summary>
    public string? Heading { get; init; }

    /// <summary>Running text, a paragraph a line; <c>{label}</c> stands for a place.</summary>
    public string? Text { get; init; }

    /// <summary>The labels of places that stand in a ruled box, one below the other.</summary>
    public ImmutableArray<string>? Box { get; init; }

    /// <summary>A ruled table.</summary>
    public BlankTable? Table { get; init; }
}

/// <summary>Rules a table to be filled in.</summary>
public sealed record BlankTable
{
    /// <summary>The heads of its columns.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Its rows as they are handed out: a cell a column, empty for the hand.</summary>
    public required ImmutableArray<ImmutableArray<string>> Rows { get; init; }

    /// <summary>Its rows as the sample shows them.</summary>
    public required ImmutableArray<ImmutableArray<string>> Example { get; init; }
}

/// <summary>Names who signs or seals a form.</summary>
public sealed record BlankSignature
{
    /// <summary>Who, and how: 委托人（盖章或签名）.</summary>
    public required string Label { get; init; }

    /// <summary>What the sample shows there.</summary>
    public required string Example { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>An edition of a technical standard whose clauses a defect can offend (R24).</summary>
/// <param name="Number">Its number with the year of the edition, e.g. <c>GB 50038-2005</c>.</param>
/// <param name="Title">Its title, in Chinese as published.</param>
/// <param name="Clauses">Its clauses.</param>
public sealed record Standard(string Number, string Title, ImmutableArray<Clause> Clauses)
{
    /// <summary>First day in force; null: as long as anybody asks.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force; null while it has no end.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>Number of the edition that took its place; null for none.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>The kind of works whose checklist it belongs to: <c>works</c> or <c>stations</c>; null: both.</summary>
    public string? AppliesTo { get; init; }

    /// <summary>Which entry of it this is, from 1. Files do not say it.</summary>
    [JsonIgnore]
    public int Version { get; init; }
}

/// <summary>A clause of a standard, as one entry has it.</summary>
/// <param name="Number">Its number within the standard, e.g. <c>3.3</c>.</param>
/// <param name="Heading">Its heading.</param>
public sealed record Clause([property: JsonPropertyName("clause")] string Number, string Heading)
{
    /// <summary>What it asks for, in the office's own words.</summary>
    public string? Text { get; init; }

    /// <summary>What is usually found wrong.</summary>
    public string? TypicalDefect { get; init; }

    /// <summary>What is usually to be done.</summary>
    public string? UsualRemedy { get; init; }

    /// <summary>How long that usually takes, in working days.</summary>
    public int? UsualDeadlineDays { get; init; }

    /// <summary>First day in force; null: as long as its standard.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force; null: as long as its standard.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>What took its place, as it is cited: <c>GB 50038-2023 3.3</c>; null for none, or for what took its standard's.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Which entry of it this is, from 1. Files do not say it.</summary>
    [JsonIgnore]
    public int Version { get; init; }
}

/// <summary>A clause within its standard.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Clause">The clause.</param>
public sealed record ClauseEntry(Standard Standard, Clause Clause)
{
    /// <summary>As it is cited: <c>GB 50038-2005 3.3</c>.</summary>
    public string Citation => $"{Standard.Number} {Clause.Number}";

    /// <summary>First day in force, of clause and standard.</summary>
    public DateOnly From => Later(Standard.InForceFrom ?? DateOnly.MinValue, Clause.InForceFrom ?? DateOnly.MinValue);

    /// <summary>Last day in force, of clause and standard.</summary>
    public DateOnly To => Earlier(Standard.InForceTo ?? DateOnly.MaxValue, Clause.InForceTo ?? DateOnly.MaxValue);

    /// <summary>What took its place: a citation, or a standard's number.</summary>
    public string? Successor => Clause.SupersededBy ?? Standard.SupersededBy;

    /// <summary>Whether works of a day are judged by it.</summary>
    public bool IsInForceOn(DateOnly day) => From <= day && day <= To;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}

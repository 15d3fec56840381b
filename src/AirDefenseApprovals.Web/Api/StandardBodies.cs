using System.ComponentModel.DataAnnotations;

namespace AirDefenseApprovals.Web.Api;

/// <summary>An edition of a standard.</summary>
/// <param name="Number">Its number with the year: <c>GB 50038-2005</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="InForceFrom">First day in force; left out: as long as anybody asks.</param>
/// <param name="InForceTo">Last day in force; left out for no end.</param>
/// <param name="SupersededBy">Number of the edition that took its place.</param>
/// <param name="AppliesTo">The kind of works whose checklist it belongs to, <c>works</c> or <c>stations</c>; left out: all.</param>
public sealed record StandardBody(
    [property: Required] string? Number,
    [property: Required] string? Title,
    DateOnly? InForceFrom = null,
    DateOnly? InForceTo = null,
    string? SupersededBy = null,
    string? AppliesTo = null
);

/// <summary>An edition of a standard, entered anew as a whole.</summary>
/// <param name="Title">Its title.</param>
/// <param name="InForceFrom">First day in force.</param>
/// <param name="InForceTo">Last day in force.</param>
/// <param name="SupersededBy">Number of the edition that took its place.</param>
/// <param name="Version">The version that was changed; left out for whichever is in force.</param>
/// <param name="AppliesTo">The kind of works whose checklist it belongs to, <c>works</c> or <c>stations</c>; left out: all.</param>
public sealed record StandardRevisionBody(
    [property: Required] string? Title,
    DateOnly? InForceFrom = null,
    DateOnly? InForceTo = null,
    string? SupersededBy = null,
    int? Version = null,
    string? AppliesTo = null
);

/// <summary>A clause of a standard.</summary>
public sealed record ClauseBody
{
    /// <summary>Number of the standard.</summary>
    [Required]
    public string? Standard { get; init; }

    /// <summary>Its number within the standard.</summary>
    [Required]
    public string? Clause { get; init; }

    /// <summary>Its heading.</summary>
    [Required]
    public string? Heading { get; init; }

    /// <summary>What it asks for, in the office's own words.</summary>
    public string? Text { get; init; }

    /// <summary>What is usually found wrong.</summary>
    public string? TypicalDefect { get; init; }

    /// <summary>What is usually to be done.</summary>
    public string? UsualRemedy { get; init; }

    /// <summary>How long that usually takes, in working days.</summary>
    public int? UsualDeadlineDays { get; init; }

    /// <summary>First day in force; left out: as long as its standard.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force; left out: as long as its standard.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>The clause that took its place, as it is cited.</summary>
    public string? SupersededBy { get; init; }
}

/// <summary>A clause, entered anew as a whole.</summary>
public sealed record ClauseRevisionBody
{
    /// <summary>Its heading.</summary>
    [Required]
    public string? Heading { get; init; }

    /// <summary>What it asks for, in the office's own words.</summary>
    public string? Text { get; init; }

    /// <summary>What is usually found wrong.</summary>
    public string? TypicalDefect { get; init; }

    /// <summary>What is usually to be done.</summary>
    public string? UsualRemedy { get; init; }

    /// <summary>How long that usually takes, in working days.</summary>
    public int? UsualDeadlineDays { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>The clause that took its place, as it is cited.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>The version that is changed; may be left out where the clause has one alone.</summary>
    public int? Version { get; init; }
}

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
/// <param name="Standard">Number of the standard.</param>
/// <param name="Clause">Its number within the standard.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">What it asks for, in the office's own words.</param>
/// <param name="TypicalDefect">What is usually found wrong.</param>
/// <param name="UsualRemedy">What is usually to be done.</param>
/// <param name="UsualDeadlineDays">How long that usually takes, in working days.</param>
/// <param name="InForceFrom">First day in force; left out: as long as its standard.</param>
/// <param name="InForceTo">Last day in force; left out: as long as its standard.</param>
/// <param name="SupersededBy">The clause that took its place, as it is cited.</param>
public sealed record ClauseBody(
    [property: Required] string? Standard,
    [property: Required] string? Clause,
    [property: Required] string? Heading,
    string? Text = null,
    string? TypicalDefect = null,
    string? UsualRemedy = null,
    int? UsualDeadlineDays = null,
    DateOnly? InForceFrom = null,
    DateOnly? InForceTo = null,
    string? SupersededBy = null
);

/// <summary>A clause, entered anew as a whole.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">What it asks for, in the office's own words.</param>
/// <param name="TypicalDefect">What is usually found wrong.</param>
/// <param name="UsualRemedy">What is usually to be done.</param>
/// <param name="UsualDeadlineDays">How long that usually takes, in working days.</param>
/// <param name="InForceFrom">First day in force.</param>
/// <param name="InForceTo">Last day in force.</param>
/// <param name="SupersededBy">The clause that took its place, as it is cited.</param>
/// <param name="Version">The version that is changed; may be left out where the clause has one alone.</param>
public sealed record ClauseRevisionBody(
    [property: Required] string? Heading,
    string? Text = null,
    string? TypicalDefect = null,
    string? UsualRemedy = null,
    int? UsualDeadlineDays = null,
    DateOnly? InForceFrom = null,
    DateOnly? InForceTo = null,
    string? SupersededBy = null,
    int? Version = null
);

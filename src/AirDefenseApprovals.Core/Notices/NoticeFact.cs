using System.Collections.Immutable;
using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>
/// Names one thing that the words of a notice speak of. Its type says how it is worded in the reader's language; nothing is guessed from
/// the look of a text.
/// </summary>
public abstract record NoticeFact
{
    private NoticeFact() { }

    /// <summary>Stands in the notice as it was written: names, reasons, numbers of documents.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : NoticeFact;

    /// <summary>Stands in the notice in the reader's language.</summary>
    /// <param name="Value">The text in both languages of the office.</param>
    public sealed record Bilingual(Names Value) : NoticeFact;

    /// <summary>Stands in the notice as digits.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(int Value) : NoticeFact;

    /// <summary>Is worded as a date.</summary>
    /// <param name="Value">A calendar day of the office, Asia/Shanghai.</param>
    public sealed record Day(DateOnly Value) : NoticeFact;

    /// <summary>Is worded as a date and a time of the office, Asia/Shanghai.</summary>
    /// <param name="Value">The instant.</param>
    public sealed record Instant(DateTimeOffset Value) : NoticeFact;

    /// <summary>Is worded by what the reader calls a ground for a pause (R11).</summary>
    /// <param name="Kind">One of <see cref="PauseKinds"/>.</param>
    public sealed record PauseGround(string Kind) : NoticeFact;

    /// <summary>Is worded by the name of a department that takes part in joint acceptance (R26).</summary>
    /// <param name="Code">One of <see cref="Acceptance.Departments.All"/>.</param>
    public sealed record Department(string Code) : NoticeFact;

    /// <summary>Is worded as the whole address of a page.</summary>
    /// <param name="Path">The page's path at this office.</param>
    public sealed record Link(string Path) : NoticeFact;

    /// <summary>Is worded a line per date that moved (R10); defects with one deadline share a line.</summary>
    /// <param name="Dates">The dates.</param>
    public sealed record MovedDates(ImmutableArray<MovedDate> Dates) : NoticeFact;

    /// <summary>Makes a text a fact.</summary>
    public static implicit operator NoticeFact(string value) => new Text(value);

    /// <summary>Makes a text in both languages a fact.</summary>
    public static implicit operator NoticeFact(Names value) => new Bilingual(value);

    /// <summary>Makes a number a fact.</summary>
    public static implicit operator NoticeFact(int value) => new Number(value);

    /// <summary>Makes a day a fact.</summary>
    public static implicit operator NoticeFact(DateOnly value) => new Day(value);

    /// <summary>Makes an instant a fact.</summary>
    public static implicit operator NoticeFact(DateTimeOffset value) => new Instant(value);
}

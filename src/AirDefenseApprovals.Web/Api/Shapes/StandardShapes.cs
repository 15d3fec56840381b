using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>A clause of the register (R24). <c>citation</c> is what a defect cites; <c>inForceFrom</c> and <c>inForceTo</c> are of clause and standard together.</summary>
public sealed record ClauseShape(
    string Citation,
    string Standard,
    string Title,
    string Clause,
    string Heading,
    string? Text,
    string? TypicalDefect,
    string? UsualRemedy,
    int? UsualDeadlineDays,
    DateOnly? InForceFrom,
    DateOnly? InForceTo,
    string? SupersededBy,
    int Version
)
{
    public static ClauseShape Of(ClauseEntry e) =>
        new(
            e.Citation,
            e.Standard.Number,
            e.Standard.Title,
            e.Clause.Number,
            e.Clause.Heading,
            e.Clause.Text,
            e.Clause.TypicalDefect,
            e.Clause.UsualRemedy,
            e.Clause.UsualDeadlineDays,
            e.From == DateOnly.MinValue ? null : e.From,
            e.To == DateOnly.MaxValue ? null : e.To,
            e.Successor,
            e.Clause.Version
        );
}

/// <summary>An edition of a standard, with its clauses as they are entered.</summary>
public sealed record StandardShape(
    string Number,
    string Title,
    DateOnly? InForceFrom,
    DateOnly? InForceTo,
    string? SupersededBy,
    int Version,
    string? AppliesTo,
    IReadOnlyList<ClauseShape> Clauses
)
{
    public static StandardShape Of(Standard s) =>
        new(
            s.Number,
            s.Title,
            s.InForceFrom,
            s.InForceTo,
            s.SupersededBy,
            s.Version,
            s.AppliesTo,
            [.. s.Clauses.Select(c => ClauseShape.Of(new(s, c)))]
        );
}

/// <summary>One entry of a clause; <c>replaces</c>: the version whose place it took. Its days are its own, without its standard's.</summary>
public sealed record ClauseEntryShape(
    int Version,
    int? Replaces,
    string Heading,
    string? Text,
    string? TypicalDefect,
    string? UsualRemedy,
    int? UsualDeadlineDays,
    DateOnly? InForceFrom,
    DateOnly? InForceTo,
    string? SupersededBy,
    DateTimeOffset EnteredAt
)
{
    public static ClauseEntryShape Of(ClauseRow r) =>
        new(
            r.Version,
            r.Replaces,
            r.Heading,
            r.Text,
            r.TypicalDefect,
            r.UsualRemedy,
            r.UsualDeadlineDays,
            r.InForceFrom,
            r.InForceTo,
            r.SupersededBy,
            r.EnteredAt.ToOffset(Core.Calendar.WorkingCalendar.Offset)
        );
}

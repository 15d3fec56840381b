using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>
/// A clause of the register (R24). <c>citation</c> is what a defect cites; <c>inForceFrom</c> and <c>inForceTo</c> are
/// of clause and standard together.
/// </summary>
public sealed record ClauseShape
{
    public required string Citation { get; init; }

    public required string Standard { get; init; }

    public required string Title { get; init; }

    public required string Clause { get; init; }

    public required string Heading { get; init; }

    public required string? Text { get; init; }

    public required string? TypicalDefect { get; init; }

    public required string? UsualRemedy { get; init; }

    public required int? UsualDeadlineDays { get; init; }

    public required DateOnly? InForceFrom { get; init; }

    public required DateOnly? InForceTo { get; init; }

    public required string? SupersededBy { get; init; }

    public required int Version { get; init; }

    public static ClauseShape Of(ClauseEntry e) =>
        new()
        {
            Citation = e.Citation,
            Standard = e.Standard.Number,
            Title = e.Standard.Title,
            Clause = e.Clause.Number,
            Heading = e.Clause.Heading,
            Text = e.Clause.Text,
            TypicalDefect = e.Clause.TypicalDefect,
            UsualRemedy = e.Clause.UsualRemedy,
            UsualDeadlineDays = e.Clause.UsualDeadlineDays,
            InForceFrom = e.From == DateOnly.MinValue ? null : e.From,
            InForceTo = e.To == DateOnly.MaxValue ? null : e.To,
            SupersededBy = e.Successor,
            Version = e.Clause.Version,
        };
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

/// <summary>
/// One entry of a clause; <c>replaces</c>: the version whose place it took. Its days are its own, without its
/// standard's.
/// </summary>
public sealed record ClauseEntryShape
{
    public required int Version { get; init; }

    public required int? Replaces { get; init; }

    public required string Heading { get; init; }

    public required string? Text { get; init; }

    public required string? TypicalDefect { get; init; }

    public required string? UsualRemedy { get; init; }

    public required int? UsualDeadlineDays { get; init; }

    public required DateOnly? InForceFrom { get; init; }

    public required DateOnly? InForceTo { get; init; }

    public required string? SupersededBy { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public static ClauseEntryShape Of(ClauseRow r) =>
        new()
        {
            Version = r.Version,
            Replaces = r.Replaces,
            Heading = r.Heading,
            Text = r.Text,
            TypicalDefect = r.TypicalDefect,
            UsualRemedy = r.UsualRemedy,
            UsualDeadlineDays = r.UsualDeadlineDays,
            InForceFrom = r.InForceFrom,
            InForceTo = r.InForceTo,
            SupersededBy = r.SupersededBy,
            EnteredAt = r.EnteredAt.ToOffset(Core.Calendar.WorkingCalendar.Offset),
        };
}

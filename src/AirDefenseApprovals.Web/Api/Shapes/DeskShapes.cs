using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>
/// A view of the worklist that the reader keeps: <c>query</c> is what stands behind the question mark of
/// <c>/worklist</c>.
/// </summary>
public sealed record ViewShape(string Name, string Query, DateTimeOffset SavedAt)
{
    public static ViewShape Of(SavedViewRow v) => new(v.Name, v.Query, v.SavedAt.ToOffset(WorkingCalendar.Offset));
}

/// <summary>
/// A standard sentence (R4); <c>office</c> is null for one of all offices, <c>enteredBy</c> for one that came with the
/// catalogue.
/// </summary>
public sealed record SentenceShape
{
    public required Guid Id { get; init; }

    public required string? Office { get; init; }

    public required string? MaterialCode { get; init; }

    public required string? Field { get; init; }

    public required string Defect { get; init; }

    public required string Basis { get; init; }

    public required string Remedy { get; init; }

    public required string? EnteredBy { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public required string? RetiredBy { get; init; }

    public required DateTimeOffset? RetiredAt { get; init; }

    public static SentenceShape Of(SentenceRow s) =>
        new()
        {
            Id = s.Id,
            Office = s.Office,
            MaterialCode = s.MaterialCode,
            Field = s.Field,
            Defect = s.Defect,
            Basis = s.Basis,
            Remedy = s.Remedy,
            EnteredBy = s.EnteredBy,
            EnteredAt = s.EnteredAt.ToOffset(WorkingCalendar.Offset),
            RetiredBy = s.RetiredBy,
            RetiredAt = s.RetiredAt?.ToOffset(WorkingCalendar.Offset),
        };
}

/// <summary>
/// What the system looked at already. <c>passed</c>: true, false for what a clerk must look at, null for a remark;
/// <c>caseId</c>: the other case it is about.
/// </summary>
public sealed record DeskCheckShape(string Check, bool? Passed, string Text, Guid? CaseId, string? CaseNumber);

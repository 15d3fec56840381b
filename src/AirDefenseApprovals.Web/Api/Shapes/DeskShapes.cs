using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>A view of the worklist that the reader keeps: <c>query</c> is what stands behind the question mark of <c>/worklist</c>.</summary>
public sealed record ViewShape(string Name, string Query, DateTimeOffset SavedAt)
{
    public static ViewShape Of(SavedViewRow v) => new(v.Name, v.Query, v.SavedAt.ToOffset(WorkingCalendar.Offset));
}

/// <summary>A standard sentence (R4); <c>office</c> is null for one of all offices, <c>enteredBy</c> for one that came with the catalogue.</summary>
public sealed record SentenceShape(
    Guid Id,
    string? Office,
    string? MaterialCode,
    string? Field,
    string Defect,
    string Basis,
    string Remedy,
    string? EnteredBy,
    DateTimeOffset EnteredAt,
    string? RetiredBy,
    DateTimeOffset? RetiredAt
)
{
    public static SentenceShape Of(SentenceRow s) =>
        new(
            s.Id,
            s.Office,
            s.MaterialCode,
            s.Field,
            s.Defect,
            s.Basis,
            s.Remedy,
            s.EnteredBy,
            s.EnteredAt.ToOffset(WorkingCalendar.Offset),
            s.RetiredBy,
            s.RetiredAt?.ToOffset(WorkingCalendar.Offset)
        );
}

/// <summary>What the system looked at already. <c>passed</c>: true, false for what a clerk must look at, null for a remark; <c>caseId</c>: the other case it is about.</summary>
public sealed record DeskCheckShape(string Check, bool? Passed, string Text, Guid? CaseId, string? CaseNumber);

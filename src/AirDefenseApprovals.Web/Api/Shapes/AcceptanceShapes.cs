using AirDefenseApprovals.Core.Acceptance;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>A link that was given: told once, since the office keeps its hash alone.</summary>
public sealed record LinkShape(string Party, string Link);

/// <summary>What the holder of a link sees of the case: its project, and what is theirs to do.</summary>
/// <param name="Party">Whose link: <c>builder</c>, <c>designer</c>, <c>supervisor</c>, <c>owner</c>; <c>planning</c>,
/// <c>fire</c>, <c>archives</c>.</param>
/// <param name="CaseNumber">The case's number.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Works">Its works.</param>
/// <param name="Open">Whether something can be answered now.</param>
/// <param name="Defects">A firm's own defects; none for a department.</param>
/// <param name="Opinion">The opinion that a department gave last.</param>
public sealed record OpenedLinkShape(
    string Party,
    string CaseNumber,
    string Project,
    string Address,
    IReadOnlyList<Works> Works,
    bool Open,
    IReadOnlyList<LinkedDefectShape> Defects,
    DepartmentOpinionShape? Opinion
);

/// <summary>A defect as the firm that answers for it sees it; <c>before</c> and <c>after</c> are addresses of pictures.</summary>
public sealed record LinkedDefectShape
{
    public required int ItemNo { get; init; }

    public required string? Work { get; init; }

    public required string Place { get; init; }

    public required string Clause { get; init; }

    public required string Problem { get; init; }

    public required string Remedy { get; init; }

    public required DateOnly Deadline { get; init; }

    public required DefectState State { get; init; }

    public required string? Answer { get; init; }

    public required IReadOnlyList<string> Before { get; init; }

    public required IReadOnlyList<string> After { get; init; }
}

/// <summary>A department's opinion.</summary>
public sealed record DepartmentOpinionShape(
    string Department,
    bool Consents,
    string? Text,
    string Signatory,
    DateTimeOffset At
);

/// <summary>A department that was asked, with its latest opinion.</summary>
public sealed record DepartmentShape(string Department, DepartmentOpinionShape? Opinion);

/// <summary>What the notice left out (R25).</summary>
public sealed record OmissionShape(int No, string Clause, string Place, string Problem, string By, DateTimeOffset At);

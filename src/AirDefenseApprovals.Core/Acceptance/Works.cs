namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>
/// One of the works that an acceptance is asked for: a station of a line, a phase of a basement. Each has its own
/// points and defects; the case passes when all have.
/// </summary>
/// <param name="Name">Its name, unique within the case.</param>
/// <param name="FloorArea">Its floor area in m2, at most four decimals.</param>
public sealed record Works(string Name, decimal? FloorArea)
{
    /// <summary>Most works of one case.</summary>
    public const int Most = 60;

    /// <summary>The works of a case: those it names, or the project as one.</summary>
    public static IReadOnlyList<Works> Of(Cases.Case @case) =>
        @case.Project.Works is { IsEmpty: false } named ? named : [new(@case.Project.Name, @case.Project.FloorArea)];

    /// <summary>
    /// The floor area of a case in m2: the project's, or where only its works name theirs, those added up. Null where
    /// none is named.
    /// </summary>
    public static decimal? AreaOf(Cases.Case @case) =>
        @case.Project.FloorArea
        ?? (
            @case.Project.Works is { IsEmpty: false } named && named.Any(w => w.FloorArea is not null)
                ? named.Sum(w => w.FloorArea)
                : null
        );
}

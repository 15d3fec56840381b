namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>What goes with an outcome; which of it, depends on the task. Described here alone: the engine reads it by name.</summary>
/// <param name="Items">CorrectionRequired: everything that is wrong, at once (R4). DefectsFound: the defects (R24).</param>
/// <param name="OfficeCode">NotCompetent: the office that is competent, to which the case moves (R19).</param>
/// <param name="OfficeName">NotCompetent: the office that is competent, where it is none of these.</param>
/// <param name="Unmet">Refused at intake: the points of the notice that were not met.</param>
/// <param name="Reason">NotRequired, Returned: why.</param>
/// <param name="Reasons">Refused: why, as a text. Failed (joint acceptance): the reasons, as a list.</param>
/// <param name="Basis">Refused: the articles it stands on.</param>
/// <param name="Report">Done: what was found.</param>
/// <param name="Participants">Done: who took part, two at least.</param>
/// <param name="Inspectors">Passed, DefectsFound: who inspected, two at least.</param>
/// <param name="Unseen">Passed, DefectsFound: why points of the checklist were not looked at.</param>
/// <param name="Answers">Answered, Submitted: an answer to each open point.</param>
/// <param name="Open">StillOpen: the defects that are not put right.</param>
/// <param name="ArisenSince">StillOpen: defects that came after the notice (R25).</param>
/// <param name="Remote">Closed: seen on photographs alone.</param>
/// <param name="Person">Recusal granted: who steps aside.</param>
/// <param name="Text">Replied: the city's answer.</param>
internal sealed record TaskDataBody(
    IReadOnlyList<TaskItemBody>? Items,
    string? OfficeCode,
    string? OfficeName,
    IReadOnlyList<int>? Unmet,
    string? Reason,
    object? Reasons,
    string? Basis,
    string? Report,
    IReadOnlyList<string>? Participants,
    IReadOnlyList<string>? Inspectors,
    string? Unseen,
    IReadOnlyList<AnswerBody>? Answers,
    IReadOnlyList<int>? Open,
    IReadOnlyList<TaskItemBody>? ArisenSince,
    bool? Remote,
    string? Person,
    string? Text
);

/// <summary>Something that is wrong: in an application (by material or field), or on site (by clause).</summary>
internal sealed record TaskItemBody(
    string? MaterialCode,
    string? Field,
    string? Defect,
    string? Basis,
    string? Remedy,
    string? Clause,
    string? Place,
    string? Problem,
    int? DeadlineDays,
    DateOnly? Deadline,
    string? Responsible,
    string? Work,
    Guid? Finding,
    DateOnly? EvidenceDate
);

/// <summary>A value of a form that is a range of days.</summary>
internal sealed record DateRangeValue(DateOnly From, DateOnly To);

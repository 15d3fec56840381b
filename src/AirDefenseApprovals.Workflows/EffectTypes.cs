using System.Collections.Frozen;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// The activities of this product: the human task, and the effects that a process may ask for. The list is closed, so that a mistyped
/// effect is refused when the definition is read and not in the middle of a case.
/// </summary>
public static class EffectTypes
{
    /// <summary>The activity that makes a bookmark and waits for a person.</summary>
    public const string HumanTask = "AirDefense.HumanTask";

    /// <summary>
    /// Every effect's type: each completes at once with the outcome <c>Done</c> and is reported in
    /// <see cref="Advance.Effects"/>.
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "AirDefense.Accept",
        "AirDefense.IssueCorrectionNotice",
        "AirDefense.RecordCorrection",
        "AirDefense.DeclareNotRequired",
        "AirDefense.DeclareNotCompetent",
        "AirDefense.RefuseAcceptance",
        "AirDefense.PauseClock",
        "AirDefense.ResumeClock",
        "AirDefense.RecordReport",
        "AirDefense.RecordReturn",
        "AirDefense.RecordInspection",
        "AirDefense.IssueDefectNotice",
        "AirDefense.RecordRectification",
        "AirDefense.CloseDefects",
        "AirDefense.KeepDefectsOpen",
        "AirDefense.HoldJointAcceptance",
        "AirDefense.RecordResolution",
        "AirDefense.Approve",
        "AirDefense.Refuse",
        "AirDefense.IssueDocument",
    ];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a type is one of the effects.</summary>
    /// <param name="type">An activity's type, e.g. <c>AirDefense.Accept</c>.</param>
    public static bool Contains(string type) => Known.Contains(type);
}

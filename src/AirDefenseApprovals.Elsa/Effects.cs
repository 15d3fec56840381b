using System.Runtime.CompilerServices;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace AirDefenseApprovals.Workflows.Elsa;

// One class per type of EffectTypes.All: Elsa knows an activity by its class.

/// <summary>The effect <c>AirDefense.Accept</c>.</summary>
[Activity("AirDefense", "Accept", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class AcceptActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.IssueCorrectionNotice</c>.</summary>
[Activity("AirDefense", "IssueCorrectionNotice", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class IssueCorrectionNoticeActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.RecordCorrection</c>.</summary>
[Activity("AirDefense", "RecordCorrection", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RecordCorrectionActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.DeclareNotRequired</c>.</summary>
[Activity("AirDefense", "DeclareNotRequired", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class DeclareNotRequiredActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.DeclareNotCompetent</c>.</summary>
[Activity("AirDefense", "DeclareNotCompetent", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class DeclareNotCompetentActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.RefuseAcceptance</c>.</summary>
[Activity("AirDefense", "RefuseAcceptance", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RefuseAcceptanceActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.PauseClock</c>.</summary>
[Activity("AirDefense", "PauseClock", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class PauseClockActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.ResumeClock</c>.</summary>
[Activity("AirDefense", "ResumeClock", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class ResumeClockActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.RecordReport</c>.</summary>
[Activity("AirDefense", "RecordReport", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RecordReportActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.RecordReturn</c>.</summary>
[Activity("AirDefense", "RecordReturn", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RecordReturnActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.RecordInspection</c>.</summary>
[Activity("AirDefense", "RecordInspection", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RecordInspectionActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.IssueDefectNotice</c>.</summary>
[Activity("AirDefense", "IssueDefectNotice", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class IssueDefectNoticeActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.RecordRectification</c>.</summary>
[Activity("AirDefense", "RecordRectification", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RecordRectificationActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.CloseDefects</c>.</summary>
[Activity("AirDefense", "CloseDefects", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class CloseDefectsActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.KeepDefectsOpen</c>.</summary>
[Activity("AirDefense", "KeepDefectsOpen", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class KeepDefectsOpenActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.HoldJointAcceptance</c>.</summary>
[Activity("AirDefense", "HoldJointAcceptance", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class HoldJointAcceptanceActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.RecordResolution</c>.</summary>
[Activity("AirDefense", "RecordResolution", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RecordResolutionActivity(
    [CallerFilePath] string? source = null,
    [CallerLineNumber] int? line = null
) : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.Approve</c>.</summary>
[Activity("AirDefense", "Approve", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class ApproveActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.Refuse</c>.</summary>
[Activity("AirDefense", "Refuse", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class RefuseActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

/// <summary>The effect <c>AirDefense.IssueDocument</c>.</summary>
[Activity("AirDefense", "IssueDocument", 1, null, "AirDefense")]
[FlowNode("Done")]
public sealed class IssueDocumentActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : EffectActivity(source, line);

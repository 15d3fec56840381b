using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Carries out the effects that a process asks for: one line per effect, each in the file of its concept.</summary>
internal static class Effects
{
    public static Refusal? Apply(Docket docket, CompleteTask act, Effect effect, TaskData data) =>
        effect.Type switch
        {
            "AirDefense.Accept" => Intake.Accept(docket),
            "AirDefense.DeclareNotRequired" => Intake.DeclareNotRequired(docket, data),
            "AirDefense.DeclareNotCompetent" => Intake.DeclareNotCompetent(docket, data),
            "AirDefense.RefuseAcceptance" => Intake.RefuseAcceptance(docket, data),
            "AirDefense.IssueCorrectionNotice" => IssueCorrectionNotice.Apply(docket, data),
            "AirDefense.RecordCorrection" => AnswerCorrection.Apply(docket, data),
            "AirDefense.PauseClock" => ClockActs.PauseByProcess(docket, effect),
            "AirDefense.ResumeClock" => ClockActs.ResumeByProcess(docket),
            "AirDefense.RecordReport" => Reports.Record(data),
            "AirDefense.RecordReturn" => Reports.Return(act, data),
            "AirDefense.RecordInspection" => Inspection.Passed(docket, data),
            "AirDefense.IssueDefectNotice" => Inspection.IssueDefectNotice(docket, act, data),
            "AirDefense.RecordRectification" => Rectification.Submitted(docket, data),
            "AirDefense.CloseDefects" => Rectification.Close(docket, data),
            "AirDefense.KeepDefectsOpen" => Rectification.KeepOpen(docket, act, data),
            "AirDefense.HoldJointAcceptance" => Joint.Hold(docket, effect, data),
            "AirDefense.RecordResolution" => Joint.Resolved(docket, data),
            "AirDefense.Approve" => Decisions.Approve(docket),
            "AirDefense.Refuse" => Decisions.Refuse(docket, data),
            "AirDefense.IssueDocument" => Decisions.IssueDocument(docket, act),
            _ => throw new InvalidOperationException(
                $"Effect {effect.Type} is known to the engine and not to the law."
            ),
        };

    /// <summary>What may be answered only before acceptance and correction: R2's other answers are then past (R5, R6).</summary>
    public static Refusal? BeforeAnswer(Case @case) =>
        @case.Notice is not null ? Refusal.Conflict("R5", "only-accept-or-refuse") // R5
        : @case.AcceptedAt is not null ? Refusal.Conflict("R6", "already-accepted")
        : null;
}

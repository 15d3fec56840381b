namespace AirDefenseApprovals.Core.Cases;

/// <summary>The states of a case, as the contract names them.</summary>
public enum CaseState
{
    /// <summary>Being filled in; only its applicant sees it.</summary>
    Draft,

    /// <summary>Handed in, waiting for the office's answer (R2).</summary>
    Submitted,

    /// <summary>The one-time correction notice was given (R4).</summary>
    CorrectionRequired,

    /// <summary>Accepted and being handled.</summary>
    InProgress,

    /// <summary>Accepted, the clock paused (R11).</summary>
    Suspended,

    /// <summary>Defects are being put right (R25).</summary>
    Rectification,

    /// <summary>Decided: approved.</summary>
    Approved,

    /// <summary>Decided: refused (R20).</summary>
    Refused,

    /// <summary>Not accepted, or not this office's (R2, R5).</summary>
    NotAccepted,

    /// <summary>No approval is needed (R2).</summary>
    NotRequired,

    /// <summary>The correction window passed (R7).</summary>
    Lapsed,

    /// <summary>Withdrawn by the applicant (R23).</summary>
    Withdrawn,
}

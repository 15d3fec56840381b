using System.Diagnostics;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>The forms that an outcome of a task can ask for, each with a partial of its own in <c>Outcomes</c>.</summary>
public enum OutcomeKind
{
    /// <summary>Nothing but a remark.</summary>
    Plain,

    /// <summary>The one-time correction notice (R4).</summary>
    Correction,

    /// <summary>A reason.</summary>
    Reason,

    /// <summary>The city's answer to a county's question.</summary>
    Reply,

    /// <summary>Who steps aside.</summary>
    Recusal,

    /// <summary>The office that is competent instead (R19).</summary>
    OtherOffice,

    /// <summary>What of a correction notice is still not met.</summary>
    Unmet,

    /// <summary>The reasons and the basis of a refusal.</summary>
    Refusal,

    /// <summary>A report and who took part.</summary>
    Report,

    /// <summary>The inspectors of an inspection without defects.</summary>
    Inspectors,

    /// <summary>The one defect notice (R24).</summary>
    Defects,

    /// <summary>The defects that are still open.</summary>
    StillOpen,

    /// <summary>The reasons of a joint acceptance that failed.</summary>
    Reasons,
}

/// <summary>Tells which form an outcome has, by the names that processes and contract give to tasks and outcomes.</summary>
public static class OutcomeKinds
{
    public const string CorrectionRequired = "CorrectionRequired",
        NotRequired = "NotRequired",
        NotCompetent = "NotCompetent",
        Refused = "Refused";

    /// <summary>Tells the form of an outcome; one that no process of this office has yet asks for a remark alone.</summary>
    public static OutcomeKind Of(string task, string outcome) =>
        (task, outcome) switch
        {
            (_, CorrectionRequired) => OutcomeKind.Correction,
            (AskCity.Reply, _) => OutcomeKind.Reply,
            (RequestRecusal.Decision, "Granted") => OutcomeKind.Recusal,
            (RequestRecusal.Decision, _) => OutcomeKind.Reason,
            (_, NotRequired or "Returned") => OutcomeKind.Reason,
            (_, NotCompetent) => OutcomeKind.OtherOffice,
            ("intake", Refused) => OutcomeKind.Unmet,
            (_, Refused) => OutcomeKind.Refusal,
            ("siteInspection" or "expertReview", "Done") => OutcomeKind.Report,
            ("inspect", "Passed") => OutcomeKind.Inspectors,
            (_, "DefectsFound") => OutcomeKind.Defects,
            (_, "StillOpen") => OutcomeKind.StillOpen,
            ("jointAcceptance", "Failed") => OutcomeKind.Reasons,
            _ => OutcomeKind.Plain,
        };

    /// <summary>The partial that shows a form; null where there is nothing to fill in.</summary>
    public static string? PartialOf(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Plain => null,
            OutcomeKind.Correction => "Outcomes/_Correction",
            OutcomeKind.Reason => "Outcomes/_Reason",
            OutcomeKind.Reply => "Outcomes/_Reply",
            OutcomeKind.Recusal => "Outcomes/_Recusal",
            OutcomeKind.OtherOffice => "Outcomes/_OtherOffice",
            OutcomeKind.Unmet => "Outcomes/_Unmet",
            OutcomeKind.Refusal => "Outcomes/_Refusal",
            OutcomeKind.Report => "Outcomes/_Report",
            OutcomeKind.Inspectors => "Outcomes/_Inspectors",
            OutcomeKind.Defects => "Outcomes/_Defects",
            OutcomeKind.StillOpen => "Outcomes/_StillOpen",
            OutcomeKind.Reasons => "Outcomes/_Reasons",
            _ => throw new UnreachableException($"No form for {kind}."),
        };
}

/// <summary>The form of one outcome on the page of its task.</summary>
/// <param name="Page">The page of the task.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Outcome">The outcome.</param>
public sealed record OutcomePart(TaskModel Page, OutcomeForm Form, string Outcome) : IPartOfPage
{
    /// <inheritdoc/>
    public OfficePage Whole => Page;
}

/// <summary>The rows of one list in an outcome's form.</summary>
/// <param name="Page">The page of the task.</param>
/// <param name="Form">What was typed.</param>
/// <param name="List">The list's name in the contract.</param>
/// <param name="Count">How many rows are shown.</param>
public sealed record OutcomeRows(TaskModel Page, OutcomeForm Form, string List, int Count)
{
    /// <summary>One of the rows, counted from 0.</summary>
    public OutcomeRow this[int row] => new(Page, Form, List, row);
}

/// <summary>One row of a list in an outcome's form.</summary>
/// <param name="Page">The page of the task.</param>
/// <param name="Form">What was typed.</param>
/// <param name="List">The list's name in the contract.</param>
/// <param name="Row">The row, counted from 0.</param>
public sealed record OutcomeRow(TaskModel Page, OutcomeForm Form, string List, int Row) : IPartOfPage
{
    /// <inheritdoc/>
    public OfficePage Whole => Page;

    /// <summary>The row's path in the contract.</summary>
    public string At => OutcomeForm.RowOf(List, Row);

    /// <summary>What was typed into a cell.</summary>
    public string this[string cell] => Form[$"{At}.{cell}"];
}

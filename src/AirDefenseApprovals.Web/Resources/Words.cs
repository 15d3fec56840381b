namespace AirDefenseApprovals.Web.Resources;

/// <summary>Sentences of refusals, field errors and mistakes by slug: <c>ProblemWords.resx</c>.</summary>
public sealed class ProblemWords;

/// <summary>Names of states, tasks, roles, outcomes and the lines of a timeline: <c>CaseWords.resx</c>.</summary>
public sealed class CaseWords;

/// <summary>Subjects and bodies of notices by kind, with named places: <c>NoticeWords.resx</c>.</summary>
public sealed class NoticeWords;

/// <summary>Words on printed documents: <c>DocumentWords.resx</c>.</summary>
public sealed class DocumentWords;

/// <summary>Words on pages: <c>PageWords.resx</c>.</summary>
public sealed class PageWords;

/// <summary>Words on the pages of applicants and of anyone: <c>ApplicantWords.resx</c>.</summary>
public sealed class ApplicantWords;

/// <summary>
/// Words on the pages where people find what they need: start, search, guide, wizard, public figures:
/// <c>FindingWords.resx</c>.
/// </summary>
public sealed class FindingWords;

/// <summary>Words on the pages of processes: <c>ProcessWords.resx</c>.</summary>
public sealed class ProcessWords;

/// <summary>What the office says about its own state: <c>WatchWords.resx</c>.</summary>
public sealed class WatchWords;

/// <summary>Words about the clock: its sentence, its line of days, its ledger and its pauses: <c>ClockWords.resx</c>.</summary>
public sealed class ClockWords;

/// <summary>Words on the pages of the calendar: <c>CalendarWords.resx</c>.</summary>
public sealed class CalendarWords;

/// <summary>Words on the pages of the register of delegations, and in its files: <c>DelegationWords.resx</c>.</summary>
public sealed class DelegationWords;

/// <summary>
/// Words on the pages of an office of its own: people and their accounts, profile, figures, and in its files:
/// <c>OfficeWords.resx</c>.
/// </summary>
public sealed class OfficeWords;

/// <summary>Words on the pages of the standards register: <c>StandardWords.resx</c>.</summary>
public sealed class StandardWords;

/// <summary>
/// Words on the pages of an acceptance: inspection, notice, rectification by link, joint acceptance:
/// <c>AcceptanceWords.resx</c>.
/// </summary>
public sealed class AcceptanceWords;

/// <summary>
/// Words on the clerk's desk: worklist, task, standard sentences, papers printed together, counter:
/// <c>DeskWords.resx</c>.
/// </summary>
public sealed class DeskWords;

/// <summary>Words on the pages of figures, and in their files: <c>StatisticsWords.resx</c>.</summary>
public sealed class StatisticsWords;

/// <summary>Words on the page that shows the visual language: <c>DesignWords.resx</c>.</summary>
public sealed class DesignWords;

/// <summary>Words on the dashboards and their figures: <c>BoardWords.resx</c>.</summary>
public sealed class BoardWords;

/// <summary>
/// Words about result documents once they are issued: what they are worth, annulled, replaced, running out:
/// <c>ResultWords.resx</c>.
/// </summary>
public sealed class ResultWords;

/// <summary>Words about the versions of the items' sheets, and what changes from one to the next: <c>SheetWords.resx</c>.</summary>
public sealed class SheetWords;

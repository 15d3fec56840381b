using System.Collections.Immutable;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// An act on a case: what somebody wants done, and when. Each act is one record with its decision: a pure function of the case, the act
/// and the rulebook. Pages, API, timers, imports and demo data all make acts; there is no other way to change a case.
/// </summary>
public abstract record CaseAct
{
    /// <summary>Who acts.</summary>
    public required Actor By { get; init; }

    /// <summary>The instant the act has its effect at: for timers the legal one (R14).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The instant it is written down.</summary>
    public DateTimeOffset RecordedAt
    {
        get => field == default ? At : field;
        init;
    }

    /// <summary>Decides the act: what changes, or why not.</summary>
    public abstract Verdict Decide(Case @case, Rulebook book);
}

/// <summary>Who acts.</summary>
/// <param name="UserId">Account id.</param>
/// <param name="UserName">Account name: what the journal keeps.</param>
/// <param name="Roles">Roles, of <see cref="Cases.Roles"/>.</param>
/// <param name="Office">Code of the own office; null for applicants and the system.</param>
public sealed record Actor(string UserId, string UserName, ImmutableArray<string> Roles, string? Office)
{
    /// <summary>The system itself: timers.</summary>
    public static Actor System { get; } = new("system", "system", ["system"], null);

    /// <summary>Whether the actor has a role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    /// <summary>The actor for the journal, in the role acted in.</summary>
    public JournalActor For(string? role) =>
        new(UserName, role is not null && Is(role) ? role : Roles.FirstOrDefault() ?? "", Office ?? "");
}

/// <summary>The roles people act in.</summary>
public static class Roles
{
    /// <summary>Applies (申请人).</summary>
    public const string Applicant = "applicant";

    /// <summary>Accepts, and finishes on-the-spot items (经办人).</summary>
    public const string Clerk = "clerk";

    /// <summary>Reviews (审查人).</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Decides (负责人).</summary>
    public const string Head = "head";

    /// <summary>Inspects works (验收人员).</summary>
    public const string Inspector = "inspector";

    /// <summary>Answers for deadlines (监督人).</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Keeps register, calendar and catalogue.</summary>
    public const string Administrator = "administrator";

    /// <summary>A firm or department that takes part in one case by a link, without an account (R25, R26).</summary>
    public const string Party = "party";

    /// <summary>The roles of an office's staff, who handle cases.</summary>
    public static readonly ImmutableArray<string> Staff = [Clerk, Reviewer, Head, Inspector];

    /// <summary>All roles that accounts have.</summary>
    public static readonly ImmutableArray<string> All =
    [
        Applicant,
        Clerk,
        Reviewer,
        Head,
        Inspector,
        Supervisor,
        Administrator,
    ];
}

/// <summary>What an accepted act changes; saved whole in one transaction, or not at all.</summary>
/// <param name="Case">The case after the act.</param>
/// <param name="Entries">New journal entries, sealed (R27).</param>
/// <param name="Notices">New notices (R28).</param>
/// <param name="Timers">All timers the case wants from now on (R14); others are cancelled.</param>
/// <param name="Documents">Result documents printed by this act (R22).</param>
public sealed record Changes(
    Case Case,
    ImmutableArray<JournalEntry> Entries,
    ImmutableArray<Notice> Notices,
    ImmutableArray<CaseTimer> Timers,
    ImmutableArray<(ResultDocument Document, PrintedResult File)> Documents
) : Verdict
{
    /// <summary>When its effect is: the instant of notices that no entry goes with; null where there are none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Due dates that a new edition of the calendar moved (R10).</summary>
    public ImmutableArray<MovedDate> Moved { get; init; } = [];

    /// <summary>The turns that it moved, as they are after it (R30).</summary>
    public ImmutableDictionary<Turn, ImmutableArray<string>> Turns { get; init; } =
        ImmutableDictionary<Turn, ImmutableArray<string>>.Empty;
}

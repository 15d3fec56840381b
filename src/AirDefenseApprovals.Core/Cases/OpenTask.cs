using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>A task open now.</summary>
/// <param name="Name">The task's name in the contract.</param>
/// <param name="ActivityId">The activity that waits; null for a task outside the process: a rating's follow-up, the
/// city's reply, a request for recusal.</param>
/// <param name="Role">Who does it.</param>
/// <param name="Outcomes">What it can end with.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Assignee">Account name of who was given it in turn (R30); null while nobody is free, and for tasks of
/// the applicant and the supervisor.</param>
public sealed record OpenTask(
    string Name,
    string? ActivityId,
    string Role,
    ImmutableArray<string> Outcomes,
    DateTimeOffset? DueAt,
    string? Assignee = null
)
{
    /// <summary>Code of the office whose task it is, where that is not the handling one: the city answers a county's question.</summary>
    public string? Office { get; init; }

    /// <summary>
    /// Whether the handling office's staff are given it in turn (R30): the tasks of the process, for the roles of an
    /// office.
    /// </summary>
    [JsonIgnore]
    public bool IsInTurn => ActivityId is not null && Roles.Staff.Contains(Role);
}

/// <summary>A task that was completed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Its role.</param>
/// <param name="By">User id of who completed it.</param>
/// <param name="Outcome">With which outcome.</param>
/// <param name="At">When.</param>
/// <param name="Comment">What they added.</param>
/// <param name="ActivityId">The activity that waited for it.</param>
public sealed record CompletedTask(
    string Name,
    string Role,
    string By,
    string Outcome,
    DateTimeOffset At,
    string? Comment,
    string? ActivityId = null
);

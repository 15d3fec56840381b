using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.People;

/// <summary>Somebody of an office's staff, as assignment sees them (R30).</summary>
/// <param name="UserId">Account id.</param>
/// <param name="UserName">Account name: what tasks and the journal keep.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Office">Code of the own office.</param>
/// <param name="Roles">Roles, of <see cref="Cases.Roles"/>.</param>
/// <param name="Active">Whether the account may sign in.</param>
/// <param name="Absences">When they are away.</param>
public sealed record StaffMember(
    string UserId,
    string UserName,
    string Name,
    string Office,
    ImmutableArray<string> Roles,
    bool Active,
    ImmutableArray<Absence> Absences
)
{
    /// <summary>Whether they do such tasks of an office at all.</summary>
    public bool Serves(string office, string role) => Active && Office == office && Roles.Contains(role);

    /// <summary>The absence that a day lies in; of several the one entered first.</summary>
    public Absence? AbsentOn(DateOnly day) => Absences.FirstOrDefault(a => a.From <= day && day <= a.To);
}

/// <summary>A time somebody of the staff is away.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Account name of who takes over what is open; null for in turn.</param>
public sealed record Absence(DateOnly From, DateOnly To, string? Substitute)
{
    /// <summary>Identity, a UUIDv7.</summary>
    public Guid Id { get; init; }
}

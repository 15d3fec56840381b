using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.People;

/// <summary>The turn of an office's staff in a role (R30): account names, who was given a case longest ago first.</summary>
/// <param name="Office">Code of the office.</param>
/// <param name="Role">The role.</param>
public readonly record struct Turn(string Office, string Role)
{
    /// <summary>Whose turn it is, and the turn after it. Nothing about the case is asked: that is what makes it blind.</summary>
    /// <param name="queue">The turn so far; somebody new is not in it, and comes first.</param>
    /// <param name="free">Account names of those who are free; at least one.</param>
    public static (string Next, ImmutableArray<string> Queue) Take(
        ImmutableArray<string> queue,
        IEnumerable<string> free
    )
    {
        var next = free.OrderBy(name => queue.IndexOf(name)).ThenBy(name => name, StringComparer.Ordinal).First();
        return (next, queue.Remove(next).Add(next));
    }
}

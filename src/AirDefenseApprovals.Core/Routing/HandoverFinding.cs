using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>
/// What the system itself finds of a point of the checklist: it stands beside the tick, and a point that it finds
/// untrue is not ticked.
/// </summary>
/// <param name="Holds">Whether the point is true.</param>
/// <param name="Slug">Key of the sentence that refuses it.</param>
/// <param name="Arguments">What the sentence names.</param>
/// <param name="Staff">Who would do the work, by role; empty for points that are not about people.</param>
public sealed record HandoverFinding(
    bool Holds,
    string Slug,
    ImmutableArray<string> Arguments,
    ImmutableArray<RoleStaff> Staff
)
{
    /// <summary>
    /// The finding of a point; null where the system knows nothing and the administrator's word is taken. The one place
    /// where a point is held against facts.
    /// </summary>
    /// <param name="point">The point, of <see cref="HandoverPoints"/>.</param>
    /// <param name="delegation">The delegation that is handed over.</param>
    /// <param name="handover">Its handover.</param>
    /// <param name="book">Items, processes and staff.</param>
    public static HandoverFinding? Of(string point, Delegation delegation, Handover handover, Rulebook book) =>
        point switch
        {
            HandoverPoints.Accounts => Accounts(delegation, book),
            HandoverPoints.Trial when handover.Practised is { } practised => new(
                practised > 0,
                "handover-trial-missing",
                [],
                []
            ),
            _ => null,
        };

    private static HandoverFinding Accounts(Delegation delegation, Rulebook book)
    {
        var staff = Staffing.Of(book, delegation.ItemCode, delegation.Office);
        ImmutableArray<string> missing = [.. staff.Where(s => s.People.IsEmpty).Select(s => s.Role)];
        return new(missing.IsEmpty, "handover-accounts-missing", missing, staff);
    }
}

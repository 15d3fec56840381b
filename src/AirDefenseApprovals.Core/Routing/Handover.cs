using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>The points of a handover's checklist (移交清单), in the order they are done.</summary>
public static class HandoverPoints
{
    /// <summary>The agreement is signed (协议签订).</summary>
    public const string Agreement = "agreement";

    /// <summary>The materials are handed over (材料移交).</summary>
    public const string Materials = "materials";

    /// <summary>The accounts are opened (账号开通).</summary>
    public const string Accounts = "accounts";

    /// <summary>The entry of the catalogue is checked (事项清单核对).</summary>
    public const string Catalogue = "catalogue";

    /// <summary>A trial case is done (试办完成).</summary>
    public const string Trial = "trial";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> All = [Agreement, Materials, Accounts, Catalogue, Trial];
}

/// <summary>
/// The handover of one delegation (R17): which points of its checklist are done, and whether the head of the city
/// office let it come into force without the rest.
/// </summary>
/// <param name="Ticks">The points that are done.</param>
/// <param name="Override">The head's word; null where there was none.</param>
public sealed record Handover(ImmutableArray<HandoverTick> Ticks, HandoverOverride? Override)
{
    /// <summary>A delegation entered with everything confirmed by who enters it.</summary>
    public const string Done = "done";

    /// <summary>A delegation entered with an open checklist.</summary>
    public const string Open = "open";

    /// <summary>How a delegation can be entered.</summary>
    public static readonly ImmutableArray<string> Entries = [Done, Open];

    /// <summary>Nothing done yet.</summary>
    public static readonly Handover None = new([], null);

    /// <summary>How many practice cases of the item the office has brought to a decision; null where that was not asked.</summary>
    public int? Practised { get; init; }

    /// <summary>Whether every point is done.</summary>
    public bool IsComplete => HandoverPoints.All.All(point => TickOf(point) is not null);

    /// <summary>Whether the delegation may come into force.</summary>
    public bool Releases => IsComplete || Override is not null;

    /// <summary>The tick of a point, if it is done.</summary>
    public HandoverTick? TickOf(string point) => Ticks.FirstOrDefault(t => t.Point == point);

    /// <summary>
    /// Whether somebody may read the handover of a delegation to an office (R18): administrators, supervisors, the
    /// city's heads and those of the office itself.
    /// </summary>
    public static bool SeenBy(Actor actor, string office) =>
        actor.Is(Roles.Administrator)
        || actor.Is(Roles.Supervisor)
        || (actor.Is(Roles.Head) && (actor.Office == Office.City || actor.Office == office));
}

/// <summary>A point of the checklist that is done.</summary>
/// <param name="Point">Which, of <see cref="HandoverPoints"/>.</param>
/// <param name="DoneOn">The day it was done.</param>
/// <param name="By">Account name of the administrator who ticked it.</param>
/// <param name="At">When it was ticked.</param>
/// <param name="Note">What it stands on: the document's reference. Null for what was confirmed with the entry of the delegation.</param>
public sealed record HandoverTick(string Point, DateOnly DoneOn, string By, DateTimeOffset At, string? Note);

/// <summary>The word of a head that lets a delegation come into force before its handover is complete.</summary>
/// <param name="By">Account name.</param>
/// <param name="Name">Name, as it was then.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record HandoverOverride(string By, string Name, DateTimeOffset At, string Reason);

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// An act decided before its turn, on what its case was then. Decisions are pure: if case and rulebook are still the
/// same when the writer comes
/// to it, so is the verdict, and the writer need neither read nor decide; if not, it does both as ever.
/// </summary>
/// <param name="Act">The act.</param>
/// <param name="Case">The case as it was.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Book">The rulebook then.</param>
/// <param name="Verdict">What was decided.</param>
public sealed record DecidedAct(CaseAct Act, Case Case, int Version, Rulebook Book, Verdict Verdict)
{
    /// <summary>Decides an act ahead.</summary>
    public static DecidedAct Of(CaseAct act, Case @case, int version, Rulebook book) =>
        new(act, @case, version, book, act.Decide(@case, book));

    /// <summary>
    /// Whether the verdict holds for what the writer has before it. One that gave a task in turn never does: whose turn
    /// it is, the writer alone knows (R30).
    /// </summary>
    public bool Holds(CaseAct act, Case? @case, Rulebook book) =>
        ReferenceEquals(act, Act)
        && ReferenceEquals(@case, Case)
        && ReferenceEquals(book, Book)
        && Verdict is not Changes { Turns.IsEmpty: false };
}

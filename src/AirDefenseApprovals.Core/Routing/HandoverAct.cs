using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>
/// An act on the handover of a delegation (R17). A delegation comes into force with its last point, or by the head's
/// word; from that day on, never back.
/// </summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
public abstract record HandoverAct(Actor By, DateTimeOffset At)
{
    /// <summary>Why the actor may do no such act on any delegation; null when they may.</summary>
    public abstract Refusal? Wall { get; }

    /// <summary>The handover afterwards, or why the act may not be done.</summary>
    /// <param name="delegation">The delegation.</param>
    /// <param name="handover">Its handover as it stands.</param>
    /// <param name="book">Items, processes and staff.</param>
    public (Handover? After, Refusal? Refusal) Decide(Delegation delegation, Handover handover, Rulebook book)
    {
        var refusal = Wall
            ?? (
                delegation.StandingOn(WorkingCalendar.DayOf(At)) == DelegationStanding.Over
                    ? Refusal.Conflict("R17", "delegation-over")
                    : Wrong(delegation, handover, book)
            );
        return refusal is null ? (Apply(handover, book), null) : (null, refusal);
    }

    /// <summary>The day the delegation is released, when it is by this act.</summary>
    /// <param name="delegation">The delegation before.</param>
    /// <param name="after">The handover afterwards.</param>
    public DateOnly? ReleasedOn(Delegation delegation, Handover after) =>
        delegation.ReleasedOn ?? (after.Releases ? WorkingCalendar.DayOf(At) : null);

    /// <summary>What is wrong with the act itself.</summary>
    protected abstract Refusal? Wrong(Delegation delegation, Handover handover, Rulebook book);

    /// <summary>The handover with the act done.</summary>
    protected abstract Handover Apply(Handover handover, Rulebook book);
}

/// <summary>Ticks a point of the checklist, once: what the system itself knows to be untrue is not ticked.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="Point">Which point.</param>
/// <param name="DoneOn">The day it was done: today or earlier.</param>
/// <param name="Note">What it stands on.</param>
public sealed record TickHandover(Actor By, DateTimeOffset At, string Point, DateOnly DoneOn, string Note)
    : HandoverAct(By, At)
{
    /// <inheritdoc/>
    public override Refusal? Wall =>
        DelegationActs.Wall(By)
        ?? (HandoverPoints.All.Contains(Point) ? null : Refusal.NotFound("handover-point-unknown"));

    /// <inheritdoc/>
    protected override Refusal? Wrong(Delegation delegation, Handover handover, Rulebook book)
    {
        if (handover.TickOf(Point) is not null)
            return Refusal.Conflict("R17", "handover-ticked");
        if (delegation.ReleasedOn is not null && handover.Override is null)
            return Refusal.Conflict("R17", "handover-over");
        var errors = new List<FieldError>();
        if (DoneOn == default)
            errors.Add(new("doneOn", "field-required"));
        else if (DoneOn > WorkingCalendar.DayOf(At))
            errors.Add(new("doneOn", "handover-in-the-future"));
        errors.AddRange(Reasons.Wrong("note", Note));
        if (errors.Count > 0)
            return Refusal.Incomplete("R17", "handover-wrong", [.. errors]);
        return HandoverFinding.Of(Point, delegation, handover, book) is { Holds: false } untrue
            ? Refusal.Conflict("R17", untrue.Slug, untrue.Arguments.AsSpan())
            : null;
    }

    /// <inheritdoc/>
    protected override Handover Apply(Handover handover, Rulebook book) =>
        handover with
        {
            Ticks = handover.Ticks.Add(new(Point, DoneOn, By.UserName, At, Note.Trim())),
        };
}

/// <summary>
/// Lets a delegation come into force before its handover is complete: the head of the city office, by name, with the
/// reason. What is still to be done stays to be ticked.
/// </summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record OverrideHandover(Actor By, DateTimeOffset At, string Reason) : HandoverAct(By, At)
{
    /// <inheritdoc/>
    public override Refusal? Wall =>
        !By.Is(Roles.Head) ? Refusal.Forbidden("R17", "another-role", Roles.Head)
        : By.Office == Office.City ? null
        : Refusal.Forbidden("R17", "only-the-city-overrides");

    /// <inheritdoc/>
    protected override Refusal? Wrong(Delegation delegation, Handover handover, Rulebook book) =>
        delegation.ReleasedOn is not null ? Refusal.Conflict("R17", "handover-over")
        : Reasons.Wrong("reason", Reason) is { IsEmpty: false } wrong
            ? Refusal.Incomplete("R17", "handover-wrong", wrong.AsSpan())
        : null;

    /// <inheritdoc/>
    protected override Handover Apply(Handover handover, Rulebook book) =>
        handover with
        {
            Override = new(
                By.UserName,
                book.Staff.FirstOrDefault(m => m.UserName == By.UserName) is { Name.Length: > 0 } member
                    ? member.Name
                    : By.UserName,
                At,
                Reason.Trim()
            ),
        };
}

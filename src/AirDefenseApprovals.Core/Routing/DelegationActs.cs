using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>Hands authority over one sub-item to a county office (R17).</summary>
/// <param name="By">Who enters it.</param>
/// <param name="At">When.</param>
/// <param name="Delegation">What is handed over.</param>
/// <param name="Handover">One of <see cref="Routing.Handover.Entries"/>; null, as the contract has it, for handed over
/// without further questions.</param>
public sealed record GrantDelegation(Actor By, DateTimeOffset At, Delegation Delegation, string? Handover = null)
{
    /// <summary>
    /// The delegation as it stands in the register: with an open checklist it waits, else it is in force from its first
    /// day on.
    /// </summary>
    public Delegation Entered => Handover == Routing.Handover.Open ? Delegation with { ReleasedOn = null } : Delegation;

    /// <summary>Its checklist as it is entered: open, or each point confirmed by who enters it, for the day of the handover.</summary>
    public Handover Checklist =>
        Handover == Routing.Handover.Open
            ? Routing.Handover.None
            : new(
                [
                    .. HandoverPoints.All.Select(point => new HandoverTick(
                        point,
                        Delegation.HandoverDate,
                        By.UserName,
                        At,
                        null
                    )),
                ],
                null
            );

    /// <summary>Why it cannot be entered; null when it can.</summary>
    /// <param name="book">Items and the register in force.</param>
    public Refusal? Refused(Rulebook book)
    {
        if (DelegationActs.Wall(By) is { } wall)
            return wall;
        var errors = new List<FieldError>(DelegationActs.WrongPower(Delegation, book));
        errors.AddRange(Reasons.Wrong("instrument", Delegation.Instrument));
        if (Delegation.EffectiveFrom == default)
            errors.Add(new("effectiveFrom", "field-required"));
        if (Delegation.HandoverDate == default)
            errors.Add(new("handoverDate", "field-required"));
        if (Delegation.HandoverDate > Delegation.EffectiveFrom)
            errors.Add(new("handoverDate", "handover-after-effect"));
        if (Delegation.EffectiveTo < Delegation.EffectiveFrom)
            errors.Add(new("effectiveTo", "catalogue-dates-reversed"));
        if (Handover is not null && !Routing.Handover.Entries.Contains(Handover))
            errors.Add(new("handover", "catalogue-not-one-of", Handover, string.Join(", ", Routing.Handover.Entries)));
        if (Handover == Routing.Handover.Done)
        {
            if (Delegation.HandoverDate > WorkingCalendar.DayOf(At))
                errors.Add(new("handoverDate", "handover-to-come"));
            if (errors.Count == 0)
                errors.AddRange(
                    HandoverPoints
                        .All.Select(point => HandoverFinding.Of(point, Delegation, Routing.Handover.None, book))
                        .Where(f => f is { Holds: false })
                        .Select(f => new FieldError("handover", f!.Slug, f.Arguments))
                );
        }

        if (errors.Count > 0)
            return Refusal.Incomplete("R17", "delegation-wrong", [.. errors]);
        return book.Register.Delegations.Any(d => d.Overlaps(Delegation))
            ? Refusal.Conflict("R17", "delegation-overlap", Delegation.ItemCode, Delegation.Office) // R17
            : null;
    }
}

/// <summary>Ends a delegation from a day on; it works forward only (R17).</summary>
/// <param name="By">Who enters it.</param>
/// <param name="At">When.</param>
/// <param name="EffectiveTo">Last day in force: today or later.</param>
/// <param name="Instrument">Number of the instrument that revokes it.</param>
public sealed record RevokeDelegation(Actor By, DateTimeOffset At, DateOnly EffectiveTo, string Instrument)
{
    /// <summary>Why it cannot be revoked so; null when it can.</summary>
    /// <param name="delegation">The delegation.</param>
    public Refusal? Refused(Delegation delegation)
    {
        if (DelegationActs.Wall(By) is { } wall)
            return wall;
        var errors = new List<FieldError>();
        if (EffectiveTo == default)
            errors.Add(new("effectiveTo", "field-required"));
        else if (EffectiveTo < WorkingCalendar.DayOf(At))
            errors.Add(new("effectiveTo", "revocation-in-the-past"));
        else if (EffectiveTo < delegation.EffectiveFrom)
            errors.Add(new("effectiveTo", "catalogue-dates-reversed"));
        errors.AddRange(Reasons.Wrong("instrument", Instrument));
        if (errors.Count > 0)
            return Refusal.Incomplete("R17", "delegation-wrong", [.. errors]);
        return delegation.EffectiveTo <= EffectiveTo ? Refusal.Conflict("R17", "delegation-ends-before") : null;
    }
}

/// <summary>What acts on the register, and questions to it, have in common.</summary>
public static class DelegationActs
{
    /// <summary>What is wrong with a power that is, or might be, handed over: item, office and mode.</summary>
    public static IEnumerable<FieldError> WrongPower(Delegation delegation, Rulebook book)
    {
        if (!book.Items.TryGetValue(delegation.ItemCode, out var item))
            yield return new("itemCode", "item-unknown", delegation.ItemCode);
        else if (!item.Delegable)
            yield return new("itemCode", "catalogue-not-delegable", delegation.ItemCode);
        if (delegation.Office == Office.City || book.Register.Office(delegation.Office) is null)
            yield return new("office", "catalogue-unknown-office", delegation.Office);
        if (!Delegation.Modes.Contains(delegation.Mode))
            yield return new("mode", "catalogue-not-one-of", delegation.Mode, string.Join(", ", Delegation.Modes));
    }

    /// <summary>Administrators alone, and of the city alone: an office that was given authority cannot hand it on (PL 24).</summary>
    internal static Refusal? Wall(Actor by) =>
        !by.Is(Roles.Administrator) ? Refusal.Forbidden("R17", "another-role", Roles.Administrator)
        : by.Office is null or Office.City ? null
        : Refusal.Forbidden("R17", "only-the-city-delegates");
}

using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>
/// By what power a decision was signed, looked at when it was signed (R16, R17, PL 24): kept with the decision and in
/// the journal, so that it can be told
/// years later, whatever the register has become.
/// </summary>
public sealed record Authority
{
    /// <summary><c>own</c> for the city office, <c>devolved</c> or <c>entrusted</c> for a county's.</summary>
    public required string Mode { get; init; }

    /// <summary>The item.</summary>
    public required string ItemCode { get; init; }

    /// <summary>The region that the project lies in.</summary>
    public required string Region { get; init; }

    /// <summary>The day of receipt, which decided who handles it (R16).</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The day it was signed.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>The delegation's instrument; null for the city's own power.</summary>
    public string? Instrument { get; init; }

    /// <summary>First day of the delegation; null for the city's own power, or where the register no longer has it.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>
    /// Last day of the delegation as the register had it when it was signed: before <see cref="SignedOn"/> where it was
    /// revoked meanwhile, which moves no case in flight (R16).
    /// </summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>The power a case is signed by; null where its office has none: nothing may be signed then.</summary>
    /// <param name="case">The case, with the office that was pinned at receipt.</param>
    /// <param name="register">The register in force.</param>
    /// <param name="signedOn">The day.</param>
    public static Authority? Of(Case @case, Register register, DateOnly signedOn)
    {
        var own = @case.Office == Office.City;
        if (own != @case.Instrument is null)
            return null; // a county acts by an instrument, the city by the law itself
        var receivedOn = WorkingCalendar.DayOf(@case.ReceivedAt!.Value);
        var delegation = own
            ? null
            : register.Delegations.FirstOrDefault(d =>
                d.ItemCode == @case.ItemCode
                && d.Office == @case.Office
                && d.Instrument == @case.Instrument
                && d.InForceFrom <= receivedOn
                && (
                    d.EffectiveTo is not { } to
                    || to >= WorkingCalendar.DayOf(@case.SubmittedAt ?? @case.ReceivedAt.Value)
                )
            );
        return new()
        {
            Mode =
                own ? "own"
                : @case.InNameOf == @case.Office ? "devolved"
                : "entrusted",
            ItemCode = @case.ItemCode,
            Region = @case.Project.RegionCode,
            ReceivedOn = receivedOn,
            SignedOn = signedOn,
            Instrument = @case.Instrument,
            EffectiveFrom = delegation?.InForceFrom,
            EffectiveTo = delegation?.EffectiveTo,
        };
    }

    /// <summary>Writes it into an entry of the journal.</summary>
    public void Into(JsonObject data)
    {
        (data["mode"], data["itemCode"], data["region"], data["instrument"]) = (Mode, ItemCode, Region, Instrument);
        (data["receivedOn"], data["signedOn"]) = (JournalEntry.DayText(ReceivedOn), JournalEntry.DayText(SignedOn));
        (data["delegatedFrom"], data["delegatedTo"]) = (
            EffectiveFrom is { } from ? JournalEntry.DayText(from) : null,
            EffectiveTo is { } to ? JournalEntry.DayText(to) : null
        );
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>A region (GB/T 2260).</summary>
/// <param name="Code">Its code, e.g. <c>410105</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>city</c>, <c>county</c> or <c>district</c>.</param>
public sealed record Region(string Code, Names Name, string Kind);

/// <summary>An office that handles cases.</summary>
public sealed record Office
{
    /// <summary>Code of the city office.</summary>
    public const string City = "city";

    /// <summary>Its code: <see cref="City"/>, or a county's region code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name as on its documents.</summary>
    public required Names Name { get; init; }

    /// <summary>The regions it serves.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>The six digits that its case numbers begin with.</summary>
    public required string NumberPrefix { get; init; }

    /// <summary>Where and until when an applicant can have a refusal reviewed (R20, PL 38).</summary>
    public required Names Remedies { get; init; }

    /// <summary>The red line above its documents; null for its name.</summary>
    public Names? Letterhead { get; init; }

    /// <summary>The words in its seal's ring; null for its name.</summary>
    public string? SealText { get; init; }

    /// <summary>Where it is called.</summary>
    public string? Phone { get; init; }

    /// <summary>Where it is.</summary>
    public Names? Address { get; init; }

    /// <summary>When people are received, in words.</summary>
    public Names? HoursText { get; init; }
}

/// <summary>Authority over one sub-item handed to a county office (R17).</summary>
public sealed record Delegation
{
    /// <summary>The modes there are.</summary>
    public static readonly ImmutableArray<string> Modes = ["devolved", "entrusted"];

    /// <summary>The sub-item.</summary>
    public required string ItemCode { get; init; }

    /// <summary>The county office.</summary>
    public required string Office { get; init; }

    /// <summary>Number of the instrument it stands on.</summary>
    public required string Instrument { get; init; }

    /// <summary><c>devolved</c> (下放): decides in its own name; <c>entrusted</c> (委托): in the city's (PL 24).</summary>
    public required string Mode { get; init; }

    /// <summary>When the work was handed over.</summary>
    public required DateOnly HandoverDate { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last day in force; null for open end.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>
    /// The day it was released: its handover complete, or overridden. Null while it waits for that. What says nothing
    /// of it, such as the catalogue's files,
    /// was handed over from the start.
    /// </summary>
    [JsonIgnore]
    public DateOnly? ReleasedOn { get; init; } = DateOnly.MinValue;

    /// <summary>The first day it is really in force: a late release works forward only. Null while it waits.</summary>
    [JsonIgnore]
    public DateOnly? InForceFrom =>
        ReleasedOn is { } released && released > EffectiveFrom ? released
        : ReleasedOn is null ? null
        : EffectiveFrom;

    /// <summary>Whether it is in force on a day.</summary>
    public bool InForce(DateOnly day) => InForceFrom <= day && (EffectiveTo is not { } to || day <= to);

    /// <summary>Where it stands on a day.</summary>
    public DelegationStanding StandingOn(DateOnly day) =>
        EffectiveTo < day ? DelegationStanding.Over
        : InForce(day) ? DelegationStanding.Current
        : ReleasedOn is null || EffectiveFrom <= day ? DelegationStanding.Waiting
        : DelegationStanding.Coming;

    /// <summary>Whether two delegations give the same power to the same office on some day.</summary>
    public bool Overlaps(Delegation other) =>
        ItemCode == other.ItemCode
        && Office == other.Office
        && EffectiveFrom <= (other.EffectiveTo ?? DateOnly.MaxValue)
        && other.EffectiveFrom <= (EffectiveTo ?? DateOnly.MaxValue);
}

/// <summary>Where a delegation stands on a day.</summary>
public enum DelegationStanding
{
    /// <summary>Entered, waiting for its handover (待移交).</summary>
    Waiting,

    /// <summary>Released; its first day has not come.</summary>
    Coming,

    /// <summary>In force.</summary>
    Current,

    /// <summary>Its last day is past.</summary>
    Over,
}

/// <summary>Offices, regions and delegations: who handles what (R16, R17). Immutable.</summary>
public sealed record Register(
    ImmutableArray<Region> Regions,
    ImmutableArray<Office> Offices,
    ImmutableArray<Delegation> Delegations
)
{
    /// <summary>Every profile that offices had, each office's in order.</summary>
    public ImmutableArray<ProfileVersion> Profiles { get; init; } = [];

    /// <summary>The region of a code, if there is one.</summary>
    public Region? Region(string code) => Regions.FirstOrDefault(r => r.Code == code);

    /// <summary>The office of a code, if there is one.</summary>
    public Office? Office(string code) => Offices.FirstOrDefault(o => o.Code == code);

    /// <summary>How an office showed itself at an instant; before its first profile, as that says.</summary>
    public OfficeProfile ProfileAt(string officeCode, DateTimeOffset instant)
    {
        OfficeProfile? found = null;
        foreach (var version in Profiles)
            if (version.Office == officeCode && (found is null || version.EnteredAt <= instant))
                found = version.Profile;
        return found ?? OfficeProfile.Of(Office(officeCode)!);
    }

    /// <summary>
    /// The one office that handles a case (R16): the county office of the region if the item is delegated to it and in
    /// force that day, else the city office.
    /// </summary>
    /// <param name="itemCode">The item.</param>
    /// <param name="regionCode">The region the project lies in.</param>
    /// <param name="receivedOn">The day of receipt.</param>
    /// <param name="alsoIn">Other regions that the project reaches into: when they are not all the same office's, the
    /// city handles it, and says why.</param>
    public Handling Handling(
        string itemCode,
        string regionCode,
        DateOnly receivedOn,
        ImmutableArray<string> alsoIn = default
    )
    {
        var first = Holder(itemCode, regionCode, receivedOn); // R16
        if (!alsoIn.IsDefaultOrEmpty)
            foreach (var region in alsoIn)
                if (Holder(itemCode, region, receivedOn)?.Office != first?.Office)
                    return new(Office(Routing.Office.City)!, null) { CrossesRegions = true };
        return first ?? new(Office(Routing.Office.City)!, null);
    }

    /// <summary>The county office that handles an item in a region by delegation, if one does.</summary>
    private Handling? Holder(string itemCode, string regionCode, DateOnly day)
    {
        foreach (var office in Offices)
            if (
                office.Code != Routing.Office.City
                && office.Regions.Contains(regionCode)
                && InForce(itemCode, office.Code, day) is { } delegation
            )
                return new(office, delegation);
        return null;
    }

    /// <summary>
    /// How an office would handle an item of a region that day: with its own power (the city), by delegation if it
    /// serves the region, or not at all (null): asked where a case is referred (R19).
    /// </summary>
    public Handling? HandlingBy(string officeCode, string itemCode, string regionCode, DateOnly day) =>
        Office(officeCode) is not { } office ? null // R19: who is not in the register is competent for nothing
        : office.Code == Routing.Office.City ? new(office, null)
        : office.Regions.Contains(regionCode) && InForce(itemCode, officeCode, day) is { } delegation
            ? new(office, delegation)
        : null;

    /// <summary>The offices that handle an item on a day, each with its mode: <c>own</c>, <c>devolved</c> or <c>entrusted</c>.</summary>
    public IEnumerable<(Office Office, string Mode)> OfficesOf(ItemSheet item, DateOnly day)
    {
        foreach (var office in Offices)
            if (office.Code == Routing.Office.City)
                yield return (office, "own");
            else if (InForce(item.Code, office.Code, day) is { } delegation)
                yield return (office, delegation.Mode);
    }

    /// <summary>Whether an item is delegated to at least one office on a day.</summary>
    public bool IsDelegated(string itemCode, DateOnly day)
    {
        foreach (var delegation in Delegations)
            if (delegation.ItemCode == itemCode && delegation.InForce(day))
                return true;
        return false;
    }

    /// <summary>The delegation of an item to an office that is in force on a day.</summary>
    public Delegation? InForce(string itemCode, string office, DateOnly day)
    {
        foreach (var delegation in Delegations)
            if (delegation.ItemCode == itemCode && delegation.Office == office && delegation.InForce(day))
                return delegation;
        return null;
    }
}

/// <summary>Who handles a case, and by what power.</summary>
/// <param name="Office">The handling office.</param>
/// <param name="Delegation">The delegation it acts by; null for the city office's own power.</param>
public sealed record Handling(Office Office, Delegation? Delegation)
{
    /// <summary>The city handles it because the project lies in regions of several offices.</summary>
    public bool CrossesRegions { get; init; }

    /// <summary>Code of the office in whose name is decided: an entrusted office decides in the city's (PL 24).</summary>
    public string InNameOf => Delegation?.Mode == "entrusted" ? Routing.Office.City : Office.Code;
}

using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>Cases received in one month, of one item, in one region, handled by one office.</summary>
/// <param name="ItemCode">The item.</param>
/// <param name="Region">The region the projects lie in.</param>
/// <param name="Office">The office that handles, or handled, them.</param>
/// <param name="Month">The month of receipt, e.g. <c>202205</c>.</param>
/// <param name="Count">How many.</param>
public sealed record ReceivedCases(string ItemCode, string Region, string Office, int Month, int Count)
{
    /// <summary>Other regions that the projects reach into.</summary>
    public ImmutableArray<string> AlsoIn { get; init; } = [];
}

/// <summary>The same, and who would have handled them.</summary>
/// <param name="ItemCode">The item.</param>
/// <param name="InFact">The office that handles, or handled, them.</param>
/// <param name="Would">The office that would have.</param>
/// <param name="InNameOf">The office in whose name it would have decided.</param>
/// <param name="Month">The month of receipt.</param>
/// <param name="Count">How many.</param>
public sealed record WhatIfFlow(string ItemCode, string InFact, string Would, string InNameOf, int Month, int Count);

/// <summary>How many there were in fact, and how many there would have been.</summary>
public readonly record struct WhatIfCounts(int InFact, int Would);

/// <summary>
/// Who would have handled the cases of a period under a register: the register of one day, applied to every case
/// whenever it was received. Nothing is moved (R16).
/// </summary>
/// <param name="AsOf">The day whose register it is.</param>
/// <param name="Months">Length of the period, in months.</param>
/// <param name="Flows">The cases, in the order they were counted.</param>
public sealed record WhatIf(DateOnly AsOf, decimal Months, ImmutableArray<WhatIfFlow> Flows)
{
    /// <summary>Applies a register.</summary>
    /// <param name="register">The register.</param>
    /// <param name="asOf">The day whose register it is.</param>
    /// <param name="from">First day of the period.</param>
    /// <param name="to">Last day of the period.</param>
    /// <param name="received">The cases received in the period.</param>
    public static WhatIf Of(
        Register register,
        DateOnly asOf,
        DateOnly from,
        DateOnly to,
        IEnumerable<ReceivedCases> received
    ) =>
        new(
            asOf,
            MonthsBetween(from, to),
            [
                .. received.Select(r =>
                {
                    var would = register.Handling(r.ItemCode, r.Region, asOf, r.AlsoIn);
                    return new WhatIfFlow(r.ItemCode, r.Office, would.Office.Code, would.InNameOf, r.Month, r.Count);
                }),
            ]
        );

    /// <summary>A register with one more delegation, which goes before what there is, and without another.</summary>
    /// <param name="register">The register.</param>
    /// <param name="added">What is added; it counts as handed over.</param>
    /// <param name="leftOut">What is left out.</param>
    public static Register Suppose(Register register, Delegation? added, Delegation? leftOut)
    {
        var kept = register.Delegations.Where(d =>
            leftOut is null
            || (d.ItemCode, d.Office, d.EffectiveFrom) != (leftOut.ItemCode, leftOut.Office, leftOut.EffectiveFrom)
        );
        return register with { Delegations = [.. added is null ? Array.Empty<Delegation>() : [added], .. kept] };
    }

    /// <summary>All cases.</summary>
    public int Total => Flows.Sum(f => f.Count);

    /// <summary>Those that another office would have handled.</summary>
    public int Moved => Flows.Where(f => f.InFact != f.Would).Sum(f => f.Count);

    /// <summary>Those that a county office would have decided in the city's name (PL 24).</summary>
    public int Entrusted => Flows.Where(f => f.Would != f.InNameOf).Sum(f => f.Count);

    /// <summary>The items there were cases of, in order.</summary>
    public IEnumerable<string> Items => Flows.Select(f => f.ItemCode).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The months there were cases in, in order.</summary>
    public IEnumerable<int> AllMonths => Flows.Select(f => f.Month).Distinct().Order();

    /// <summary>The cases of an office; of one item or of all, in one month or in all.</summary>
    public WhatIfCounts Of(string office, string? itemCode = null, int? month = null)
    {
        var some = Flows
            .Where(f => (itemCode is null || f.ItemCode == itemCode) && (month is null || f.Month == month))
            .ToList();
        return new(
            some.Where(f => f.InFact == office).Sum(f => f.Count),
            some.Where(f => f.Would == office).Sum(f => f.Count)
        );
    }

    /// <summary>Cases a month, with one decimal.</summary>
    public decimal PerMonth(int count) => Math.Round(count / Months, 1, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The length of a period in months: a year has twelve, the days of a month that is not whole count as their share
    /// of it.
    /// </summary>
    private static decimal MonthsBetween(DateOnly from, DateOnly to) =>
        (to.Year - from.Year) * 12
        + to.Month
        - from.Month
        + (decimal)to.Day / DateTime.DaysInMonth(to.Year, to.Month)
        - (decimal)(from.Day - 1) / DateTime.DaysInMonth(from.Year, from.Month);
}

using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Who applies.</summary>
/// <param name="Kind"><c>person</c> or <c>organisation</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="IdNumber">Identity number (GB 11643) or unified social credit code (GB 32100).</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">E-mail: where notices go.</param>
public sealed record Applicant(string Kind, string Name, string IdNumber, string Phone, string Email);

/// <summary>The project applied for.</summary>
/// <param name="Name">Name.</param>
/// <param name="Address">Address.</param>
/// <param name="RegionCode">Region (GB/T 2260): with the item it decides who handles the case (R16).</param>
/// <param name="FloorArea">Floor area in m2, at most four decimals.</param>
public sealed record Project(string Name, string Address, string RegionCode, decimal? FloorArea)
{
    /// <summary>Other regions that it reaches into, by code.</summary>
    public ImmutableArray<string> AlsoIn
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The works that acceptance is asked for, where they are several: stations of a line, phases.</summary>
    public ImmutableArray<Works> Works
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The firms that answer for the works, beside the applicant.</summary>
    public ImmutableArray<Party> Parties
    {
        get => field.OrEmpty();
        init;
    } = [];
}

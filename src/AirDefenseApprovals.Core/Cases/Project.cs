using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>The project applied for.</summary>
/// <param name="Name">Name; empty for an item that asks for no project.</param>
/// <param name="Address">Address.</param>
/// <param name="RegionCode">Region (GB/T 2260): with the item it decides who handles the case (R16).</param>
/// <param name="FloorArea">Floor area in m2, at most four decimals.</param>
public sealed record Project(string Name, string Address, string RegionCode, decimal? FloorArea)
{
    /// <summary>Its code in the register of investment projects (投资项目代码); empty where none was given.</summary>
    public string Code
    {
        get => field ?? "";
        init;
    } = "";

    /// <summary>Other regions that it reaches into, by code.</summary>
    public ImmutableArray<string> AlsoIn
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>All regions that it lies in, its own first, by code.</summary>
    public IEnumerable<string> Regions => AlsoIn.Prepend(RegionCode).Distinct(); // a corrected region may be one of the others

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

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>Which county office handles which sub-item on a day, and by what mode (R17).</summary>
public sealed class MatrixModel(PageTools tools) : RegisterPage(tools)
{
    public DateOnly Day { get; private set; }

    /// <summary>The day as it was asked for.</summary>
    public string? On { get; private set; }

    public IEnumerable<IGrouping<MainItem, ItemSheet>> Rows => Items.GroupBy(i => i.MainItem);

    public void OnGet(string? on)
    {
        var errors = new List<FieldError>();
        Day = DelegationInput.Day(on, "on", errors) ?? Today;
        On = errors.Count > 0 ? on : Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (errors.Count > 0) Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
    }

    /// <summary>What a cell says: <c>devolved</c>, <c>entrusted</c> or <c>none</c>.</summary>
    public (string Mode, string? Instrument) Cell(ItemSheet item, Office office) => Book.Register.InForce(item.Code, office.Code, Day) is { } d ? (d.Mode, d.Instrument) : ("none", null);
}

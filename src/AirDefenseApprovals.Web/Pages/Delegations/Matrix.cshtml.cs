using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>Which county office handles which sub-item on a day, and by what mode (R17).</summary>
public sealed class MatrixModel(PageTools tools, AdaDb db) : RegisterPage(tools)
{
    private List<DelegationRow> waiting = [];

    public DateOnly Day { get; private set; }

    /// <summary>The day as it was asked for.</summary>
    public string? On { get; private set; }

    public IEnumerable<IGrouping<MainItem, ItemSheet>> Rows => Items.GroupBy(i => i.MainItem);

    public async Task OnGetAsync(string? on)
    {
        var errors = new List<FieldError>();
        Day = DelegationInput.Day(on, "on", errors) ?? Today;
        On = errors.Count > 0 ? on : Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        waiting = await db
            .Delegations.AsNoTracking()
            .Where(d => d.EffectiveFrom <= Day && (d.ReleasedOn == null || d.ReleasedOn > Day))
            .ToListAsync(HttpContext.RequestAborted);
        if (errors.Count > 0)
            Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
    }

    /// <summary>
    /// What a cell says: <c>devolved</c>, <c>entrusted</c>, <c>waiting</c>, with the delegation whose checklist is
    /// open, or <c>none</c>.
    /// </summary>
    public (string Mode, string? Instrument, Guid? Waiting) Cell(ItemSheet item, Office office)
    {
        if (Book.Register.InForce(item.Code, office.Code, Day) is { } d)
            return (d.Mode, d.Instrument, null);
        return
            waiting.FirstOrDefault(w =>
                w.ItemCode == item.Code
                && w.Office == office.Code
                && w.EffectiveFrom <= Day
                && (w.EffectiveTo is not { } to || Day <= to)
            )
                is { } row
            ? ("waiting", row.Instrument, row.Id)
            : ("none", null, null);
    }
}

using System.Collections.Frozen;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Holds the rulebook that acts are judged by: the catalogue's files, and what administrators entered since. Replaced whole when something changes.</summary>
public sealed class RulebookKeeper(Catalogue catalogue, OfficeHours hours, IDocumentPress press) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly SemaphoreSlim loading = new(1);
    private volatile Rulebook? book;

    /// <summary>The rulebook in force.</summary>
    public Rulebook Book => book ?? throw new InvalidOperationException("The rulebook is loaded when the host starts.");

    /// <summary>Takes over what the database holds; at first start the catalogue's delegations go there.</summary>
    public async Task LoadAsync(AdaDb db, CancellationToken cancellation)
    {
        await loading.WaitAsync(cancellation); // one after another: the last to come has read the newest
        try
        {
            await ReadAsync(db, cancellation);
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private async Task ReadAsync(AdaDb db, CancellationToken cancellation)
    {
        if (!await db.Delegations.AnyAsync(cancellation))
        {
            db.Delegations.AddRange(catalogue.Register.Delegations.Select(Row));
            await db.SaveChangesAsync(cancellation);
        }

        var years = (await db.CalendarYears.AsNoTracking().ToListAsync(cancellation)).Select(y => JsonSerializer.Deserialize<CalendarYear>(y.Body, Json)!).ToList();
        var delegations = await db.Delegations.AsNoTracking().OrderBy(d => d.ItemCode).ThenBy(d => d.Office).ThenBy(d => d.EffectiveFrom).ToListAsync(cancellation);
        book = new Rulebook
        {
            Items = catalogue.Items,
            Processes = catalogue.Processes.ToFrozenDictionary(p => (p.DefinitionId, p.Version)),
            Register = catalogue.Register with { Delegations = [.. delegations.Select(Delegation)] },
            Standards = new StandardsRegister(catalogue.Standards),
            Calendar = new WorkingCalendar(catalogue.Years.Where(y => years.TrueForAll(entered => entered.Year != y.Year)).Concat(years), hours),
            Press = press,
        };
    }

    internal static DelegationRow Row(Delegation d) => new()
    {
        Id = Guid.CreateVersion7(),
        ItemCode = d.ItemCode,
        Office = d.Office,
        Instrument = d.Instrument,
        Mode = d.Mode,
        HandoverDate = d.HandoverDate,
        EffectiveFrom = d.EffectiveFrom,
        EffectiveTo = d.EffectiveTo,
    };

    internal static Delegation Delegation(DelegationRow d) => new()
    {
        ItemCode = d.ItemCode,
        Office = d.Office,
        Instrument = d.Instrument,
        Mode = d.Mode,
        HandoverDate = d.HandoverDate,
        EffectiveFrom = d.EffectiveFrom,
        EffectiveTo = d.EffectiveTo,
    };
}

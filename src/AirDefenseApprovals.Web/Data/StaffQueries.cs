using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the record of acts on the staff from behind the walls of R18: of whom an actor manages, and nobody else.</summary>
public sealed class StaffQueries(AdaDb db, RulebookKeeper keeper)
{
    /// <summary>A page of the record, newest first.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="office">Of one office alone; empty for all that the actor manages.</param>
    /// <param name="paging">Which page.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Page<StaffLogRow>> LogAsync(
        Actor actor,
        string? office,
        Paging paging,
        CancellationToken cancellation
    )
    {
        string[] managed = [.. keeper.Book.Staff.Where(m => StaffAct.Manages(actor, m)).Select(m => m.UserName)];
        var log = db.StaffLog.AsNoTracking().Where(l => managed.Contains(l.UserName));
        if (!actor.Is(Roles.Administrator))
            log = log.Where(l => l.Office == actor.Office);
        if (office is { Length: > 0 })
            log = log.Where(l => l.Office == office);
        var total = await log.CountAsync(cancellation);
        return new(
            await log.OrderByDescending(l => l.At)
                .ThenByDescending(l => l.Id)
                .Skip(paging.Skip)
                .Take(paging.PageSize)
                .ToListAsync(cancellation),
            paging.Page,
            paging.PageSize,
            total
        );
    }
}

using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the result documents of the own office that run out (R33), from behind the walls of R18.</summary>
public sealed class DocumentQueries(AdaDb db, OfficeClock clock)
{
    /// <summary>How many days ahead is looked where nobody says.</summary>
    public const int UsualDays = 90;

    /// <summary>Most days ahead.</summary>
    public const int MostDays = 1830;

    /// <summary>Documents that stand and end within so many days, the nearest first.</summary>
    public async Task<Page<ExpiringDocument>> ExpiringAsync(
        Actor actor,
        int days,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var today = WorkingCalendar.DayOf(clock.Now);
        var last = today.AddDays(days);
        var expiring =
            from document in db.Documents.AsNoTracking()
            where document.Office == actor.Office && document.AnnulledAt == null
            where document.ValidTo >= today && document.ValidTo <= last
            join row in db.Cases on document.CaseId equals row.Id
            select new
            {
                document,
                row.Number,
                row.ProjectName,
            };
        var total = await expiring.CountAsync(cancellation);
        var rows = await expiring
            .OrderBy(d => d.document.ValidTo)
            .ThenBy(d => d.document.Number)
            .Skip(paging.Skip)
            .Take(paging.PageSize)
            .ToListAsync(cancellation);
        return new(
            [
                .. rows.Select(r => new ExpiringDocument(
                    r.document,
                    r.Number!,
                    r.ProjectName,
                    r.document.ValidTo!.Value.DayNumber - today.DayNumber
                )),
            ],
            paging.Page,
            paging.PageSize,
            total
        );
    }
}

/// <summary>A result document that runs out.</summary>
/// <param name="Row">Its row.</param>
/// <param name="CaseNumber">Its case's number.</param>
/// <param name="ProjectName">Its case's project.</param>
/// <param name="DaysLeft">Days up to its last one; 0 on that day.</param>
public sealed record ExpiringDocument(DocumentRow Row, string CaseNumber, string ProjectName, int DaysLeft);

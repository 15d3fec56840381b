using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The inbox: notices to an applicant's own cases, to supervisors together, to the heads of an office about its own
/// cases, and to one of the staff.
/// </summary>
public sealed class Inbox(AdaDb db, WriterQueue writer)
{
    public IQueryable<NoticeRow> To(Actor reader) => Of(db, reader).AsNoTracking();

    public async Task<Page<NoticeRow>> ListAsync(Actor reader, Paging paging, CancellationToken cancellation)
    {
        var total = await To(reader).CountAsync(cancellation);
        var rows = await To(reader)
            .OrderByDescending(n => n.CreatedAt)
            .ThenByDescending(n => n.Id)
            .Skip(paging.Skip)
            .Take(paging.PageSize)
            .ToListAsync(cancellation);
        return new(rows, paging.Page, paging.PageSize, total);
    }

    /// <summary>Marks a notice as read, the first time.</summary>
    public Task<NoticeRow?> ReadAsync(Actor reader, Guid id, DateTimeOffset at, CancellationToken cancellation) =>
        writer.WriteAsync(
            async context =>
            {
                var notice = await Of(context, reader).FirstOrDefaultAsync(n => n.Id == id);
                if (notice is { ReadAt: null })
                    notice.ReadAt = at;
                return (notice, notice is not null);
            },
            cancellation
        );

    private static IQueryable<NoticeRow> Of(AdaDb context, Actor reader) =>
        reader.Is(Roles.Supervisor) ? context.Notices.Where(n => n.To == Audience.Supervisor)
        : reader.Is(Roles.Head)
            ? context.Notices.Where(n =>
                (n.To == Audience.Head && context.Cases.Any(c => c.Id == n.CaseId && c.Office == reader.Office))
                || (n.To == Audience.CityHead && reader.Office == Office.City)
                || (n.To == Audience.Colleague && n.OwnerId == reader.UserId)
            )
        : Walls.IsStaff(reader) ? context.Notices.Where(n => n.To == Audience.Colleague && n.OwnerId == reader.UserId)
        : context.Notices.Where(n => n.To == Audience.Applicant && n.OwnerId == reader.UserId);
}

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

    /// <summary>How many the reader has not read, counted as far as it is told.</summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="most">How far it is told.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<int> UnreadAsync(Actor reader, int most, CancellationToken cancellation) =>
        To(reader).Where(n => n.ReadAt == null).Take(most).CountAsync(cancellation);

    /// <summary>The notices to a reader, newest first.</summary>
    public async Task<Page<NoticeRow>> ListAsync(
        Actor reader,
        bool unreadOnly,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var notices = unreadOnly ? To(reader).Where(n => n.ReadAt == null) : To(reader);
        var total = await notices.CountAsync(cancellation);
        var rows = await notices
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
                var notice = await Of(context, reader).FirstOrDefaultAsync(n => n.Id == id, CancellationToken.None);
                if (notice is { ReadAt: null })
                    notice.ReadAt = at;
                return (notice, notice is not null);
            },
            cancellation
        );

    /// <summary>Marks all as read that came until an instant: what came after it, its reader has not seen.</summary>
    /// <returns>How many were not.</returns>
    public Task<int> ReadAllAsync(
        Actor reader,
        DateTimeOffset until,
        DateTimeOffset at,
        CancellationToken cancellation
    ) =>
        writer.WriteAsync(
            async context =>
            {
                var unread = await Of(context, reader)
                    .Where(n => n.ReadAt == null && n.CreatedAt <= until)
                    .ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, at), CancellationToken.None);
                return (unread, unread > 0);
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

using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>What waits in the database: timers and mails are rows, so this is true for all nodes at once.</summary>
internal static class Backlog
{
    /// <summary>Timers set.</summary>
    public static IQueryable<TimerRow> Armed(this AdaDb db) => db.Timers.AsNoTracking();

    /// <summary>Timers that were due before an instant of the office's clock.</summary>
    public static IQueryable<TimerRow> Due(this AdaDb db, DateTimeOffset before) =>
        db.Timers.AsNoTracking().Where(t => t.DueAt < before);

    /// <summary>Mails not sent yet.</summary>
    public static IQueryable<NoticeRow> Unsent(this AdaDb db) => db.Notices.AsNoTracking().Where(n => n.SentAt == null);
}

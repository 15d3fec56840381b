using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Puts what changed of an acceptance into rows: defects and omissions for figures, in which practice has no part;
/// links to be found by.
/// </summary>
internal sealed class AcceptanceSaver(RowWriter rows, WorkingCalendar calendar)
{
    /// <summary>Saves what an act changed.</summary>
    public async Task SaveAsync(Case? before, Case after)
    {
        if (after.DefectNotice is { } notice && !after.Practice && !ReferenceEquals(before?.DefectNotice, notice))
            await SaveDefectsAsync(before?.DefectNotice, after, notice);
        var (had, has) = (before?.Omissions.Length ?? 0, after.Omissions);
        foreach (var omission in after.Practice ? [] : has.Skip(had))
            await rows.InsertAsync(
                new OmissionRow
                {
                    CaseId = after.Id,
                    No = omission.No,
                    Office = after.Office!,
                    Clause = omission.Clause,
                    At = omission.At,
                }
            );
        var (old, links) = (before?.Links ?? [], after.Links);
        foreach (var gone in old.Except(links))
            await rows.ExecuteAsync("""DELETE FROM "PartyLinks" WHERE "Hash" = @p0""", gone.Hash);
        foreach (var link in links.Except(old))
            await rows.InsertAsync(
                new PartyLinkRow
                {
                    Hash = link.Hash,
                    CaseId = after.Id,
                    Party = link.Party,
                    At = link.At,
                }
            );
    }

    private async Task SaveDefectsAsync(DefectNotice? before, Case after, DefectNotice notice)
    {
        foreach (var defect in notice.Items)
        {
            var was = before?.Items.FirstOrDefault(d => d.ItemNo == defect.ItemNo);
            if (was is not null && (was.ClosedAt, was.Deadline) == (defect.ClosedAt, defect.Deadline))
                continue;
            if (was is not null)
                await rows.ExecuteAsync(
                    """DELETE FROM "Defects" WHERE "CaseId" = @p0 AND "ItemNo" = @p1""",
                    after.Id,
                    defect.ItemNo
                );
            await rows.InsertAsync(RowOf(after, notice, defect, calendar));
        }
    }

    /// <summary>
    /// Makes the rows, and the timers of open deadlines, of cases that were inspected before there were such rows. Run
    /// at start; nothing is left to do from the second on.
    /// </summary>
    public static async Task FillAsync(AdaDb db, Rulebook book, CancellationToken cancellation)
    {
        if (await db.Defects.AnyAsync(cancellation))
            return;
        foreach (
            var id in await db
                .DefectNotices.AsNoTracking()
                .Where(n => db.Counted.Any(c => c.Id == n.CaseId))
                .Select(n => n.CaseId)
                .ToListAsync(cancellation)
        )
        {
            var @case = CaseJson.Read(
                await db.Cases.AsNoTracking().Where(c => c.Id == id).Select(c => c.Body).FirstAsync(cancellation)
            );
            var calendar = book.CalendarOf(@case);
            db.Defects.AddRange(@case.DefectNotice!.Items.Select(d => RowOf(@case, @case.DefectNotice, d, calendar)));
            db.Timers.AddRange(
                CaseTimer
                    .Of(@case, calendar)
                    .Where(t => t.Kind is TimerKind.DefectReminder or TimerKind.DefectsOverdue)
                    .Select(t => new TimerRow
                    {
                        CaseId = id,
                        Kind = t.Kind,
                        DueAt = t.DueAt,
                    })
            );
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The row of a defect.</summary>
    private static DefectRow RowOf(Case @case, DefectNotice notice, Defect defect, WorkingCalendar calendar) =>
        new()
        {
            CaseId = @case.Id,
            ItemNo = defect.ItemNo,
            Office = @case.Office!,
            Clause = defect.Clause,
            NotifiedAt = notice.IssuedAt,
            Deadline = defect.Deadline,
            ClosedAt = defect.ClosedAt,
            Days = defect.ClosedAt is { } closed
                ? calendar.WorkingDaysBetween(
                    defect.CountedFrom ?? WorkingCalendar.DayOf(notice.IssuedAt),
                    WorkingCalendar.DayOf(closed)
                )
                : null,
            Arisen = defect.ArisenOn is not null,
        };
}

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Keeps the rows of a case's pauses (R11): a new one with who began it, an open one brought up to date.</summary>
internal sealed class PauseSaver(RowWriter rows, WorkingCalendar calendar)
{
    /// <summary>Saves what an act changed about the pauses.</summary>
    public async Task SaveAsync(Case? before, Changes changes)
    {
        if (changes.Case is not { Clock: { Pauses: { Length: > 0 } pauses } clock } after)
            return;
        var known = before?.Clock?.Pauses.Length ?? 0;
        var begun = changes.Entries.Where(e => e.Act == "paused").Select(e => e.Actor.User).ToList();
        for (var i = 0; i < pauses.Length; i++)
        {
            if (i >= known)
                await rows.InsertAsync(Row(after, clock, i, begun[i - known], calendar));
            else if (before!.Clock!.Pauses[i].To is null)
                await UpdateAsync(after.Id, i, PauseAccount.Of(calendar, clock, i));
        }
    }

    /// <summary>A pause begins once; its end, and after a change of the calendar its announced end, come later.</summary>
    private Task<int> UpdateAsync(Guid caseId, int index, PauseAccount account) =>
        rows.ExecuteAsync(
            """UPDATE "Pauses" SET "To" = @p0, "ExpectedEnd" = @p1, "Days" = @p2 WHERE "CaseId" = @p3 AND "Ordinal" = @p4""",
            account.Pause.To is { } to ? to.ToUnixTimeMilliseconds() : DBNull.Value,
            account.ExpectedEnd.ToUnixTimeMilliseconds(),
            account.Days,
            caseId,
            index + 1
        );

    private static PauseRow Row(Case @case, ClockFacts clock, int index, string officer, WorkingCalendar calendar)
    {
        var account = PauseAccount.Of(calendar, clock, index);
        return new PauseRow
        {
            CaseId = @case.Id,
            Ordinal = index + 1,
            Kind = account.Pause.Kind,
            From = account.Pause.From,
            To = account.Pause.To,
            ExpectedDays = account.Pause.ExpectedDays,
            ExpectedEnd = account.ExpectedEnd,
            Reason = account.Pause.Reason,
            Officer = officer,
            Office = @case.Office!,
            DaysLeft = account.DaysLeft,
            Days = account.Days,
        };
    }

    /// <summary>
    /// Makes the rows, and the timers of pauses that are open, of cases that were paused before there were such rows.
    /// Run at start; nothing is
    /// left to do from the second on.
    /// </summary>
    public static async Task FillAsync(AdaDb db, Rulebook book, CancellationToken cancellation)
    {
        if (await db.Pauses.AnyAsync(cancellation))
            return;
        var paused = await db
            .Journal.AsNoTracking()
            .Where(j => j.Act == "paused")
            .OrderBy(j => j.CaseId)
            .ThenBy(j => j.Seq)
            .Select(j => new { j.CaseId, j.User })
            .ToListAsync(cancellation);
        foreach (var entries in paused.GroupBy(p => p.CaseId, p => p.User))
        {
            var @case = CaseJson.Read(
                await db
                    .Cases.AsNoTracking()
                    .Where(c => c.Id == entries.Key)
                    .Select(c => c.Body)
                    .FirstAsync(cancellation)
            );
            var calendar = book.CalendarOf(@case);
            db.Pauses.AddRange(
                entries
                    .Take(@case.Clock!.Pauses.Length)
                    .Select((officer, i) => Row(@case, @case.Clock, i, officer, calendar))
            );
            db.Timers.AddRange(
                CaseTimer
                    .Of(@case, calendar)
                    .Where(t => t.Kind == TimerKind.PauseOverlong)
                    .Select(t => new TimerRow
                    {
                        CaseId = @case.Id,
                        Kind = t.Kind,
                        DueAt = t.DueAt,
                    })
            );
        }

        await db.SaveChangesAsync(cancellation);
    }
}

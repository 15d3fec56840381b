using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>
/// Gives on what nobody has, and what people have who are away or left (R30), one act per case. Called when the staff changes, at start and
/// each half minute: an absence begins, somebody comes back. What is done already is not done again.
/// </summary>
public sealed class AssignmentSweep(
    IDbContextFactory<AdaDb> databases,
    CaseActs acts,
    RulebookKeeper keeper,
    OfficeClock clock,
    IDatabase database,
    ILogger<AssignmentSweep> log
)
{
    private const int Batch = 128;

    /// <summary>Sweeps as the system.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellation) => ExecuteAsync(Actor.System, null, cancellation);

    /// <summary>Sweeps, of all offices or of one.</summary>
    /// <param name="by">Who changed the staff.</param>
    /// <param name="office">The office; null for all.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>How many cases changed.</returns>
    public async Task<int> ExecuteAsync(Actor by, string? office, CancellationToken cancellation)
    {
        await using var alone = await database.AloneAsync("assignments", cancellation);
        var (changed, last) = (0, Guid.Empty);
        while (await NextAsync(office, last, cancellation) is { Count: > 0 } cases)
        {
            var done = await Task.WhenAll(cases.Select(id => AssignAsync(id, by, cancellation)));
            (changed, last) = (changed + done.Count(d => d), cases[^1]);
        }

        return changed;
    }

    /// <summary>
    /// Cases with a task that somebody is free for and nobody has, or that is with somebody who is not there, or no
    /// longer in that role.
    /// </summary>
    private async Task<List<Guid>> NextAsync(string? office, Guid last, CancellationToken cancellation)
    {
        var (day, staff) = (WorkingCalendar.DayOf(clock.Now), keeper.Book.Staff);
        var there = staff
            .Where(m => m.Active && m.AbsentOn(day) is null)
            .SelectMany(m => m.Roles.Select(r => (Role: $"{m.Office}/{r}", m.UserName)))
            .ToList();
        string[] served = [.. there.Select(t => t.Role).Distinct()],
            able = [.. there.Select(t => $"{t.Role}/{t.UserName}")];
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var tasks = db
            .Tasks.AsNoTracking()
            .Where(t =>
                t.InTurn
                && t.CaseId > last
                && (
                    (t.Assignee == null && served.Contains(t.Office + "/" + t.Role))
                    || (t.Assignee != null && !able.Contains(t.Office + "/" + t.Role + "/" + t.Assignee))
                )
            );
        if (office is not null)
            tasks = tasks.Where(t => t.Office == office);
        return await tasks.Select(t => t.CaseId).Distinct().OrderBy(id => id).Take(Batch).ToListAsync(cancellation);
    }

    private async Task<bool> AssignAsync(Guid id, Actor by, CancellationToken cancellation)
    {
        try
        {
            return (
                await acts.DoAsync(id, new AssignTasks { By = by, At = clock.Now }, cancellation: cancellation)
            ).Refusal
                is null;
        }
        // One case's trouble must not stop the others; the next sweep tries again
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The tasks of case {Case} were not assigned.", id);
            return false;
        }
    }
}

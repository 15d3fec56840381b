using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Mail;
using AirDefenseApprovals.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>
/// Sends what waits in the outbox (R28). A mail that fails is tried again with growing pauses and the same Message-ID; a dead server
/// pauses the whole outbox and nothing else. Attempts live on real time.
/// </summary>
public sealed class OutboxJob(
    IDbContextFactory<AdaDb> databases,
    WriterQueue writer,
    Postman postman,
    Alarms alarms,
    IDatabase database,
    TimeProvider time,
    OfficeMeter meter,
    ILogger<OutboxJob> log
)
{
    private const int Batch = 50;

    /// <summary>Between batches: people at work come first, and mail servers dislike floods.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    /// <summary>What a slow server has taken by then is kept before more is sent.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMinutes(1);

    /// <summary>So many are marked as sent together: a kill in between repeats no more, under the same Message-ID.</summary>
    private const int Portion = 5;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(30),
        LongestPause = TimeSpan.FromHours(2);

    /// <summary>Since when the mail server has not taken anything, in real time; null while it does, or nothing was tried yet.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Sends until nothing is waiting that may be tried now.</summary>
    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        await using var alone = await database.TryAloneAsync("outbox", cancellation);
        if (alone is null)
            return; // the round that runs takes the new ones too, or the next minute does
        alarms.OutboxBegins();
        while (await SendBatchAsync(cancellation))
            await Task.Delay(Breath, cancellation);
    }

    /// <summary>How long to wait after a number of failed attempts: doubling, up to two hours.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        attempts > 10
            ? LongestPause
            : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, ShortestPause.Ticks << (attempts - 1)));

    private async Task<bool> SendBatchAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        List<NoticeRow> waiting;
        string[] supervisors;
        ILookup<Guid, string> heads;
        string[] cityHeads;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            waiting = await db
                .Notices.AsNoTracking()
                .Where(n => n.SentAt == null && n.NextAttemptAt <= now)
                .OrderBy(n => n.NextAttemptAt)
                .ThenBy(n => n.Id)
                .Take(Batch)
                .ToListAsync(cancellation);
            if (waiting.Count == 0)
                return false;
            supervisors = await MailOfAsync(db, Roles.Supervisor, null, cancellation);
            cityHeads = await MailOfAsync(db, Roles.Head, Office.City, cancellation);
            heads = await HeadsAsync(
                db,
                [.. waiting.Where(n => n.To == Audience.Head).Select(n => n.CaseId)],
                cancellation
            );
        }

        var (outcome, kept) = (new Dictionary<Guid, string?>(), 0);
        try
        {
            await using var round = await postman.OpenAsync(cancellation);
            var begun = time.GetTimestamp();
            foreach (var portion in waiting.Chunk(Portion))
            {
                foreach (var notice in portion)
                    outcome[notice.Id] = await TryAsync(
                        round,
                        notice,
                        ReadersOf(notice, supervisors, cityHeads, heads),
                        cancellation
                    );
                await KeepAsync(portion, outcome, time.GetUtcNow());
                kept += portion.Length;
                if (time.GetElapsedTime(begun) > LongestBatch)
                    break;
            }

            FailingSince = null;
        }
        catch (Exception error) when (error is not (OperationCanceledException or StorageUnavailableException))
        {
            FailingSince ??= time.GetUtcNow();
            log.LogWarning("The mail server cannot be reached: {Error}", error.Message);
            foreach (var notice in waiting.Where(n => !outcome.ContainsKey(n.Id)))
                outcome[notice.Id] = error.Message;
            await KeepAsync(waiting[kept..], outcome, time.GetUtcNow());
        }

        meter.Mailed(outcome.Count(o => o.Value is null), outcome.Count(o => o.Value is not null));
        return waiting.Count == Batch;
    }

    private static string[] ReadersOf(
        NoticeRow notice,
        string[] supervisors,
        string[] cityHeads,
        ILookup<Guid, string> heads
    ) =>
        notice.To switch
        {
            Audience.Supervisor => supervisors,
            Audience.CityHead => cityHeads,
            Audience.Head => [.. heads[notice.CaseId]],
            _ => notice.Email is { Length: > 0 } address ? [address] : [],
        };

    private static async Task<string?> TryAsync(
        Postman.Round round,
        NoticeRow notice,
        string[] to,
        CancellationToken cancellation
    )
    {
        if (to.Length == 0)
            return null; // nobody to mail it to: the inbox has it
        try
        {
            await round.SendAsync(notice, to, cancellation);
            return null;
        }
        // This one mail; the server itself is well
        catch (Exception error) when (error is MailKit.Net.Smtp.SmtpCommandException or MimeKit.ParseException)
        {
            return error.Message;
        }
    }

    private Task<bool> KeepAsync(
        IReadOnlyList<NoticeRow> tried,
        Dictionary<Guid, string?> outcome,
        DateTimeOffset at
    ) =>
        writer.WriteAsync(
            async db =>
            {
                var sent = tried.Where(n => outcome[n.Id] is null).Select(n => n.Id).ToList();
                await db
                    .Notices.Where(n => sent.Contains(n.Id))
                    .ExecuteUpdateAsync(n =>
                        n.SetProperty(x => x.SentAt, at)
                            .SetProperty(x => x.Attempts, x => x.Attempts + 1)
                            .SetProperty(x => x.LastError, (string?)null)
                    );
                foreach (var failed in tried.Where(n => outcome[n.Id] is not null))
                {
                    var (next, error) = (at + PauseAfter(failed.Attempts + 1), outcome[failed.Id]);
                    await db
                        .Notices.Where(n => n.Id == failed.Id)
                        .ExecuteUpdateAsync(n =>
                            n.SetProperty(x => x.NextAttemptAt, next)
                                .SetProperty(x => x.Attempts, x => x.Attempts + 1)
                                .SetProperty(x => x.LastError, error)
                        );
                }

                return (true, true);
            },
            CancellationToken.None
        );

    /// <summary>Where those in a role are mailed: of an office, or of all.</summary>
    private static async Task<string[]> MailOfAsync(
        AdaDb db,
        string inRole,
        string? office,
        CancellationToken cancellation
    ) =>
        await (
            from account in db.Set<Account>()
            join member in db.UserRoles on account.Id equals member.UserId
            join role in db.Roles on member.RoleId equals role.Id
            where
                role.Name == inRole
                && !account.Disabled
                && account.Email != null
                && (office == null || account.Office == office)
            select account.Email!
        ).ToArrayAsync(cancellation);

    /// <summary>The heads of the offices that handle some cases, by case.</summary>
    private static async Task<ILookup<Guid, string>> HeadsAsync(
        AdaDb db,
        Guid[] cases,
        CancellationToken cancellation
    ) =>
        cases.Length == 0
            ? Array.Empty<(Guid, string)>().ToLookup(c => c.Item1, c => c.Item2)
            : (
                await (
                    from @case in db.Cases
                    join account in db.Set<Account>() on @case.Office equals account.Office
                    join member in db.UserRoles on account.Id equals member.UserId
                    join role in db.Roles on member.RoleId equals role.Id
                    where
                        cases.Contains(@case.Id)
                        && role.Name == Roles.Head
                        && !account.Disabled
                        && account.Email != null
                    select new { @case.Id, Email = account.Email! }
                ).ToListAsync(cancellation)
            ).ToLookup(h => h.Id, h => h.Email);
}

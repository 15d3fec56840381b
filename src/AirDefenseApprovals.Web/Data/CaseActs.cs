using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Jobs;
using AirDefenseApprovals.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The one way in: every act of pages, API, timers, imports and demo data is carried out here, in one transaction
/// (<see cref="CaseTransaction"/>); after the commit the alarm clock is told.
/// </summary>
public sealed class CaseActs(
    IDbContextFactory<AdaDb> databases,
    WriterQueue writer,
    RulebookKeeper keeper,
    NoticeWriter notices,
    Alarms alarms,
    IDatabase database,
    OfficeMeter meter
)
{
    private static readonly Func<AdaDb, Guid, SavedCase?> CaseById = EF.CompileQuery(
        (AdaDb db, Guid id) =>
            db
                .Cases.AsNoTracking()
                .Where(c => c.Id == id)
                .Select(c => new SavedCase(c.Body, c.Version))
                .FirstOrDefault()
    );

    private readonly KeptTurns turns = new();

    /// <summary>Begins a case.</summary>
    public Task<ActResult> BeginAsync(SaveDraft act, RepeatKey? repeat, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        return RunAsync(
            id,
            act,
            repeat,
            transaction => transaction.BeginAsync(book => act.Begin(id, book)),
            cancellation
        );
    }

    /// <summary>
    /// Takes an application in at the counter: filled in and handed in at once, with its number and whoever's turn it
    /// is.
    /// </summary>
    public Task<ActResult> CounterAsync(ApplyAtCounter act, RepeatKey? repeat, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        return RunAsync(id, act, repeat, transaction => transaction.BeginAtCounterAsync(id, act), cancellation);
    }

    /// <summary>Begins a practice case.</summary>
    public Task<ActResult> PracticeAsync(StartPractice act, RepeatKey? repeat, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        return RunAsync(
            id,
            act,
            repeat,
            transaction => transaction.BeginAsync(book => act.Begin(id, book)),
            cancellation
        );
    }

    /// <summary>Begins a case as a copy of another (R7), or gives the copy back that is there untouched.</summary>
    public Task<ActResult> CopyAsync(
        Guid from,
        Func<Guid, CopyCase> act,
        RepeatKey? repeat,
        CancellationToken cancellation
    )
    {
        var copy = act(Guid.CreateVersion7());
        return RunAsync(
            copy.NewId,
            copy,
            null, // the transaction uses it up itself, once it knows which case is the answer
            transaction => transaction.BeginAsCopyAsync(from, copy, repeat),
            cancellation
        );
    }

    /// <summary>Carries out an act on a case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="act">The act.</param>
    /// <param name="expectedVersion">The version that the actor has seen; null when they did not say.</param>
    /// <param name="repeat">The write's idempotency key, if it carries one.</param>
    /// <param name="cancellation">Stops waiting for the writer.</param>
    public async Task<ActResult> DoAsync(
        Guid id,
        CaseAct act,
        int? expectedVersion = null,
        RepeatKey? repeat = null,
        CancellationToken cancellation = default
    )
    {
        if (act is CompleteTask { MayIssueDocument: true } or ReplaceDocument)
            await PrintAheadAsync(id, act, cancellation);
        return await RunAsync(
            id,
            act,
            repeat,
            transaction => transaction.CarryOutAsync(id, act, expectedVersion),
            cancellation
        );
    }

    /// <summary>Carries out an act that was decided ahead: of very many at once, that all processors may decide while one writes.</summary>
    public Task<ActResult> DoAsync(DecidedAct decided, CancellationToken cancellation) =>
        RunAsync(decided.Case.Id, decided.Act, null, transaction => transaction.CarryOutAsync(decided), cancellation);

    /// <summary>Runs an act in the writer's transaction. Work that loses a race is tried again, on a case transaction of its own.</summary>
    private async Task<ActResult> RunAsync(
        Guid id,
        CaseAct act,
        RepeatKey? repeat,
        Func<CaseTransaction, Task<ActOutcome>> steps,
        CancellationToken cancellation
    )
    {
        using var timing = meter.Begin(act);
        var outcome = await writer.WriteAsync(
            async db =>
            {
                var transaction = new CaseTransaction(db, database, turns, notices, keeper.Book);
                if (repeat is not null)
                    await transaction.UseAsync(repeat, id, act.RecordedAt);
                var done = await steps(transaction);
                return (done, Keep: done.Result.Refusal is null);
            },
            cancellation
        );

        timing.Decided(outcome.Result.Refusal is null);
        if (outcome.Result.Changes is { } changes)
            alarms.Set(changes, bySweep: act is TimerDue);
        foreach (var timer in outcome.Fired)
            meter.Fired(timer.Kind, timer.Late);
        return outcome.Result;
    }

    /// <summary>
    /// Decides an act that may issue a result document once ahead, outside the writer, on what the case is now: the press keeps what it
    /// printed, so that the writer, deciding again, need not wait for drawing.
    /// </summary>
    private async Task PrintAheadAsync(Guid id, CaseAct act, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (CaseById(db, id) is { } saved)
            act.Decide(CaseJson.Read(saved.Body), keeper.Book);
    }
}

/// <summary>What became of an act: the case after it, or the refusal.</summary>
/// <param name="Case">The case after the act; null when refused.</param>
/// <param name="Version">Its version: the ETag.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Changes">What was saved.</param>
public sealed record ActResult(Case? Case, int Version, Refusal? Refusal, Changes? Changes);

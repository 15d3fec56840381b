using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The one way in: every act of pages, API, timers, imports and demo data is carried out here, in one transaction.</summary>
public sealed class CaseActs(IDbContextFactory<AdaDb> databases, WriterQueue writer, RulebookKeeper keeper, NoticeWriter notices, Alarms alarms)
{
    /// <summary>Begins a case.</summary>
    public async Task<ActResult> BeginAsync(SaveDraft act, RepeatKey? repeat, CancellationToken cancellation) =>
        await DoAsync(Guid.CreateVersion7(), act, (_, id) => act.Begin(id, keeper.Book), null, repeat, cancellation);

    /// <summary>Begins a case as a copy of another (R7).</summary>
    public async Task<ActResult> CopyAsync(Guid from, Func<Guid, CopyCase> act, RepeatKey? repeat, CancellationToken cancellation)
    {
        var copy = act(Guid.CreateVersion7());
        return await DoAsync(copy.NewId, copy, (db, _) => Find(db, from) is { } row ? copy.Decide(CaseJson.Read(row.Body), keeper.Book) : Refusal.NotFound(), null, repeat, cancellation);
    }

    /// <summary>Carries out an act on a case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="act">The act.</param>
    /// <param name="expectedVersion">The version that the actor has seen; null when they did not say.</param>
    /// <param name="repeat">The write's idempotency key, if it carries one.</param>
    /// <param name="cancellation">Stops waiting for the writer.</param>
    public async Task<ActResult> DoAsync(Guid id, CaseAct act, int? expectedVersion = null, RepeatKey? repeat = null, CancellationToken cancellation = default)
    {
        await PrintAheadAsync(id, act, cancellation);
        return await DoAsync(id, act, null, expectedVersion, repeat, cancellation);
    }

    private async Task<ActResult> DoAsync(Guid id, CaseAct act, Func<AdaDb, Guid, Verdict>? begin, int? expectedVersion, RepeatKey? repeat, CancellationToken cancellation)
    {
        var result = await writer.WriteAsync(async db =>
        {
            if (repeat is not null) db.Repeats.Add(repeat.Row(id, act.RecordedAt));
            var row = begin is null ? Find(db, id) : null;
            if (begin is null && row is null) return (Refused(Refusal.NotFound()), false);
            var before = row is null ? null : CaseJson.Read(row.Body);
            var verdict = begin is not null ? begin(db, id) : Decide(before!, await Numbered(db, act, before!), expectedVersion is { } seen && seen != row!.Version);
            if (verdict is not Changes changes) return (Refused((Refusal)verdict), false);
            if (act is DropDraft) db.Cases.Remove(row!);
            else await new CaseSaver(db, notices, keeper.Book).SaveAsync(row, before, changes);
            return (new ActResult(changes.Case, row?.Version ?? 1, null, changes), true);
        }, cancellation);
        if (result.Changes is { } done) alarms.Set(result.Case!.Id, done);
        return result;
    }

    private Verdict Decide(Case @case, CaseAct act, bool stale)
    {
        if (stale) return Walls.Sees(act.By, @case) ? new Refusal(RefusalKind.Stale, "stale", null, [], []) : Refusal.NotFound();
        return act.Decide(@case, keeper.Book);
    }

    /// <summary>Gives a submission its number: per office and day, without gaps, since a refusal undoes this too.</summary>
    private async Task<CaseAct> Numbered(AdaDb db, CaseAct act, Case @case)
    {
        if (act is not SubmitCase submit || @case.State != CaseState.Draft) return act;
        var (office, day) = submit.NumberedBy(@case, keeper.Book);
        var counter = await db.CaseNumbers.FindAsync(office, day);
        if (counter is null) db.CaseNumbers.Add(counter = new CaseNumberRow { Office = office, Day = day });
        return submit with { Sequence = ++counter.Last };
    }

    /// <summary>
    /// An act that may issue a result document is decided once ahead, outside the writer, on what the case is now: the press keeps what it
    /// printed, so that the writer, deciding again, need not wait for drawing.
    /// </summary>
    private async Task PrintAheadAsync(Guid id, CaseAct act, CancellationToken cancellation)
    {
        if (act is not CompleteTask { Outcome: "Issued" or "Approved" or "Passed" }) return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (Find(db, id) is { } row) act.Decide(CaseJson.Read(row.Body), keeper.Book);
    }

    private static CaseRow? Find(AdaDb db, Guid id) => Queries.CaseById(db, id);

    private static ActResult Refused(Refusal refusal) => new(null, 0, refusal, null);

    private static class Queries
    {
        public static readonly Func<AdaDb, Guid, CaseRow?> CaseById = EF.CompileQuery((AdaDb db, Guid id) => db.Cases.AsTracking().FirstOrDefault(c => c.Id == id));
    }
}

/// <summary>What became of an act: the case after it, or the refusal.</summary>
/// <param name="Case">The case after the act; null when refused.</param>
/// <param name="Version">Its version: the ETag.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Changes">What was saved.</param>
public sealed record ActResult(Case? Case, int Version, Refusal? Refusal, Changes? Changes);

using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Jobs;
using AirDefenseApprovals.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The one way in: every act of pages, API, timers, imports and demo data is carried out here, in one transaction.</summary>
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
    private readonly KeptTurns turns = new();
    private readonly string readVersion = """SELECT "Version" FROM "Cases" WHERE "Id" = @p0""" + database.ForUpdate;
    private readonly string readCase =
        """SELECT "Body", "Version" FROM "Cases" WHERE "Id" = @p0""" + database.ForUpdate;

    /// <summary>Begins a case.</summary>
    public async Task<ActResult> BeginAsync(SaveDraft act, RepeatKey? repeat, CancellationToken cancellation) =>
        await DoAsync(
            Guid.CreateVersion7(),
            act,
            (_, _, id) => Task.FromResult(act.Begin(id, keeper.Book)),
            null,
            repeat,
            cancellation
        );

    /// <summary>Takes an application in at the counter: filled in and handed in at once, with its number and whoever's turn it is.</summary>
    public async Task<ActResult> CounterAsync(ApplyAtCounter act, RepeatKey? repeat, CancellationToken cancellation) =>
        await DoAsync(
            Guid.CreateVersion7(),
            act,
            async (_, rows, id) =>
            {
                var (draft, refusal) = act.Fill(id, keeper.Book);
                if (draft is null)
                    return refusal!;
                var (office, day) = act.NumberedBy(draft, keeper.Book);
                return await turns.DecideAsync(
                    rows,
                    keeper.Book,
                    act with
                    {
                        Sequence = await NextAsync(rows, office, day),
                    },
                    draft
                );
            },
            null,
            repeat,
            cancellation
        );

    /// <summary>Begins a practice case.</summary>
    public async Task<ActResult> PracticeAsync(StartPractice act, RepeatKey? repeat, CancellationToken cancellation) =>
        await DoAsync(
            Guid.CreateVersion7(),
            act,
            (_, _, id) => Task.FromResult(act.Begin(id, keeper.Book)),
            null,
            repeat,
            cancellation
        );

    /// <summary>Begins a case as a copy of another (R7).</summary>
    public async Task<ActResult> CopyAsync(
        Guid from,
        Func<Guid, CopyCase> act,
        RepeatKey? repeat,
        CancellationToken cancellation
    )
    {
        var copy = act(Guid.CreateVersion7());
        return await DoAsync(
            copy.NewId,
            copy,
            (db, _, _) =>
                Task.FromResult(
                    Find(db, from) is { } row ? copy.Decide(CaseJson.Read(row.Body), keeper.Book) : Refusal.NotFound()
                ),
            null,
            repeat,
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
    ) => await DoAsync(id, act, null, expectedVersion, repeat, cancellation);

    /// <summary>Carries out an act that was decided ahead: of very many at once, that all processors may decide while one writes.</summary>
    public async Task<ActResult> DoAsync(DecidedAct decided, CancellationToken cancellation) =>
        await DoAsync(decided.Case.Id, decided.Act, null, null, null, cancellation, decided);

    private async Task<ActResult> DoAsync(
        Guid id,
        CaseAct act,
        Func<AdaDb, RowWriter, Guid, Task<Verdict>>? begin,
        int? expectedVersion,
        RepeatKey? repeat,
        CancellationToken cancellation,
        DecidedAct? ahead = null
    )
    {
        using var timing = meter.Begin(act);
        List<CaseTimer> fallenDue = [];
        if (begin is null)
            await PrintAheadAsync(id, act, cancellation);
        var result = await writer.WriteAsync(
            async db =>
            {
                var rows = new RowWriter(db);
                if (repeat is not null)
                    await rows.InsertAsync(repeat.Row(id, act.RecordedAt));
                var unchanged =
                    ahead is not null
                    && await rows.FirstAsync(readVersion, r => new SavedCase("", r.GetInt32(0)), id)
                        is { Version: var now }
                    && now == ahead.Version;
                var row =
                    begin is null && !unchanged
                        ? await rows.FirstAsync(readCase, r => new SavedCase(r.GetString(0), r.GetInt32(1)), id)
                        : null;
                if (begin is null && !unchanged && row is null)
                    return (Refused(Refusal.NotFound()), false);
                var (before, version, seen) =
                    unchanged ? (ahead!.Case, ahead.Version, null)
                    : row is null ? (null, 0, expectedVersion)
                    : (CaseJson.Read(row.Body), row.Version, expectedVersion);
                fallenDue.Clear(); // of a try before this one
                act = AfterTheLast(act, before);
                var book = keeper.Book;
                var saver = new CaseSaver(rows, notices, book);
                foreach (var edition in before is null ? [] : book.Pending)
                {
                    // R10: a calendar entered before comes before what is done later, whether or not the recomputing has come to this case.
                    if (act is RecomputeDueDates { Edition: var own } && own <= edition.Number)
                        break;
                    var counted = RecomputeDueDates.For(edition, act.RecordedAt);
                    await FireAsync(counted, book.AsOf(edition.Number - 1));
                    if (await turns.DecideAsync(rows, book, counted, before!) is Changes moved)
                        await SaveAsync(moved);
                }

                await FireAsync(act, act is RecomputeDueDates { Edition: var next } ? book.AsOf(next - 1) : book);
                var verdict =
                    begin is not null ? await begin(db, rows, id)
                    : ahead is not null && ahead.Holds(act, before, book) ? ahead.Verdict
                    : await DecideAsync(
                        rows,
                        before!,
                        await Numbered(rows, act, before!, book),
                        book,
                        seen is { } known && known != version
                    );
                if (verdict is not Changes changes)
                    return (Refused((Refusal)verdict), false);
                if (act is DropDraft)
                    await db.Cases.Where(c => c.Id == id).ExecuteDeleteAsync();
                else
                    await saver.SaveAsync(before, version, changes);
                return (new ActResult(changes.Case, version + 1, null, changes), true);

                // R14: what fell due and no sweep has found yet comes before what is done later; a refusal undoes it, and the sweep fires it.
                async Task FireAsync(CaseAct later, Rulebook then)
                {
                    while (
                        later is not TimerDue
                        && before is not null
                        && CaseTimer.FirstBefore(before, then.Calendar, later.At) is { } due
                    )
                    {
                        if (
                            await turns.DecideAsync(
                                rows,
                                then,
                                new TimerDue
                                {
                                    By = Actor.System,
                                    At = due.DueAt,
                                    RecordedAt = later.RecordedAt,
                                    Kind = due.Kind,
                                },
                                before
                            )
                            is not Changes fired
                        )
                            break; // its process cannot go on by itself: people still can
                        await SaveAsync(fired);
                        fallenDue.Add(due);
                    }
                }

                async Task SaveAsync(Changes first)
                {
                    await saver.SaveAsync(before, version, first);
                    (before, version, seen) = (first.Case, version + 1, seen + 1);
                }
            },
            cancellation
        );
        timing.Decided(result.Refusal is null);
        if (result.Changes is not { } done)
            return result;
        alarms.Set(done);
        foreach (var due in fallenDue)
            meter.Fired(due.Kind, act.RecordedAt - due.DueAt);
        return result;
    }

    private async Task<Verdict> DecideAsync(RowWriter rows, Case @case, CaseAct act, Rulebook book, bool stale)
    {
        if (stale)
            return Walls.Sees(act.By, @case)
                ? new Refusal(RefusalKind.Stale, "stale", null, [], [])
                : Refusal.NotFound();
        return await turns.DecideAsync(rows, book, act, @case);
    }

    /// <summary>An act that waited while another was recorded on the case, or comes from a machine whose clock is behind, comes after it: time in a journal does not run backwards (R27).</summary>
    private static CaseAct AfterTheLast(CaseAct act, Case? @case)
    {
        if (@case?.RecordedAt is not { } last || act.RecordedAt >= last)
            return act;
        return act is TimerDue ? act with { RecordedAt = last } : act with { At = last, RecordedAt = last }; // a timer's legal instant is what it is (R14)
    }

    /// <summary>Gives a submission its number: per office and day, without gaps, since a refusal undoes this too.</summary>
    private static async Task<CaseAct> Numbered(RowWriter rows, CaseAct act, Case @case, Rulebook book)
    {
        if (act is not SubmitCase submit || @case.State != CaseState.Draft || @case.Practice)
            return act;
        var (office, day) = submit.NumberedBy(@case, book);
        return submit with { Sequence = await NextAsync(rows, office, day) };
    }

    /// <summary>The next number of an office and day.</summary>
    private static async Task<int> NextAsync(RowWriter rows, string office, DateOnly day)
    {
        var next = await rows.FirstAsync(
            """INSERT INTO "CaseNumbers" ("Office", "Day", "Last") VALUES (@p0, @p1, 1) ON CONFLICT ("Office", "Day") DO UPDATE SET "Last" = "CaseNumbers"."Last" + 1 RETURNING "Last" """,
            r => r.GetInt32(0).ToString(CultureInfo.InvariantCulture),
            office,
            day
        );
        return int.Parse(next!, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// An act that may issue a result document is decided once ahead, outside the writer, on what the case is now: the press keeps what it
    /// printed, so that the writer, deciding again, need not wait for drawing.
    /// </summary>
    private async Task PrintAheadAsync(Guid id, CaseAct act, CancellationToken cancellation)
    {
        if (act is not CompleteTask { Outcome: "Issued" or "Approved" or "Passed" })
            return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (Find(db, id) is { } row)
            act.Decide(CaseJson.Read(row.Body), keeper.Book);
    }

    private static SavedCase? Find(AdaDb db, Guid id) => Queries.CaseById(db, id);

    private static ActResult Refused(Refusal refusal) => new(null, 0, refusal, null);

    private static class Queries
    {
        public static readonly Func<AdaDb, Guid, SavedCase?> CaseById = EF.CompileQuery(
            (AdaDb db, Guid id) =>
                db
                    .Cases.AsNoTracking()
                    .Where(c => c.Id == id)
                    .Select(c => new SavedCase(c.Body, c.Version))
                    .FirstOrDefault()
        );
    }

    private sealed record SavedCase(string Body, int Version);
}

/// <summary>What became of an act: the case after it, or the refusal.</summary>
/// <param name="Case">The case after the act; null when refused.</param>
/// <param name="Version">Its version: the ETag.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Changes">What was saved.</param>
public sealed record ActResult(Case? Case, int Version, Refusal? Refusal, Changes? Changes);

using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Carries out one act on one case within the writer's transaction: reads the case, catches up with the calendar (R10) and with timers that
/// fell due (R14), numbers a submission, lets Core decide, and saves. Of a refused act nothing stays: the writer undoes
/// the transaction's part.
/// </summary>
internal sealed class CaseTransaction(
    AdaDb db,
    IDatabase database,
    KeptTurns turns,
    NoticeWriter notices,
    Rulebook book
)
{
    /// <summary>
    /// More timers than this mean delays with next to no time between them. The sweep takes each in a transaction of its
    /// own; one act cannot wait for so many.
    /// </summary>
    private const int MostTimersCaughtUp = 10_000;

    private readonly RowWriter rows = new(db);
    private readonly List<FiredTimer> fired = [];

    /// <summary>The case as this transaction has left it so far.</summary>
    private Case? current;

    /// <summary>The version of <see cref="current"/>; 0 until the case has begun.</summary>
    private int version;

    /// <summary>Uses up an idempotency key: a second write with it fails on the key's row.</summary>
    public Task UseAsync(RepeatKey key, Guid caseId, DateTimeOffset at) => rows.InsertAsync(key.Row(caseId, at));

    /// <summary>Begins a case with what an act made of nothing.</summary>
    public Task<ActOutcome> BeginAsync(Func<Rulebook, Verdict> begin) => BeginAsync(begin(book));

    private async Task<ActOutcome> BeginAsync(Verdict verdict) =>
        verdict is Changes changes ? await FinishAsync(changes) : ActOutcome.Refused(verdict);

    /// <summary>Begins a case at the counter: fills the application in, numbers it and hands it in at once.</summary>
    public async Task<ActOutcome> BeginAtCounterAsync(Guid id, ApplyAtCounter act)
    {
        var (draft, refusal) = act.Fill(id, book);
        if (draft is null)
            return ActOutcome.Refused(refusal!);
        var (office, day) = act.NumberedBy(draft, book);
        var numbered = act with { Sequence = await NextNumberAsync(office, day) };
        return await BeginAsync(await turns.DecideAsync(rows, book, numbered, draft));
    }

    /// <summary>
    /// Begins a case as a copy of another (R7), or finds the copy that is there untouched. The other's row is locked
    /// until the transaction ends, so that of several copies made at once the later find the first.
    /// </summary>
    public async Task<ActOutcome> BeginAsCopyAsync(Guid from, CopyCase act, RepeatKey? repeat)
    {
        if (await ReadAsync(from) is not { } original)
            return ActOutcome.Refused(Refusal.NotFound());
        var verdict = act.Decide(CaseJson.Read(original.Body), book);
        if (verdict is not Changes { Case: var copy })
            return ActOutcome.Refused(verdict);
        var untouched = await UntouchedAsync(copy);
        if (repeat is not null)
            await UseAsync(repeat, untouched?.Case?.Id ?? copy.Id, act.RecordedAt);
        return untouched is null ? await BeginAsync(verdict) : new(untouched, []);
    }

    /// <summary>Carries out an act on a case that is there.</summary>
    /// <param name="id">The case.</param>
    /// <param name="act">The act.</param>
    /// <param name="seenVersion">The version that the actor has seen; null when they did not say.</param>
    public async Task<ActOutcome> CarryOutAsync(Guid id, CaseAct act, int? seenVersion)
    {
        if (await ReadAsync(id) is not { } saved)
            return ActOutcome.Refused(Refusal.NotFound());
        current = CaseJson.Read(saved.Body);
        version = saved.Version;
        if (seenVersion is not null && seenVersion != version)
            return ActOutcome.Refused(StaleFor(act.By, current));

        act = NotBeforeTheLast(act, current);
        await CatchUpCalendarAsync(act);
        await CatchUpTimersAsync(act, BookFor(act));
        return await FinishAsync(act, await DecideAsync(act));
    }

    /// <summary>Carries out an act that was decided ahead; decides it anew where case or rulebook have moved since.</summary>
    public async Task<ActOutcome> CarryOutAsync(DecidedAct ahead)
    {
        if (!await IsUnchangedAsync(ahead))
            return await CarryOutAsync(ahead.Case.Id, ahead.Act, seenVersion: null);
        current = ahead.Case;
        version = ahead.Version;

        var act = NotBeforeTheLast(ahead.Act, current);
        await CatchUpCalendarAsync(act);
        await CatchUpTimersAsync(act, BookFor(act));
        var holds = ahead.Holds(act, current, book);
        return await FinishAsync(act, holds ? ahead.Verdict : await DecideAsync(act));
    }

    /// <summary>
    /// Brings the case under every calendar edition that was entered before this act (R10), whether or not the recomputing in the
    /// background has come to it. An act that is itself such a recomputing stops before its own edition.
    /// </summary>
    private async Task CatchUpCalendarAsync(CaseAct act)
    {
        foreach (var edition in book.Pending)
        {
            if (act is RecomputeDueDates own && own.Edition <= edition.Number)
                return;
            var recompute = RecomputeDueDates.For(edition, act.RecordedAt);
            await CatchUpTimersAsync(recompute, book.AsOf(edition.Number - 1));
            if (await turns.DecideAsync(rows, book, recompute, current!) is Changes moved)
                await SaveAsync(moved);
        }
    }

    /// <summary>
    /// Fires what fell due before an act and no sweep has found yet, in legal order: it comes before what is done later (R14). If the act
    /// is refused this is undone too, and the sweep fires it.
    /// </summary>
    private async Task CatchUpTimersAsync(CaseAct act, Rulebook then)
    {
        if (act is TimerDue)
            return;
        var atOneInstant = 0;
        var last = DateTimeOffset.MinValue;
        while (CaseTimer.FirstBefore(current!, then.Calendar, act.At) is { } due)
        {
            atOneInstant = due.DueAt == last ? atOneInstant + 1 : 1;
            last = due.DueAt;
            if (atOneInstant > CaseTimer.MostAtOneInstant || fired.Count == MostTimersCaughtUp)
                throw new InvalidOperationException($"Timer {due.Kind} of case {current!.Id} is due again and again.");
            var timer = new TimerDue
            {
                By = Actor.System,
                At = due.DueAt,
                RecordedAt = act.RecordedAt,
                Kind = due.Kind,
            };
            if (await turns.DecideAsync(rows, then, timer, current!) is not Changes changes)
                return; // its process cannot go on by itself: people still can
            await SaveAsync(changes);
            fired.Add(new(due.Kind, act.RecordedAt - due.DueAt));
        }
    }

    /// <summary>The rulebook that timers before an act are judged by: before a recomputing, the calendar that it replaces.</summary>
    private Rulebook BookFor(CaseAct act) =>
        act is RecomputeDueDates recompute ? book.AsOf(recompute.Edition - 1) : book;

    private async Task<Verdict> DecideAsync(CaseAct act)
    {
        if (act is SubmitCase submit && current is { State: CaseState.Draft, Practice: false })
        {
            var (office, day) = submit.NumberedBy(current, book);
            act = submit with { Sequence = await NextNumberAsync(office, day) };
        }

        return await turns.DecideAsync(rows, book, act, current!);
    }

    private async Task<ActOutcome> FinishAsync(CaseAct act, Verdict verdict)
    {
        if (verdict is not Changes changes)
            return ActOutcome.Refused(verdict);
        if (act is not DropDraft)
            return await FinishAsync(changes);
        await db.Cases.Where(c => c.Id == changes.Case.Id).ExecuteDeleteAsync();
        return new(new(changes.Case, version + 1, null, changes), []);
    }

    private async Task<ActOutcome> FinishAsync(Changes changes)
    {
        await SaveAsync(changes);
        return new(new(changes.Case, version, null, changes), fired);
    }

    private async Task SaveAsync(Changes changes)
    {
        await new CaseSaver(rows, notices, book).SaveAsync(current, version, changes);
        current = changes.Case;
        version++;
    }

    /// <summary>Draws the next number of an office and day; without gaps, since a refusal undoes this too.</summary>
    private async Task<int> NextNumberAsync(string office, DateOnly day)
    {
        const string sql = """
            INSERT INTO "CaseNumbers" ("Office", "Day", "Last") VALUES (@p0, @p1, 1)
            ON CONFLICT ("Office", "Day") DO UPDATE SET "Last" = "CaseNumbers"."Last" + 1 RETURNING "Last"
            """;
        var next = await rows.FirstAsync(sql, r => r.GetInt32(0).ToString(CultureInfo.InvariantCulture), office, day);
        return int.Parse(next!, CultureInfo.InvariantCulture);
    }

    /// <summary>A draft that is the very copy that would be made; null when there is none.</summary>
    private async Task<ActResult?> UntouchedAsync(Case copy)
    {
        var mark = $"%\"copiedFrom\":\"{copy.CopiedFrom}\"%";
        var drafts = await db
            .Cases.AsNoTracking()
            .Where(c => c.OwnerId == copy.OwnerId && c.State == CaseState.Draft && EF.Functions.Like(c.Body, mark))
            .OrderByDescending(c => c.CreatedAt)
            .Select(c => new { c.Body, c.Version })
            .ToListAsync();
        return drafts
            .Select(d => new ActResult(CaseJson.Read(d.Body), d.Version, null, null))
            .FirstOrDefault(d => CopyCase.IsUntouched(d.Case!, copy));
    }

    private async Task<SavedCase?> ReadAsync(Guid id) =>
        await rows.FirstAsync(
            """SELECT "Body", "Version" FROM "Cases" WHERE "Id" = @p0""" + database.ForUpdate,
            r => new SavedCase(r.GetString(0), r.GetInt32(1)),
            id
        );

    private async Task<bool> IsUnchangedAsync(DecidedAct ahead)
    {
        var saved = await rows.FirstAsync(
            """SELECT "Version" FROM "Cases" WHERE "Id" = @p0""" + database.ForUpdate,
            r => new SavedCase("", r.GetInt32(0)),
            ahead.Case.Id
        );
        return saved?.Version == ahead.Version;
    }

    private static Refusal StaleFor(Actor by, Case @case) =>
        Walls.Sees(by, @case) ? new Refusal(RefusalKind.Stale, "stale", null, [], []) : Refusal.NotFound();

    /// <summary>
    /// Puts an act after the last one recorded: it may have waited for that, or come from a machine whose clock is behind, and time in a
    /// journal does not run backwards (R27). A timer's legal instant is what it is (R14).
    /// </summary>
    private static CaseAct NotBeforeTheLast(CaseAct act, Case @case)
    {
        if (@case.RecordedAt is not { } last || act.RecordedAt >= last)
            return act;
        return act is TimerDue ? act with { RecordedAt = last } : act with { At = last, RecordedAt = last };
    }
}

/// <summary>A case as its row holds it.</summary>
internal sealed record SavedCase(string Body, int Version);

/// <summary>A timer that an act found due and fired.</summary>
/// <param name="Kind">Which timer.</param>
/// <param name="Late">How long after its legal instant.</param>
internal sealed record FiredTimer(TimerKind Kind, TimeSpan Late);

/// <summary>What became of an act, and which timers it fired on its way.</summary>
internal sealed record ActOutcome(ActResult Result, IReadOnlyList<FiredTimer> Fired)
{
    /// <summary>The outcome of a refused act: nothing is kept.</summary>
    public static ActOutcome Refused(Verdict verdict) => new(new(null, 0, (Refusal)verdict, null), []);
}

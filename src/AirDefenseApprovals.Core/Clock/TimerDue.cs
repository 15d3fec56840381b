using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>
/// A timer has fallen due. Its <see cref="CaseAct.At"/> is the legal instant. If the case no longer wants it then, nothing changes: so it
/// may fire twice, late or in parallel (R14).
/// </summary>
public sealed record TimerDue : CaseAct
{
    /// <summary>Which timer.</summary>
    public required TimerKind Kind { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (!Enum.IsDefined(Kind))
            throw Unforeseen(Kind); // not "no longer wanted": whoever armed it knew what it is for
        var docket = new Docket(@case, this, book);
        if (!CaseTimer.Of(@case, book.Calendar).Any(t => t.Kind == Kind && t.DueAt <= At))
            return docket.Close(); // R14: no longer wanted, so it has its effect once
        switch (Kind)
        {
            case TimerKind.IntakeLimit:
                return DeemAccepted(docket);
            case TimerKind.ProcessDelay:
                return PassDelay(docket);
            case TimerKind.CorrectionReminder:
                Remind(docket);
                break;
            case TimerKind.CorrectionLapse:
                Lapse(docket);
                break;
            case TimerKind.PauseOverlong:
                TellOverlong(docket);
                break;
            case TimerKind.DefectReminder:
                RemindOfDefects(docket);
                break;
            case TimerKind.DefectsOverdue:
                TellOverdue(docket);
                break;
            case TimerKind.DocumentExpiry:
                RecallExpiry(docket);
                break;
            case TimerKind.YellowCard:
                Give(docket, Limit.Promised, CardColour.Yellow, "yellowCard");
                break;
            case TimerKind.RedCard:
                Give(docket, Limit.Promised, CardColour.Red, "redCard");
                break;
            case TimerKind.Breach:
                Give(docket, Limit.Statutory, CardColour.Breach, "breach");
                break;
            default: // a case that came back as it was would be due again at once, for ever
                throw Unforeseen(Kind);
        }

        return docket.Close();
    }

    /// <summary>
    /// Silence is acceptance, as of the day of receipt: the clock starts there, not when the timer fired (R6, PL
    /// 32(1)(4)).
    /// </summary>
    private Changes DeemAccepted(Docket docket)
    {
        var (@case, book) = (docket.Case, docket.Book);
        var definition = book.Processes[(@case.Process!.DefinitionId, @case.Process.Version)];
        var state = WorkflowState.FromJson(@case.Workflow!);
        docket.Case = @case with
        {
            State = CaseState.InProgress,
            AcceptedAt = @case.ToAnswerFrom, // R6: the day of receipt, not the day the timer fired
            DeemedAccepted = true,
            Clock = @case.Clock ?? SubmitCase.StartClock(docket.Item, @case.ToAnswerFrom!.Value),
        };

        // The intake task itself says by which outcome silence leaves it; an on-the-spot task has none and stays open.
        if (
            definition
                .HumanTasks.Where(t => state.Open.Any(o => o.ActivityId == t.Bookmark.ActivityId))
                .Select(t => (t.Bookmark.ActivityId, Outcome: DeemedOutcome(t)))
                .FirstOrDefault(t => t.Outcome is not null) is
            { Outcome: { } outcome } intake
        )
        {
            var signal = new Signal(intake.ActivityId, outcome);
            var advance = book.EngineOf(@case).Resume(definition, state, signal, CaseFacts.Of(@case, docket.Item));
            docket.Case = docket.Case with
            {
                Workflow = advance.State.ToJson(),
                Signals = docket.Case.Signals.Add(signal),
            };
            docket.Record("deemedAccepted", Started(docket));
            foreach (var effect in advance.Effects)
                ApplyOnAcceptance(docket, effect);
        }
        else
        {
            docket.Record("deemedAccepted", Started(docket));
        }

        Give(docket, Limit.Intake, CardColour.Red, "redCard");
        docket.Notify("deemedAccepted");
        docket.Notify("deemedAcceptedSupervisor", Audience.Supervisor);
        return docket.Close();
    }

    /// <summary>The effects that may follow silence (R6): acceptance itself, and a first step that stops the clock.</summary>
    internal static readonly ImmutableArray<string> EffectsOfSilence = ["AirDefense.Accept", "AirDefense.PauseClock"];

    /// <summary>The effects that may follow a delay: nothing that only people can give.</summary>
    internal static readonly ImmutableArray<string> EffectsAfterDelay =
    [
        "AirDefense.PauseClock",
        "AirDefense.ResumeClock",
    ];

    /// <summary>Outcome by which silence leaves a task: property <c>deemedOutcome</c> of the activity.</summary>
    public static string? DeemedOutcome(HumanTask task) =>
        task.Properties.TryGetProperty("deemedOutcome", out var outcome) ? outcome.GetString() : null;

    private static JsonObject Started(Docket docket) =>
        new() { ["startedAt"] = JournalEntry.InstantText(docket.Case.Clock!.StartedAt) };

    /// <summary>
    /// The process goes on by itself. What it does until it next waits for people cannot need what only people give:
    /// the trial of the process sees to that.
    /// </summary>
    private static Verdict PassDelay(Docket docket)
    {
        var (@case, book) = (docket.Case, docket.Book);
        var delay = @case.Delays.MinBy(d => d.DueAt)!;
        var signal = new Signal(delay.ActivityId, "Done");
        var advance = book.EngineOf(@case)
            .Resume(
                book.Processes[(@case.Process!.DefinitionId, @case.Process.Version)],
                WorkflowState.FromJson(@case.Workflow!),
                signal,
                CaseFacts.Of(@case, docket.Item)
            );
        if (advance.State.Fault is { } fault)
            return Refusal.Conflict(null, "process-faulted", fault);
        docket.Case = @case with
        {
            Workflow = advance.State.ToJson(),
            Signals = @case.Signals.Add(signal),
            Delays = @case.Delays.Remove(delay),
        };
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = "delay",
                ["activity"] = delay.ActivityId,
                ["outcome"] = signal.Outcome,
            }
        );
        foreach (var effect in advance.Effects)
            ApplyAfterDelay(docket, effect);
        return docket.Close();
    }

    /// <summary>What the way on from silence may do; that it accepts the case was done already.</summary>
    private static void ApplyOnAcceptance(Docket docket, Effect effect)
    {
        switch (effect.Type)
        {
            case "AirDefense.Accept":
                break;
            case "AirDefense.PauseClock":
                ClockActs.PauseByProcess(docket, effect); // the first step may be one that stops the clock
                break;
            default:
                throw Unforeseen(effect);
        }
    }

    private static void ApplyAfterDelay(Docket docket, Effect effect)
    {
        switch (effect.Type)
        {
            case "AirDefense.PauseClock":
                ClockActs.PauseByProcess(docket, effect);
                break;
            case "AirDefense.ResumeClock":
                ClockActs.ResumeByProcess(docket);
                break;
            default:
                throw Unforeseen(effect);
        }
    }

    private static InvalidOperationException Unforeseen(TimerKind kind) =>
        new($"Nothing says what happens when the timer {kind} falls due.");

    private static InvalidOperationException Unforeseen(Effect effect) =>
        new($"No timer brings about the effect {effect.Type}: the trial of the process lets none through.");

    private static void Remind(Docket docket)
    {
        docket.Case = docket.Case with { CorrectionReminded = true };
        docket.Notify("correctionReminder", facts: [("answerBy", docket.Case.Notice!.AnswerBy)]);
    }

    private static void TellOverlong(Docket docket)
    {
        var pause = docket.Case.Clock!.OpenPause!;
        docket.Case = docket.Case with { OverlongPausesTold = docket.Case.Clock.Pauses.Length };
        docket.Notify(
            "pauseOverlong",
            Audience.Supervisor,
            ("kind", new NoticeFact.PauseGround(pause.Kind)),
            ("pausedAt", pause.From),
            ("expectedDays", pause.ExpectedDays),
            ("expectedEnd", pause.ExpectedEnd(docket.Book.Calendar))
        );
    }

    /// <summary>R33: once, to the holder and to the heads of the office.</summary>
    private static void RecallExpiry(Docket docket)
    {
        var decision = docket.Case.Decision!;
        var document = decision.Document!;
        docket.Case = docket.Case with
        {
            Decision = decision with { Document = document with { ExpiryRecalled = true } },
        };
        var last = document.Terms!.ValidTo!.Value;
        docket.Notify("documentExpiring", facts: [("document", document.Number), ("validTo", last)]);
        docket.Notify("documentExpiringHead", Audience.Head, ("document", document.Number), ("validTo", last));
    }

    /// <summary>R25: of the deadline that comes next.</summary>
    private static void RemindOfDefects(Docket docket)
    {
        var notice = docket.Case.DefectNotice!;
        var next = notice.NextToRecall(docket.Book.Calendar, CaseTimer.ReminderDays)!.Value;
        docket.Case = docket.Case with { DefectNotice = notice with { RemindedOf = next } };
        Tell(docket, "defectReminder", next);
    }

    /// <summary>R25: a deadline is past and its defects still open. No right is lost by it; the head sees it.</summary>
    private static void TellOverdue(Docket docket)
    {
        var notice = docket.Case.DefectNotice!;
        var past = notice.NextToPass()!.Value;
        docket.Case = docket.Case with { DefectNotice = notice with { OverdueTold = past } };
        Tell(docket, "defectsOverdue", past);
        docket.Notify("defectsOverdueHead", Audience.Head, ("deadline", past));
    }

    private static void Tell(Docket docket, string kind, DateOnly deadline)
    {
        var defects = docket
            .Case.DefectNotice!.Items.Where(d => d.State == DefectState.Open && d.Deadline == deadline)
            .ToList();
        docket.Notify(
            kind,
            facts: [("deadline", deadline), ("items", string.Join('\n', defects.Select(Inspection.Line)))]
        );
        foreach (var party in Parties.Of(docket.Case).Where(p => p.Role != Parties.Owner && p.Email is not null))
            if (defects.Where(d => d.Party == party.Role).ToList() is { Count: > 0 } own)
                docket.NotifyParty(
                    kind + "Party",
                    party.Email!,
                    ("firm", party.Name),
                    ("deadline", deadline),
                    ("items", string.Join('\n', own.Select(Inspection.Line)))
                );
    }

    private static void Lapse(Docket docket)
    {
        docket.Record(
            "lapsed",
            new JsonObject { ["answerBy"] = JournalEntry.InstantText(docket.Case.Notice!.AnswerBy) }
        );
        docket.End(CaseState.Lapsed); // R7
        docket.Notify("lapsed");
    }

    private void Give(Docket docket, Limit limit, CardColour colour, string act)
    {
        docket.Case = docket.Case with
        {
            Cards = docket.Case.Cards.Add(
                new(limit, colour, docket.At, RecordedAt < docket.At ? docket.At : RecordedAt)
            ),
        };
        docket.Record(
            act,
            new JsonObject { ["limit"] = LimitName(limit), ["office"] = docket.Case.Office },
            LimitName(limit)
        );
        if (colour == CardColour.Breach) // R13: a breach goes to who answers for deadlines
            docket.Notify("breach", Audience.Supervisor);
    }

    /// <summary>A limit's name in the contract.</summary>
    public static string LimitName(Limit limit) =>
        limit switch
        {
            Limit.Intake => "intake",
            Limit.Promised => "promised",
            Limit.Correction => "correction",
            Limit.Rectification => "rectification",
            _ => "statutory",
        };
}

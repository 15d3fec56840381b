using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Pauses the clock for excluded time (R11).</summary>
public sealed record PauseClock : CaseAct
{
    /// <summary>Longest pause that can be announced, in working days.</summary>
    public const int LongestDays = 250;

    /// <summary>The kind of excluded time.</summary>
    public required string Kind { get; init; }

    /// <summary>How long it is expected to last, in working days.</summary>
    public required int ExpectedDays { get; init; }

    /// <summary>What the applicant is told.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case) is { } wall)
            return wall;
        var docket = new Docket(@case, this, book);
        if (Errors(docket.Item) is { Length: > 0 } errors)
            return Refusal.Incomplete("R11", "pause-wrong", errors);
        if (@case.HasEnded || @case.AcceptedAt is null || @case.Clock is null)
            return Refusal.Conflict("R11", "clock-not-running");
        if (@case.Clock.OpenPause is not null)
            return Refusal.Conflict("R11", "already-paused"); // R11: pauses never overlap
        ClockActs.Open(docket, Kind, ExpectedDays, Reason, CaseState.Suspended);
        return docket.Close();
    }

    private FieldError[] Errors(Items.ItemSheet item)
    {
        var errors = new List<FieldError>();
        if (
            !PauseKinds.ClosedList.Contains(Kind)
            && item.Special.All(s => s.Kind != Kind || Kind == PauseKinds.Rectification)
        )
            errors.Add(new("kind", "pause-kind-unknown", Kind)); // R11: the closed list, and what the sheet names
        if (ExpectedDays is < 1 or > LongestDays)
            errors.Add(new("expectedDays", "days-out-of-range", "1", "250"));
        errors.AddRange(Reasons.Wrong("reason", Reason));
        return [.. errors];
    }
}

/// <summary>Ends the pause.</summary>
public sealed record ResumeClock : CaseAct
{
    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case) is { } wall)
            return wall;
        if (@case.Clock?.OpenPause is not { } pause)
            return Refusal.Conflict("R11", "not-paused");
        if (pause.Kind == PauseKinds.Rectification)
            return Refusal.Conflict("R25", "rectification-open"); // it ends when the applicant has put things right
        var docket = new Docket(@case, this, book);
        ClockActs.Close(docket, null);
        return docket.Close();
    }
}

/// <summary>Extends both limits, once (R12, PL 42).</summary>
public sealed record ExtendClock : CaseAct
{
    /// <summary>The most days an extension may have.</summary>
    public const int MostDays = 10;

    /// <summary>By how many working days.</summary>
    public required int Days { get; init; }

    /// <summary>What the applicant is told.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case, Roles.Head) is { } wall)
            return wall;
        if (@case.Clock?.Extension is not null)
            return Refusal.Conflict("R12", "already-extended"); // R12
        var errors = new List<FieldError>();
        if (Days is < 1 or > MostDays)
            errors.Add(new("days", "days-out-of-range", "1", "10"));
        errors.AddRange(Reasons.Wrong("reason", Reason));
        if (errors.Count > 0)
            return Refusal.Incomplete("R12", "extension-wrong", [.. errors]);
        if (@case.HasEnded || @case.AcceptedAt is null || @case.Clock is not { } clock)
            return Refusal.Conflict("R12", "clock-not-running");
        if (At > LegalClock.DueAt(book.Calendar, clock, Limit.Statutory).At)
            return Refusal.Conflict("R12", "due-date-passed");
        var docket = new Docket(
            @case with
            {
                Clock = clock with { Extension = new(Days, Reason.Trim(), At) },
            },
            this,
            book
        )
        {
            Role = Roles.Head,
        };
        var due = ClockActs.DueData(docket);
        due["days"] = Days;
        due["reason"] = Reason.Trim();
        docket.Record("extended", due, Reason.Trim());
        docket.Notify(
            "extended",
            facts:
            [
                ("days", Days),
                ("reason", Reason.Trim()),
                ("statutoryDueAt", ClockActs.DueAt(docket, Limit.Statutory)),
            ]
        );
        return docket.Close();
    }
}

/// <summary>Pauses and resumes as processes ask for them.</summary>
internal static class ClockActs
{
    /// <summary>Pauses for the item's special step, or for rectification; the activity's <c>kind</c> says which.</summary>
    public static Refusal? PauseByProcess(Docket docket, Effect effect)
    {
        var rectification =
            effect.Properties.TryGetProperty("kind", out var kind) && kind.GetString() == PauseKinds.Rectification;
        var step = rectification
            ? docket.Item.Special.FirstOrDefault(s => s.Kind == PauseKinds.Rectification)
            : docket.Item.Special.FirstOrDefault(s => PauseKinds.ClosedList.Contains(s.Kind));
        if (docket.Case.Clock?.OpenPause is not null)
            Close(docket, "process");
        Open(
            docket,
            step?.Kind ?? (rectification ? PauseKinds.Rectification : PauseKinds.ExpertReview),
            step?.ExpectedDays ?? 15,
            null,
            rectification ? CaseState.Rectification : CaseState.Suspended
        );
        return null;
    }

    public static Refusal? ResumeByProcess(Docket docket)
    {
        if (docket.Case.Clock?.OpenPause is not null)
            Close(docket, null);
        return null;
    }

    public static void Open(Docket docket, string kind, int expectedDays, string? reason, CaseState state)
    {
        var clock = docket.Case.Clock!;
        docket.Case = docket.Case with
        {
            State = state,
            Clock = clock with
            {
                Pauses = clock.Pauses.Add(new(kind, docket.At, null, expectedDays, reason?.Trim() ?? "")),
            },
        };
        var data = DueData(docket);
        data["kind"] = kind;
        data["expectedDays"] = expectedDays;
        data["reason"] = reason?.Trim();
        docket.Record("paused", data, reason?.Trim());
        if (kind != PauseKinds.Rectification) // the defect notice itself tells of it
            docket.Notify(
                "paused",
                facts:
                [
                    ("kind", new NoticeFact.PauseGround(kind)),
                    ("expectedDays", expectedDays),
                    ("reason", reason?.Trim() ?? ""),
                ]
            );
    }

    public static void Close(Docket docket, string? because)
    {
        var clock = docket.Case.Clock!;
        var pause = clock.OpenPause!;
        docket.Case = docket.Case with
        {
            State = CaseState.InProgress,
            Clock = clock with { Pauses = clock.Pauses.Replace(pause, pause with { To = docket.At }) },
        };
        var data = DueData(docket);
        data["kind"] = pause.Kind;
        data["because"] = because;
        docket.Record("resumed", data);
        if (because is null && pause.Kind != PauseKinds.Rectification)
            docket.Notify(
                "resumed",
                facts:
                [
                    ("kind", new NoticeFact.PauseGround(pause.Kind)),
                    ("promisedDueAt", DueAt(docket, Limit.Promised)),
                ]
            );
    }

    /// <summary>Both due dates, for the journal.</summary>
    public static JsonObject DueData(Docket docket) =>
        new()
        {
            ["promisedDueAt"] = JournalEntry.InstantText(DueAt(docket, Limit.Promised)),
            ["statutoryDueAt"] = JournalEntry.InstantText(DueAt(docket, Limit.Statutory)),
        };

    /// <summary>Reads one due date off the clock as it stands now.</summary>
    public static DateTimeOffset DueAt(Docket docket, Limit limit) =>
        LegalClock.DueAt(docket.Book.Calendar, docket.Case.Clock!, limit).At;
}

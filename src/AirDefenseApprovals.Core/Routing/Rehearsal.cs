using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>
/// What a delegation would move on a day, before the day comes: who would receive new applications, what is open and stays where it is pinned (R16), and
/// what should be looked at first. It changes nothing.
/// </summary>
public sealed record Rehearsal
{
    /// <summary>The delegation; one that waits for its handover is taken as released.</summary>
    public required Delegation Delegation { get; init; }

    /// <summary>The day that is rehearsed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether it is in the register, or was only asked about.</summary>
    public required bool Entered { get; init; }

    /// <summary>Each region that the office serves: who handles what is received there that day without the delegation, and with it.</summary>
    public required ImmutableArray<RehearsedRegion> Regions { get; init; }

    /// <summary>The open cases of the item in those regions and in the office.</summary>
    public required ImmutableArray<RehearsedCase> Cases { get; init; }

    /// <summary>Applications being filled in there: whoever handles new ones from that day on gets them. Drafts are private (R18): no more than their number.</summary>
    public required int Drafts { get; init; }

    /// <summary>What to look at first.</summary>
    public required ImmutableArray<RehearsalFinding> Findings { get; init; }

    /// <summary>Whether its last day is past on the day: new applications go back to the city.</summary>
    public bool HasEnded => Delegation.EffectiveTo < On;

    /// <summary>Rehearses.</summary>
    /// <param name="delegation">The delegation.</param>
    /// <param name="entered">Whether it is in the register.</param>
    /// <param name="on">The day.</param>
    /// <param name="book">The rulebook in force.</param>
    /// <param name="open">The open cases of the item in the office's regions and in the office.</param>
    /// <param name="drafts">How many drafts there are of the item in those regions.</param>
    /// <param name="now">When it is rehearsed.</param>
    public static Rehearsal Of(
        Delegation delegation,
        bool entered,
        DateOnly on,
        Rulebook book,
        IEnumerable<Case> open,
        int drafts,
        DateTimeOffset now
    )
    {
        ImmutableArray<Delegation> others =
        [
            .. book.Register.Delegations.Where(d => !entered || !IsSame(d, delegation)),
        ];
        var assumed = delegation.ReleasedOn is null ? delegation with { ReleasedOn = DateOnly.MinValue } : delegation;
        var (without, with) = (
            book.Register with
            {
                Delegations = others,
            },
            book.Register with
            {
                Delegations = [assumed, .. others],
            }
        );
        ImmutableArray<RehearsedCase> cases = [.. open.Select(c => RehearsedCase.Of(c, book, now))];
        var rehearsal = new Rehearsal
        {
            Delegation = delegation,
            On = on,
            Entered = entered,
            Regions =
            [
                .. book
                    .Register.Office(delegation.Office)!
                    .Regions.Select(r => new RehearsedRegion(
                        r,
                        without.Handling(delegation.ItemCode, r, on).Office.Code,
                        with.Handling(delegation.ItemCode, r, on).Office.Code
                    )),
            ],
            Cases = cases,
            Drafts = drafts,
            Findings = [],
        };
        return rehearsal with
        {
            Findings = [.. RehearsalFinding.Of(rehearsal, book, without, WorkingCalendar.DayOf(now))],
        };
    }

    private static bool IsSame(Delegation one, Delegation other) =>
        (one.ItemCode, one.Office, one.EffectiveFrom) == (other.ItemCode, other.Office, other.EffectiveFrom);
}

/// <summary>A region, and who handles what is received there.</summary>
/// <param name="Region">Its code.</param>
/// <param name="Before">The office without the delegation.</param>
/// <param name="After">The office with it.</param>
public sealed record RehearsedRegion(string Region, string Before, string After);

/// <summary>An open case, which stays where it is pinned whatever the register becomes (R16).</summary>
/// <param name="Id">Identity of the case.</param>
/// <param name="Number">Its number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Office">The office that handles it, now and after the day.</param>
/// <param name="Assignees">Account names of whoever has its open tasks.</param>
/// <param name="Card">The highest card given.</param>
/// <param name="Limit">The limit that matters: the promise once the clock runs, else what has to be answered; null for none.</param>
/// <param name="DueAt">When it ends.</param>
/// <param name="DaysLeft">Working days from today to its last day; negative when it has passed.</param>
/// <param name="CorrectBy">The day until which an open correction notice runs (R7).</param>
public sealed record RehearsedCase(
    Guid Id,
    string Number,
    CaseState State,
    string Office,
    ImmutableArray<string> Assignees,
    CardColour Card,
    Limit? Limit,
    DateTimeOffset? DueAt,
    int? DaysLeft,
    DateOnly? CorrectBy
)
{
    /// <summary>How a case stands now.</summary>
    public static RehearsedCase Of(Case @case, Rulebook book, DateTimeOffset now)
    {
        var calendar = book.CalendarOf(@case);
        var standing = Standing.Of(@case, calendar, now);
        (Limit Limit, DateTimeOffset At)? due =
            @case.Clock?.AsOf(calendar, now) is { } clock
                ? (Clock.Limit.Promised, LegalClock.DueAt(calendar, clock, Clock.Limit.Promised).At)
            : standing is null ? null
            : (standing.Limit, standing.Due.At);
        return new(
            @case.Id,
            @case.Number!,
            @case.State,
            @case.Office!,
            [.. @case.Tasks.Select(t => t.Assignee).OfType<string>().Distinct()],
            @case.Card,
            due?.Limit,
            due?.At,
            due is { } d ? calendar.WorkingDaysBetween(WorkingCalendar.DayOf(now), WorkingCalendar.DayOf(d.At)) : null,
            @case is { State: CaseState.CorrectionRequired, Notice.AnswerBy: var answerBy }
                ? WorkingCalendar.DayOf(answerBy)
                : null
        );
    }
}

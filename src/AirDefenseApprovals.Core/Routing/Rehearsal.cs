using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>
/// What a delegation would move on a day, before the day comes: who would receive new applications, what is open and
/// stays where it is pinned (R16), and
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

    /// <summary>
    /// Each region that the office serves: who handles what is received there that day without the delegation, and with
    /// it.
    /// </summary>
    public required ImmutableArray<RehearsedRegion> Regions { get; init; }

    /// <summary>The open cases of the item in those regions and in the office.</summary>
    public required ImmutableArray<RehearsedCase> Cases { get; init; }

    /// <summary>
    /// Applications being filled in there: whoever handles new ones from that day on gets them. Drafts are private
    /// (R18): no more than their number.
    /// </summary>
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
public sealed record RehearsedCase
{
    /// <summary>Identity of the case.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>The office that handles it, now and after the day.</summary>
    public required string Office { get; init; }

    /// <summary>Account names of whoever has its open tasks.</summary>
    public required ImmutableArray<string> Assignees { get; init; }

    /// <summary>The highest card given.</summary>
    public required CardColour Card { get; init; }

    /// <summary>The limit that matters: the promise once the clock runs, else what has to be answered; null for none.</summary>
    public required Limit? Limit { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Working days from today to its last day; negative when it has passed.</summary>
    public required int? DaysLeft { get; init; }

    /// <summary>The day until which an open correction notice runs (R7).</summary>
    public required DateOnly? CorrectBy { get; init; }

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
        return new()
        {
            Id = @case.Id,
            Number = @case.Number!,
            State = @case.State,
            Office = @case.Office!,
            Assignees = [.. @case.Tasks.Select(t => t.Assignee).OfType<string>().Distinct()],
            Card = @case.Card,
            Limit = due?.Limit,
            DueAt = due?.At,
            DaysLeft = due is { } d
                ? calendar.WorkingDaysBetween(WorkingCalendar.DayOf(now), WorkingCalendar.DayOf(d.At))
                : null,
            CorrectBy = @case is { State: CaseState.CorrectionRequired, Notice.AnswerBy: var answerBy }
                ? WorkingCalendar.DayOf(answerBy)
                : null,
        };
    }
}

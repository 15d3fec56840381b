using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>A due date that a new calendar moved (R10).</summary>
/// <param name="Limit">Which: <c>intake</c>, <c>promised</c>, <c>statutory</c>, <c>correction</c>, <c>rectification</c>
/// or <c>followUp</c>.</param>
/// <param name="From">When it was due.</param>
/// <param name="To">When it is due now.</param>
/// <param name="ItemNo">The defect whose deadline it is; 0 for the other limits.</param>
public sealed record MovedDate(string Limit, DateTimeOffset From, DateTimeOffset To, int ItemNo = 0);

/// <summary>
/// The open due dates of a case that are counted in working days, and what another calendar makes of them (R10).
/// Receipt is a fact and stays
/// (R1, R16); a delay of the process is a span of time; what has been answered, missed for good or decided is no longer open.
/// </summary>
public static class DueDates
{
    /// <summary>The dates that differ.</summary>
    /// <param name="case">The case, its dates standing by <paramref name="before"/>.</param>
    /// <param name="before">The calendar so far.</param>
    /// <param name="after">The calendar from now on.</param>
    /// <param name="now">A date that the applicant was told in writing is never moved to before now: nobody loses a
    /// right overnight (PL 8).</param>
    public static ImmutableArray<MovedDate> Moved(
        Case @case,
        WorkingCalendar before,
        WorkingCalendar after,
        DateTimeOffset now
    )
    {
        if (@case.State == CaseState.Draft)
            return [];
        var moved = ImmutableArray.CreateBuilder<MovedDate>();
        if (@case.Rating is { FollowUpDueAt: { } followUp, FollowedUpAt: null } rating)
            Add("followUp", followUp, Again(WorkingCalendar.DayOf(rating.At), WorkingCalendar.DayOf(followUp)));
        if (@case.HasEnded)
            return moved.ToImmutable();
        if (
            @case is
            { State: CaseState.Submitted, AcceptedAt: null, ToAnswerFrom: { } received, IntakeDueAt: { } intake }
        )
            Add("intake", intake, after.EndOf(WorkingCalendar.DayOf(received), SubmitCase.IntakeDays));
        if (@case.Clock is { StoppedAt: null } clock)
        {
            Add(
                "promised",
                LegalClock.DueAt(before, clock, Limit.Promised).At,
                LegalClock.DueAt(after, clock, Limit.Promised).At
            );
            Add(
                "statutory",
                LegalClock.DueAt(before, clock, Limit.Statutory).At,
                LegalClock.DueAt(after, clock, Limit.Statutory).At
            );
        }

        if (@case is { State: CaseState.CorrectionRequired, Notice: { } notice })
            AddTold(
                "correction",
                notice.AnswerBy,
                Again(WorkingCalendar.DayOf(notice.IssuedAt), WorkingCalendar.DayOf(notice.AnswerBy)),
                0
            );
        foreach (var defect in @case.DefectNotice?.Items ?? [])
            if (defect.State == Acceptance.DefectState.Open)
                AddTold(
                    "rectification",
                    before.ClosingOf(defect.Deadline),
                    Again(defect.CountedFrom ?? WorkingCalendar.DayOf(@case.DefectNotice!.IssuedAt), defect.Deadline),
                    defect.ItemNo
                );
        return moved.ToImmutable();

        // As many working days after the same day as it was.
        DateTimeOffset Again(DateOnly start, DateOnly due) => after.EndOf(start, before.WorkingDaysBetween(start, due));

        void AddTold(string limit, DateTimeOffset from, DateTimeOffset to, int itemNo)
        {
            if (to >= now)
                Add(limit, from, to, itemNo);
        }

        void Add(string limit, DateTimeOffset from, DateTimeOffset to, int itemNo = 0)
        {
            if (from != to)
                moved.Add(new(limit, from, to, itemNo));
        }
    }

    /// <summary>Whether a date that is open before the clock runs was counted through a year without data (R10).</summary>
    public static bool IsProvisional(Case @case, WorkingCalendar calendar) =>
        @case switch
        {
            { HasEnded: false, State: CaseState.Submitted, ToAnswerFrom: { } received, IntakeDueAt: { } due } =>
                calendar.IsProvisional(WorkingCalendar.DayOf(received))
                    || calendar.IsProvisional(WorkingCalendar.DayOf(due)),
            { State: CaseState.CorrectionRequired, Notice: { } notice } => calendar.IsProvisional(
                WorkingCalendar.DayOf(notice.IssuedAt)
            ) || calendar.IsProvisional(WorkingCalendar.DayOf(notice.AnswerBy)),
            _ => false,
        };

    /// <summary>The case with the dates it stores moved; those of the clock are computed whenever they are asked for.</summary>
    public static Case Apply(Case @case, ImmutableArray<MovedDate> moved)
    {
        foreach (var date in moved)
        {
            @case = date.Limit switch
            {
                "intake" => @case with { IntakeDueAt = date.To },
                "correction" => @case with { Notice = @case.Notice! with { AnswerBy = date.To } },
                "rectification" => @case with
                {
                    DefectNotice = @case.DefectNotice! with
                    {
                        Items =
                        [
                            .. @case.DefectNotice.Items.Select(d =>
                                d.ItemNo == date.ItemNo ? d with { Deadline = WorkingCalendar.DayOf(date.To) } : d
                            ),
                        ],
                    },
                },
                "followUp" => @case with
                {
                    Rating = @case.Rating! with { FollowUpDueAt = date.To },
                    Tasks = [.. @case.Tasks.Select(t => t.Name == "followUp" ? t with { DueAt = date.To } : t)],
                },
                _ => @case,
            };
        }

        return @case;
    }
}

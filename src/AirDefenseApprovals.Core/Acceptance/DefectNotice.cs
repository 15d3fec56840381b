using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>The one defect notice of an inspection (R24).</summary>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Inspectors">Who inspected, at least two (PL 34).</param>
/// <param name="Items">Its defects.</param>
public sealed record DefectNotice(
    DateTimeOffset IssuedAt,
    ImmutableArray<string> Inspectors,
    ImmutableArray<Defect> Items
)
{
    /// <summary>Points of the checklist that nobody looked at.</summary>
    public ImmutableArray<UnseenPoint> Unseen
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Why they were not, in the inspectors' words.</summary>
    public string? UnseenReason { get; init; }

    /// <summary>The latest deadline that its firms were reminded of (R25).</summary>
    public DateOnly? RemindedOf { get; init; }

    /// <summary>The latest deadline that they were told had passed (R25).</summary>
    public DateOnly? OverdueTold { get; init; }

    /// <summary>
    /// The next deadline of open defects to be recalled so many working days before (R25): one so near that this lies
    /// before the notice is not recalled.
    /// </summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="daysBefore">Working days before the deadline.</param>
    public DateOnly? NextToRecall(WorkingCalendar calendar, int daysBefore) =>
        Nearest(d => !(d <= RemindedOf) && calendar.AddWorkingDays(d, -daysBefore) > WorkingCalendar.DayOf(IssuedAt));

    /// <summary>The next deadline of open defects whose passing is to be told (R25).</summary>
    public DateOnly? NextToPass() => Nearest(d => !(d <= OverdueTold));

    private DateOnly? Nearest(Func<DateOnly, bool> which) =>
        Items.Where(d => d.State == DefectState.Open && which(d.Deadline)).Select(d => (DateOnly?)d.Deadline).Min();
}

/// <summary>A defect (R24, R25).</summary>
public sealed record Defect
{
    /// <summary>Its number within the notice, from 1.</summary>
    public required int ItemNo { get; init; }

    /// <summary>The clause it offends, as the register cites it: <c>GB 50038-2005 3.3</c>.</summary>
    public required string Clause { get; init; }

    /// <summary>
    /// Title of the clause's standard when it was cited: what was said stays said. Null for notices before this was
    /// kept.
    /// </summary>
    public string? ClauseTitle { get; init; }

    /// <summary>Heading of the clause when it was cited; null for notices before this was kept.</summary>
    public string? ClauseHeading { get; init; }

    /// <summary>Where in the works.</summary>
    public required string Place { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Problem { get; init; }

    /// <summary>What has to be done.</summary>
    public required string Remedy { get; init; }

    /// <summary>Who has to do it.</summary>
    public string? Responsible { get; init; }

    /// <summary>Which of the case's firms that is (R25); null: the applicant.</summary>
    public string? Party { get; init; }

    /// <summary>The works it is in; null where the case has one.</summary>
    public string? Work { get; init; }

    /// <summary>The finding on the record that it tells; null for one that was written straight onto the notice.</summary>
    public Guid? Finding { get; init; }

    /// <summary>By which day.</summary>
    public required DateOnly Deadline { get; init; }

    /// <summary>The day the inspectors named, where that was no working day: the deadline is the next one.</summary>
    public DateOnly? NamedDeadline { get; init; }

    /// <summary>The day its deadline is counted from, for one that came after the notice; null: the notice's own.</summary>
    public DateOnly? CountedFrom { get; init; }

    /// <summary>Where it stands.</summary>
    public DefectState State { get; init; } = DefectState.Open;

    /// <summary>What was answered last.</summary>
    public string? Answer { get; init; }

    /// <summary>The firm that answered it by its link since it was last found open; null: the applicant, or nobody yet.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Evidence handed in (R25).</summary>
    public ImmutableArray<Cases.AttachedFile> Evidence
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>For a defect arisen since the notice: the date of its evidence (R25).</summary>
    public DateOnly? ArisenOn { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Where a defect stands.</summary>
public enum DefectState
{
    /// <summary>To be put right.</summary>
    Open,

    /// <summary>Said to be put right, not looked at again yet.</summary>
    Rectified,

    /// <summary>Looked at again and found right.</summary>
    Closed,
}

/// <summary>A joint acceptance that was held (联合验收, R26).</summary>
/// <param name="At">When.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Reasons">Why not.</param>
public sealed record JointAcceptance(DateTimeOffset At, bool Passed, ImmutableArray<string> Reasons);

/// <summary>An inspection that was held on site (R24).</summary>
/// <param name="At">When.</param>
/// <param name="Inspectors">Who inspected, at least two (PL 34).</param>
public sealed record HeldInspection(DateTimeOffset At, ImmutableArray<string> Inspectors);

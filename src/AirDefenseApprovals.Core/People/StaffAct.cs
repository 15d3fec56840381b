using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// An act on an office's staff. Its head may, and an administrator for any office (R18); what open tasks follow is the
/// business of <see cref="AssignTasks"/>.
/// </summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name of the one it is about.</param>
public abstract record StaffAct(Actor By, DateTimeOffset At, string UserName)
{
    /// <summary>Its fixed name in the record of acts on the staff.</summary>
    public abstract string Name { get; }

    /// <summary>Why the act may not be done; null when it may.</summary>
    public abstract Refusal? Refused(Rulebook book);

    /// <summary>What the record keeps besides when, by whom and about whom.</summary>
    /// <param name="before">The one it is about, as they were; null for somebody new.</param>
    public virtual JsonObject Details(StaffMember? before) => [];

    /// <summary>The one it is about, if the actor may manage them.</summary>
    public StaffMember? MemberOf(Rulebook book) =>
        book.Staff.FirstOrDefault(m => m.UserName == UserName && Manages(By, m));

    /// <summary>
    /// Whether an actor manages somebody: a head those of the own office who handle cases, and never a supervisor, who
    /// watches the head.
    /// </summary>
    public static bool Manages(Actor actor, StaffMember member) =>
        actor.Is(Roles.Administrator)
        || (actor.Is(Roles.Head) && actor.Office == member.Office && member.Roles.All(r => Roles.Staff.Contains(r)));

    /// <summary>Whether an office would be left without a head who can sign in.</summary>
    internal static bool IsLastHead(StaffMember member, Rulebook book) =>
        member.Serves(member.Office, Roles.Head)
        && !book.Staff.Any(m => m.UserName != member.UserName && m.Serves(member.Office, Roles.Head));
}

/// <summary>An act on somebody who is there already. Somebody of another office does not exist for a head.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name of the one it is about.</param>
public abstract record MemberAct(Actor By, DateTimeOffset At, string UserName) : StaffAct(By, At, UserName)
{
    /// <inheritdoc/>
    public sealed override Refusal? Refused(Rulebook book) =>
        MemberOf(book) is { } member ? Wrong(member, book) : Refusal.NotFound();

    /// <summary>What is wrong with the act itself.</summary>
    protected abstract Refusal? Wrong(StaffMember member, Rulebook book);
}

/// <summary>Enters when somebody is away, and who takes over what they have.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name of who is away.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Account name of who takes over; null for in turn.</param>
public sealed record EnterAbsence(
    Actor By,
    DateTimeOffset At,
    string UserName,
    DateOnly From,
    DateOnly To,
    string? Substitute
) : MemberAct(By, At, UserName)
{
    /// <summary>
    /// Longest absence that is entered at once, in calendar days: longer ones are typing errors, or a reason to disable
    /// the account.
    /// </summary>
    public const int LongestDays = 366;

    /// <inheritdoc/>
    public override string Name => "absenceEntered";

    /// <inheritdoc/>
    public override JsonObject Details(StaffMember? before) =>
        new()
        {
            ["from"] = JournalEntry.DayText(From),
            ["to"] = JournalEntry.DayText(To),
            ["substitute"] = Substitute,
        };

    /// <inheritdoc/>
    protected override Refusal? Wrong(StaffMember member, Rulebook book)
    {
        var today = WorkingCalendar.DayOf(At);
        if (To < From || To < today || From < today.AddDays(-LongestDays))
            return Refusal.Incomplete("R30", "absence-days-wrong", new FieldError("to", "absence-days-wrong"));
        if (To.DayNumber - From.DayNumber >= LongestDays)
            return Refusal.Incomplete(
                "R30",
                "absence-too-long",
                new FieldError("to", "absence-too-long", LongestDays.ToString(CultureInfo.InvariantCulture))
            );
        if (member.Absences.Any(a => a.From <= To && From <= a.To))
            return Refusal.Conflict("R30", "absence-overlaps");
        return
            Substitute is null
            || book.Staff.Any(m =>
                m.UserName == Substitute
                && m.UserName != UserName
                && m.Active
                && m.Office == member.Office
                && m.Roles.Any(member.Roles.Contains)
            )
            ? null
            : Refusal.Incomplete(
                "R30",
                "substitute-wrong",
                new FieldError("substitute", "substitute-wrong", Substitute)
            );
    }
}

/// <summary>Ends an absence: one that has begun with the day before, one to come altogether. What went to others stays with them.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name of who is back.</param>
/// <param name="Absence">Which absence.</param>
public sealed record EndAbsence(Actor By, DateTimeOffset At, string UserName, Guid Absence)
    : MemberAct(By, At, UserName)
{
    /// <inheritdoc/>
    public override string Name => "absenceEnded";

    /// <inheritdoc/>
    public override JsonObject Details(StaffMember? before) =>
        before?.Absences.FirstOrDefault(a => a.Id == Absence) is { } absence
            ? new() { ["from"] = JournalEntry.DayText(absence.From), ["to"] = JournalEntry.DayText(absence.To) }
            : [];

    /// <summary>The last day that stays; null when none does.</summary>
    public DateOnly? LastDay(Absence absence) =>
        WorkingCalendar.DayOf(At).AddDays(-1) is var yesterday && absence.From <= yesterday ? yesterday : null;

    /// <inheritdoc/>
    protected override Refusal? Wrong(StaffMember member, Rulebook book) =>
        member.Absences.FirstOrDefault(a => a.Id == Absence) is not { } absence ? Refusal.NotFound()
        : absence.To < WorkingCalendar.DayOf(At) ? Refusal.Conflict("R30", "absence-over")
        : null;
}

/// <summary>Disables or enables an account: whoever left may not sign in, and what they have goes on at once.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name.</param>
/// <param name="Active">Whether it may sign in from now on.</param>
public sealed record SetActive(Actor By, DateTimeOffset At, string UserName, bool Active) : MemberAct(By, At, UserName)
{
    /// <inheritdoc/>
    public override string Name => Active ? "enabled" : "disabled";

    /// <inheritdoc/>
    protected override Refusal? Wrong(StaffMember member, Rulebook book) =>
        member.Active == Active ? Refusal.Conflict(null, Active ? "account-active" : "account-disabled")
        : !Active && !By.Is(Roles.Administrator) && IsLastHead(member, book) ? Refusal.Conflict(null, "last-head")
        : null;
}

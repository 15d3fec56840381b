using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// Gives open tasks to the handling office's free staff in turn (R30). Lives as long as one decision; the turns it
/// moved are saved with it.
/// </summary>
internal sealed class Assigning(Rulebook book, DateOnly day)
{
    /// <summary>The turns as this decision leaves them.</summary>
    public ImmutableDictionary<Turn, ImmutableArray<string>> Moved { get; private set; } =
        ImmutableDictionary<Turn, ImmutableArray<string>>.Empty;

    /// <summary>
    /// Who does a task: whoever had it or did such a task of the case before, since a case goes in turn, not each of its steps; while they
    /// are away their substitute; otherwise whose turn it is. Null when nobody is free.
    /// </summary>
    /// <param name="case">The case after the act.</param>
    /// <param name="task">The task.</param>
    /// <param name="from">Account name of who has it now.</param>
    public string? Choose(Case @case, OpenTask task, string? from = null)
    {
        var free = book
            .Staff.Where(m => MayDo(m, @case, task) && m.AbsentOn(day) is null)
            .Select(m => m.UserName)
            .ToList();
        if (free.Count > 1 && @case.TakenInBy is { } taker)
            free.Remove(taker); // whoever saw the visitor is not blind (R30): others first
        if (free.Count == 0)
            return null;
        if ((Member(from) ?? Before(@case, task)) is { } before)
        {
            if (free.Contains(before.UserName))
                return before.UserName;
            if (before.AbsentOn(day)?.Substitute is { } substitute && free.Contains(substitute))
                return substitute;
        }

        return free.Count == 1 ? free[0] : InTurn(new(@case.Office!, task.Role), free); // of one there is no turn
    }

    /// <summary>
    /// Whether somebody can keep or be given a task: of the office, in the role, not stepped aside, and not the
    /// reviewer of what is to be decided (R21).
    /// </summary>
    public static bool MayDo(StaffMember member, Case @case, OpenTask task) =>
        member.Serves(@case.Office!, task.Role)
        && !@case.IsAside(member.UserName)
        && !(task.Role == Roles.Head && @case.Done.Any(d => d.Role == Roles.Reviewer && d.By == member.UserId));

    /// <summary>Whether a task stays with who has it.</summary>
    public bool Stays(Case @case, OpenTask task) =>
        Member(task.Assignee) is { } member && MayDo(member, @case, task) && member.AbsentOn(day) is null;

    private string InTurn(Turn turn, List<string> free)
    {
        var (next, queue) = Turn.Take(Moved.GetValueOrDefault(turn, book.Turns.GetValueOrDefault(turn, [])), free);
        Moved = Moved.SetItem(turn, queue);
        return next;
    }

    private StaffMember? Member(string? userName) =>
        userName is null ? null : book.Staff.FirstOrDefault(m => m.UserName == userName);

    private StaffMember? Before(Case @case, OpenTask task) =>
        (@case.Done.LastOrDefault(d => d.Name == task.Name) ?? @case.Done.LastOrDefault(d => d.Role == task.Role))
            is { } done
            ? book.Staff.FirstOrDefault(m => m.UserId == done.By)
            : null;
}

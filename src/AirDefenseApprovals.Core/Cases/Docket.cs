using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Collects what one act changes while it is decided. Lives only as long as the decision, so the decision stays pure.</summary>
internal sealed class Docket(Case before, CaseAct act, Rulebook book)
{
    private readonly ImmutableArray<JournalEntry>.Builder entries = ImmutableArray.CreateBuilder<JournalEntry>();
    private readonly ImmutableArray<Notice>.Builder notices = ImmutableArray.CreateBuilder<Notice>();
    private readonly ImmutableArray<(ResultDocument, PrintedResult)>.Builder documents = ImmutableArray.CreateBuilder<(
        ResultDocument,
        PrintedResult
    )>();

    public Case Case { get; set; } = before;

    public CaseAct Act { get; } = act;

    public Rulebook Book { get; } = book;

    public ItemSheet Item { get; } = book.SheetOf(before);

    /// <summary>The role acted in, for the journal.</summary>
    public string? Role { get; init; }

    /// <summary>Not before what is recorded already: a timer set for the past takes effect when it was set.</summary>
    public DateTimeOffset At { get; } = before.Timeline is [.., { At: var last }] && last > act.At ? last : act.At;

    /// <summary>
    /// Who does what is open: judged by who is there when the act is written down, whatever instant it has its effect
    /// at.
    /// </summary>
    public Assigning Assigning { get; } = new(book, WorkingCalendar.DayOf(act.RecordedAt));

    public DateOnly Today => WorkingCalendar.DayOf(At);

    /// <summary>Appends to the journal and the timeline (R27).</summary>
    public void Record(string name, JsonObject? data = null, string? detail = null)
    {
        Append(name, data);
        Case = Case with { Timeline = Case.Timeline.Add(new(At, name, detail, data?["task"]?.ToString())) };
    }

    /// <summary>Appends to the journal alone (R27): working notes, which are no step of the case.</summary>
    public void Note(string task, JsonObject data)
    {
        data.Insert(0, "task", task);
        Append("taskCompleted", data);
    }

    private void Append(string name, JsonObject? data)
    {
        entries.Add(
            new JournalEntry
            {
                Seq = Case.JournalLength + 1,
                At = At,
                RecordedAt = Act.RecordedAt < At ? At : Act.RecordedAt,
                Act = name,
                Actor = Act.By.For(Role),
                Data = JsonSerializer.SerializeToElement(data ?? []),
                PreviousHash = JournalEntry.NoHash, // until it is sealed
            }
        );
        Case = Case with { JournalLength = Case.JournalLength + 1, RecordedAt = entries[^1].RecordedAt };
    }

    /// <summary>Writes a notice (R28).</summary>
    public void Notify(
        string kind,
        Audience to = Audience.Applicant,
        params ReadOnlySpan<(string Name, NoticeFact Value)> facts
    )
    {
        if (Case.Practice && to != Audience.Applicant)
            return; // practice disturbs nobody
        var ordinal = Case.NoticeCounts.GetValueOrDefault(kind) + 1; // R28
        Case = Case with { NoticeCounts = Case.NoticeCounts.SetItem(kind, ordinal) };
        var named = ImmutableSortedDictionary.CreateBuilder<string, NoticeFact>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
            named[name] = value;
        notices.Add(
            Case.Practice
                ? new(kind, ordinal, Audience.Colleague, named.ToImmutable()) { Reader = Case.OwnerId }
                : new(kind, ordinal, to, named.ToImmutable())
        );
    }

    /// <summary>Tells one of the staff, in the inbox alone.</summary>
    public void NotifyColleague(string kind, string userId, params ReadOnlySpan<(string Name, NoticeFact Value)> facts)
    {
        Notify(kind, Audience.Colleague, facts);
        if (!Case.Practice)
            notices[^1] = notices[^1] with { Reader = userId };
    }

    /// <summary>Tells a firm or department that has no account, by e-mail alone.</summary>
    public void NotifyParty(string kind, string email, params ReadOnlySpan<(string Name, NoticeFact Value)> facts)
    {
        if (Case.Practice)
            return;
        Notify(kind, Audience.Party, facts);
        notices[^1] = notices[^1] with { Email = email };
    }

    public void Attach(ResultDocument document, PrintedResult file) => documents.Add((document, file));

    /// <summary>Ends the case: no task is left, the clock stops.</summary>
    public void End(CaseState state) =>
        Case = Case with
        {
            State = state,
            EndedAt = At,
            EndedByEdition = Book.Calendar.Edition,
            Tasks = [],
            Delays = [],
            Clock = Case.Clock is { } clock ? clock with { StoppedAt = At } : null,
        };

    public Changes Close()
    {
        if (!Case.HasEnded && Case.Workflow is not null)
        {
            var open = WorkflowState.FromJson(Case.Workflow).Open;
            Case = Case with
            {
                Tasks =
                [
                    .. open.Where(o => o.Wait is null).Select(TaskOf),
                    .. Case.Tasks.Where(t => t.ActivityId is null),
                ],
                Delays = [.. open.Where(o => o.Wait is not null).Select(DelayOf)],
            };
        }

        if (entries.Count > 0)
            Assign();
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i] = (entries[i] with { PreviousHash = Case.JournalHead }).Sealed(); // R27
            Case = Case with { JournalHead = entries[i].Hash };
        }

        if (Case.CalendarEdition != Book.Calendar.Edition)
            Case = Case with { CalendarEdition = Book.Calendar.Edition };
        return new(
            Case,
            entries.ToImmutable(),
            notices.ToImmutable(),
            CaseTimer.Of(Case, Book.Calendar),
            documents.ToImmutable()
        )
        {
            At = At,
            Turns = Assigning.Moved,
        };
    }

    /// <summary>Gives the tasks that nobody has to whose turn it is; the entry that opened them says so (R30).</summary>
    private void Assign()
    {
        if (Case.Practice)
            return; // anyone of the office may practise
        var given = new JsonArray();
        Case = Case with
        {
            Tasks =
            [
                .. Case.Tasks.Select(task =>
                {
                    if (task.Assignee is not null || !task.IsInTurn || Assigning.Choose(Case, task) is not { } assignee)
                        return task; // R30: who has it keeps it; who is given it is chosen by turn
                    given.Add(new JsonObject { ["task"] = task.Name, ["assignee"] = assignee });
                    return task with { Assignee = assignee };
                }),
            ],
        };
        if (given.Count == 0)
            return;
        var data = JsonObject.Create(entries[0].Data)!;
        data["assigned"] = given;
        entries[0] = entries[0] with { Data = JsonSerializer.SerializeToElement(data) };
    }

    /// <summary>A task that is open already stays with who has it.</summary>
    private OpenTask TaskOf(Bookmark open) =>
        new(
            open.Name,
            open.ActivityId,
            open.Role,
            [.. open.Outcomes],
            DueOf(open),
            Case.Tasks.FirstOrDefault(t => t.ActivityId == open.ActivityId)?.Assignee
        );

    /// <summary>A delay that runs already keeps its end.</summary>
    private ProcessDelay DelayOf(Bookmark open) =>
        Case.Delays.FirstOrDefault(d => d.ActivityId == open.ActivityId) ?? new(open.ActivityId, At + open.Wait!.Value);

    private DateTimeOffset? DueOf(Bookmark open) =>
        (open.Role, Case) switch
        {
            (Roles.Applicant, { State: CaseState.CorrectionRequired }) => Case.Notice?.AnswerBy,
            (Roles.Applicant, _) => DefectsDue(),
            (_, { Clock: { } clock }) => LegalClock.DueAt(Book.Calendar, clock, Limit.Promised).At,
            _ => Case.IntakeDueAt,
        };

    private DateTimeOffset? DefectsDue()
    {
        var open = Case
            .DefectNotice?.Items.Where(d => d.State == Acceptance.DefectState.Open)
            .Select(d => d.Deadline)
            .ToList();
        return open is { Count: > 0 } ? Book.Calendar.ClosingOf(open.Max()) : null;
    }
}

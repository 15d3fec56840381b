using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// The applicant asks that somebody be kept from the case (申请回避), with a reason. A head of the handling office decides, about the head
/// the supervisor; the applicant is told. The clock runs on, the case is not decided before the request is, and one
/// request is open at a time.
/// </summary>
public sealed record RequestRecusal : CaseAct
{
    /// <summary>Name of the task to decide it.</summary>
    public const string Decision = "recusal";

    /// <summary>Working days within which it is decided.</summary>
    public const int DecisionDays = 2;

    /// <summary>Requests that a case takes: enough for every person who handles one.</summary>
    public const int Most = 10;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestPerson = 60;

    /// <summary>Whom it is about, as the applicant knows them: handling is blind (R30), so a name may be missing.</summary>
    public string? Person { get; init; }

    /// <summary>Whether it is about the head of the office: then the supervisor decides.</summary>
    public bool AboutHead { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        if (@case.State == CaseState.Draft)
            return Refusal.Conflict("R30", "still-a-draft");
        if (@case.HasEnded)
            return Refusal.Conflict("R30", "already-ended");
        if (@case.Tasks.Any(t => t.Name == Decision))
            return Refusal.Conflict("R30", "recusal-open");
        if (@case.Recusals.Length >= Most)
            return Refusal.Conflict("R30", "recusals-too-many", Most.ToString(CultureInfo.InvariantCulture));
        FieldError[] wrong =
        [
            .. Reasons.Wrong("reason", Reason),
            .. Person?.Length > LongestPerson
                ? [new FieldError("person", "field-too-long", LongestPerson.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<FieldError>(),
        ];
        if (wrong.Length > 0)
            return Refusal.Incomplete("R30", "recusal-wrong", wrong);
        var aboutHead = AboutHead && !@case.Practice; // the supervisor takes no part in practice
        var due = book.Calendar.EndOf(WorkingCalendar.DayOf(book.Calendar.Receive(At)), DecisionDays);
        var request = new RecusalRequest(
            @case.Recusals.Length + 1,
            Person?.Trim() is { Length: > 0 } person ? person : null,
            aboutHead,
            Reason.Trim(),
            At
        );
        var task = new OpenTask(Decision, null, aboutHead ? Roles.Supervisor : Roles.Head, ["Granted", "Refused"], due)
        {
            Office = aboutHead ? Office.City : null,
        };
        var docket = new Docket(
            @case with
            {
                Recusals = @case.Recusals.Add(request),
                Tasks = @case.Tasks.Add(task),
            },
            this,
            book
        )
        {
            Role = Roles.Applicant,
        };
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = "recusalAsked",
                ["no"] = request.No,
                ["person"] = request.Person,
                ["aboutHead"] = aboutHead,
                ["reason"] = request.Reason,
                ["dueAt"] = JournalEntry.InstantText(due),
            }
        );
        docket.Notify(
            "recusalAsked",
            aboutHead ? Audience.Supervisor : Audience.Head,
            ("reason", request.Reason),
            ("dueAt", due)
        );
        return docket.Close();
    }

    /// <summary>The decision. Who decides decides about others, and names who steps aside or why nobody does.</summary>
    internal static Verdict Decided(CompleteTask act, Case @case, Rulebook book, OpenTask task, TaskData data)
    {
        var request = @case.Recusals[^1];
        var granted = act.Outcome == "Granted";
        var person = granted ? data.Text("person") : null;
        if (granted && Unfit(act.By, @case, book, person) is { } unfit)
            return unfit;
        if (!granted && data.Text("reason") is null)
            return Refusal.Incomplete("R30", "reason-missing", new FieldError(data.At("reason"), "field-required"));
        var docket = new Docket(
            @case with
            {
                Recusals = @case.Recusals.Replace(
                    request,
                    request with
                    {
                        Granted = granted,
                        Aside = person,
                        Answer = data.Text("reason"),
                        DecidedBy = act.By.UserName,
                        DecidedAt = act.At,
                    }
                ),
                Tasks = [.. @case.Tasks.Where(t => t.Name != Decision)],
                Aside = person is null ? @case.Aside : @case.Aside.Add(person),
            },
            act,
            book
        )
        {
            Role = task.Role,
        };
        if (person is not null)
            StepAside.Leave(docket, person, "recusalGranted", request.Reason);
        else
            docket.Record(
                "taskCompleted",
                new JsonObject
                {
                    ["task"] = "recusalRefused",
                    ["no"] = request.No,
                    ["reason"] = data.Text("reason"),
                }
            );
        docket.Notify(granted ? "recusalGranted" : "recusalRefused", facts: [("reason", data.Text("reason") ?? "")]);
        return docket.Close();
    }

    /// <summary>
    /// Why a person cannot be made to step aside: not of the handling office's staff, aside already, or the one who
    /// decides.
    /// </summary>
    private static Refusal? Unfit(Actor by, Case @case, Rulebook book, string? person) =>
        person is null
            ? Refusal.Incomplete("R30", "recusal-person-missing", new FieldError("data.person", "field-required"))
        : person == by.UserName
        || @case.IsAside(person)
        || !book.Staff.Any(m => m.UserName == person && m.Office == @case.Office && m.Roles.Any(Roles.Staff.Contains))
            ? Refusal.Incomplete(
                "R30",
                "recusal-person-wrong",
                new FieldError("data.person", "recusal-person-wrong", person)
            )
        : null;
}

/// <summary>A request of the applicant that somebody be kept from the case (R30).</summary>
/// <param name="No">Which of the case, from 1.</param>
/// <param name="Person">Whom, as the applicant wrote.</param>
/// <param name="AboutHead">Whether it is about the office's head.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record RecusalRequest(int No, string? Person, bool AboutHead, string Reason, DateTimeOffset At)
{
    /// <summary>Whether it was granted; null while it is not decided.</summary>
    public bool? Granted { get; init; }

    /// <summary>Account name of who stepped aside by it. Not for the applicant: handling is blind.</summary>
    public string? Aside { get; init; }

    /// <summary>What the decision says.</summary>
    public string? Answer { get; init; }

    /// <summary>Account name of who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Completes an open task with one of its outcomes. The process decides what follows: the engine advances, and each effect it passes
/// (accept, pause, approve ...) is carried out by <see cref="Effects"/>; the first refusal undoes the whole act.
/// </summary>
public sealed record CompleteTask : CaseAct
{
    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>The outcome: a port of the activity.</summary>
    public required string Outcome { get; init; }

    /// <summary>Tells whether the outcome is one by which a process of this office ends in a result document (R22).</summary>
    public bool MayIssueDocument => Outcome is "Issued" or "Approved" or "Passed";

    /// <summary>What the actor adds.</summary>
    public string? Comment { get; init; }

    /// <summary>What the outcome needs, as the contract names it.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>A verification code for a result document, drawn by chance outside.</summary>
    public string VerificationCode { get; init; } = "";

    /// <summary>What chance gave for the links of firms (R25), drawn outside; without it no links are sent.</summary>
    public string LinkSecret { get; init; } = "";

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (!Walls.Sees(By, @case))
            return Refusal.NotFound();
        var open = Named(@case);
        if (Walls.IsStaff(By) && By.Office != (open?.Office ?? @case.Office))
            return Refusal.Forbidden("R18", "not-the-handling-office");
        if (open is null)
            return NotOpen(@case);
        if ((Barred(@case, open) ?? NotUnderstood(open)) is { } refusal)
            return refusal;

        var data = new TaskData(Data);
        if (open.ActivityId is null)
            return Outside(@case, book, open, data);
        if (Outcome == "NotCompetent" && data.Text("officeCode") is { } office)
            return Refer(@case, book, office, data);
        return Advance(@case, book, open, data);
    }

    /// <summary>Finds the open task of that name: of two, the one that is for the actor's role.</summary>
    private OpenTask? Named(Case @case)
    {
        var named = @case.Tasks.Where(t => t.Name == Task).ToList();
        return named.FirstOrDefault(t => Walls.IsIn(By, t.Role, @case)) ?? named.FirstOrDefault();
    }

    /// <summary>Says why the actor may not complete the task, though they see the case and the task is open.</summary>
    private Refusal? Barred(Case @case, OpenTask open)
    {
        if (!Walls.IsIn(By, open.Role, @case))
            return Refusal.Forbidden(null, "another-role", open.Role);
        if (open.Role == Roles.Head && @case.Done.Any(d => d.Role == Roles.Reviewer && d.By == By.UserId))
            return Refusal.Forbidden("R21", "reviewer-may-not-decide"); // R21
        if (@case.IsAside(By.UserName))
            return Refusal.Forbidden("R30", "stepped-aside");
        // R30; an inspection is done by two at least (R24), of whom either may record it
        var anothers = open.Assignee is not null && open.Assignee != By.UserName && open.Role != Roles.Inspector;
        return anothers ? Refusal.Forbidden("R30", "not-the-assignee") : null;
    }

    /// <summary>Says what is wrong with what was sent: an outcome that the task has not, texts and data beyond all measure.</summary>
    private Refusal? NotUnderstood(OpenTask open)
    {
        if (!open.Outcomes.Contains(Outcome))
            return Refusal.Incomplete(
                null,
                "outcome-unknown",
                new FieldError("outcome", "outcome-unknown", Outcome, string.Join(", ", open.Outcomes))
            );
        var unreasonable = TaskData.Unreasonable(Data);
        if (Reasons.TooLong("comment", Comment) is { } comment)
            unreasonable = unreasonable.Add(comment);
        return unreasonable.IsEmpty ? null : Refusal.Incomplete(null, "data-unreasonable", unreasonable.AsSpan());
    }

    /// <summary>Lets the process go on by the outcome, and carries out each effect that it passes.</summary>
    private Verdict Advance(Case @case, Rulebook book, OpenTask open, TaskData data)
    {
        var docket =
            open.Role == Roles.Applicant
                ? Walls.DocketForApplicant(@case, this, book)
                : new Docket(@case, this, book) { Role = open.Role };
        var definition = book.Processes[(@case.Process!.DefinitionId, @case.Process.Version)];
        var signal = new Signal(open.ActivityId!, Outcome);
        var facts = CaseFacts.Of(AnswerCorrection.Foreseen(@case, docket.Item, this, data), docket.Item); // R31
        var advance = book.EngineOf(@case).Resume(definition, WorkflowState.FromJson(@case.Workflow!), signal, facts);
        if (advance.State.Fault is { } fault)
            return Refusal.Conflict(null, "process-faulted", fault);

        docket.Case = docket.Case with
        {
            Workflow = advance.State.ToJson(),
            Signals = @case.Signals.Add(signal),
            Done = @case.Done.Add(new(Task, open.Role, By.UserId, Outcome, At, Comment, open.ActivityId)),
        };
        docket.Record("taskCompleted", ForJournal(@case, open, atCounter: docket.Role != open.Role), Comment);
        foreach (var effect in advance.Effects)
            if (Effects.Apply(docket, this, effect, data) is { } refusal)
                return refusal;
        if (!docket.Case.HasEnded && advance.State.Status != WorkflowStatus.Suspended)
            throw new InvalidOperationException(
                $"Process {definition.DefinitionId} ended without an effect that ends the case."
            );
        return docket.Close();
    }

    private JsonObject ForJournal(Case @case, OpenTask open, bool atCounter)
    {
        var entry = new JsonObject
        {
            ["task"] = Task,
            ["activity"] = open.ActivityId,
            ["outcome"] = Outcome,
        };
        if (atCounter)
            entry["counter"] = true; // a clerk did it for the visitor
        if (Comment is not null)
            entry["comment"] = Comment;
        if (Data is { ValueKind: JsonValueKind.Object } given)
            entry["data"] = AnswerCorrection.WithoutPersonalData(@case, this, TaskData.ForJournal(given));
        return entry;
    }

    /// <summary>Moves the case to the office that is competent; it keeps its receipt (R19).</summary>
    private Verdict Refer(Case @case, Rulebook book, string officeCode, TaskData data)
    {
        if (Effects.BeforeAnswer(@case) is { } late)
            return late;
        if (@case.CrossesRegions && officeCode != Office.City)
            return Refusal.Incomplete(
                "R16",
                "crosses-regions-stays",
                new FieldError("data.officeCode", "crosses-regions-stays")
            );
        var region = @case.Project.RegionCode;
        if (
            book.Register.Office(officeCode) is { } named
            && named.Code != Office.City
            && !named.Regions.Contains(region)
        )
            return Refusal.Incomplete(
                "R19",
                "office-of-another-region",
                new FieldError("data.officeCode", "office-of-another-region", officeCode, region)
            );
        if (
            officeCode == @case.Office
            || book.Register.HandlingBy(
                officeCode,
                @case.ItemCode,
                region,
                WorkingCalendar.DayOf(@case.ReceivedAt!.Value)
            )
                is not { } handling
        )
            return Refusal.Incomplete(
                "R19",
                "office-not-competent",
                new FieldError("data.officeCode", "office-not-competent", officeCode)
            );
        var docket = new Docket(
            @case with
            {
                Office = handling.Office.Code,
                InNameOf = handling.InNameOf,
                Instrument = handling.Delegation?.Instrument,
                Tasks = [],
            },
            this,
            book
        )
        {
            Role = Roles.Clerk,
        }; // its people are others
        docket.Record(
            "referred",
            new JsonObject
            {
                ["from"] = @case.Office,
                ["to"] = officeCode,
                ["instrument"] = handling.Delegation?.Instrument,
                ["reason"] = data.Text("reason") ?? Comment,
            },
            data.Text("reason") ?? Comment
        );
        docket.Notify("referred");
        return docket.Close();
    }

    /// <summary>A task that is not the process's own.</summary>
    private Verdict Outside(Case @case, Rulebook book, OpenTask open, TaskData data) =>
        open.Name switch
        {
            AskCity.Reply => AskCity.Answered(this, @case, book, data),
            RequestRecusal.Decision => RequestRecusal.Decided(this, @case, book, open, data),
            RateCase.FollowUp => FollowUp(@case, book),
            _ => throw new InvalidOperationException($"Nothing says what comes of the task {open.Name}."),
        };

    /// <summary>The supervisor has followed up a poor rating (R29).</summary>
    private Changes FollowUp(Case @case, Rulebook book)
    {
        var docket = new Docket(
            @case with
            {
                Tasks = [],
                Rating = @case.Rating! with { FollowedUpAt = At },
            },
            this,
            book
        )
        {
            Role = Roles.Supervisor,
        };
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = Task,
                ["outcome"] = Outcome,
                ["comment"] = Comment,
            },
            Comment
        );
        return docket.Close();
    }

    /// <summary>Says why the task is not open by the rule that closed it.</summary>
    private Refusal NotOpen(Case @case) =>
        Outcome switch
        {
            "CorrectionRequired" when @case.Notice is not null => Refusal.Conflict("R4", "notice-already-issued"),
            "DefectsFound" when @case.DefectNotice is not null => Refusal.Conflict(
                "R24",
                "defect-notice-already-issued"
            ),
            _ when Task == "jointAcceptance"
                    && @case.DefectNotice?.Items.Any(d => d.State != DefectState.Closed) == true => Refusal.Conflict(
                "R26",
                "defects-not-closed"
            ),
            _ when Task == "intake" && @case.DeemedAccepted => Refusal.Conflict("R6", "already-accepted"),
            _ => Refusal.Conflict(null, "task-not-open", Task),
        };
}

using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Withdraws the application, any time before the decision (R23).</summary>
public sealed record WithdrawCase : CaseAct
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        if (@case.HasEnded)
            return Refusal.Conflict("R23", "already-ended"); // R23
        if (@case.State == CaseState.Draft)
            return Refusal.Conflict("R23", "still-a-draft");
        if (Reasons.Wrong("reason", Reason) is { IsEmpty: false } wrong)
            return Refusal.Incomplete("R23", "reason-missing", wrong.AsSpan());
        var docket = Walls.DocketForApplicant(@case, this, book);
        docket.Record("withdrawn", new JsonObject { ["reason"] = Reason.Trim() }, Reason.Trim());
        docket.End(CaseState.Withdrawn);
        docket.Notify("withdrawn");
        return docket.Close();
    }
}

/// <summary>Rates the service, once, after the result (R29).</summary>
public sealed record RateCase : CaseAct
{
    /// <summary>Working days within which the supervisor follows up a poor rating.</summary>
    public const int FollowUpDays = 15;

    /// <summary>The supervisor's task to follow up a poor rating.</summary>
    public const string FollowUp = "followUp";

    /// <summary>1 to 5.</summary>
    public required int Score { get; init; }

    /// <summary>What the applicant adds.</summary>
    public string? Comment { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForOwner(By, @case) is { } wall)
            return wall;
        if (@case.Rating is not null)
            return Refusal.Conflict("R29", "already-rated"); // R29
        if (
            @case.State
            is not (CaseState.Approved or CaseState.Refused or CaseState.NotAccepted or CaseState.NotRequired)
        )
            return Refusal.Conflict("R29", "no-result-yet");
        if (Score is < 1 or > 5)
            return Refusal.Incomplete("R29", "score-wrong", new FieldError("score", "score-wrong"));
        if (Comment is not null && Characters.IsLonger(Comment, 1000))
            return Refusal.Incomplete("R29", "comment-too-long", new FieldError("comment", "field-too-long", "1000"));
        DateTimeOffset? followUp =
            Score <= 2 && !@case.Practice ? book.Calendar.EndOf(WorkingCalendar.DayOf(At), FollowUpDays) : null;
        var docket = new Docket(@case with { Rating = new(Score, Comment?.Trim(), At, followUp, null) }, this, book)
        {
            Role = Roles.Applicant,
        };
        if (followUp is not null)
            docket.Case = docket.Case with { Tasks = [new(FollowUp, null, Roles.Supervisor, ["Done"], followUp)] };
        docket.Record(
            "rated",
            new JsonObject
            {
                ["score"] = Score,
                ["comment"] = Comment?.Trim(),
                ["followUpDueAt"] = followUp is { } due ? JournalEntry.InstantText(due) : null,
            }
        );
        if (followUp is not null)
            docket.Notify("poorRating", Audience.Supervisor, ("score", Score), ("followUpDueAt", followUp.Value));
        return docket.Close();
    }
}

/// <summary>Adds a supervisory opinion: the city's word on a case that it does not decide (R18).</summary>
public sealed record GiveOpinion : CaseAct
{
    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (!Walls.Sees(By, @case))
            return Refusal.NotFound();
        if (!By.Is(Roles.Supervisor))
            return Refusal.Forbidden("R18", "another-role", Roles.Supervisor);
        if (string.IsNullOrWhiteSpace(Text))
            return Refusal.Incomplete("R18", "opinion-empty", new FieldError("text", "field-required"));
        if (Characters.IsLonger(Text, 2000))
            return Refusal.Incomplete("R18", "opinion-too-long", new FieldError("text", "field-too-long", "2000"));
        var docket = new Docket(
            @case with
            {
                Opinions = @case.Opinions.Add(new(Text.Trim(), By.UserName, At)),
            },
            this,
            book
        )
        {
            Role = Roles.Supervisor,
        };
        docket.Record("opinion", new JsonObject { ["text"] = Text.Trim() });
        return docket.Close();
    }
}

/// <summary>Reads one of an applicant's personal data, with a reason (R30).</summary>
public sealed record RevealPersonalData : CaseAct
{
    /// <summary><c>phone</c>, <c>email</c>, <c>idNumber</c>, <c>agent.idNumber</c> or <c>agent.phone</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Why it is needed.</summary>
    public required string Reason { get; init; }

    /// <summary>The value, once the act is on record.</summary>
    public string? ValueIn(Case @case) =>
        Field switch
        {
            "phone" => @case.Applicant.Phone,
            "email" => @case.Applicant.Email,
            "idNumber" => @case.Applicant.IdNumber,
            "agent.idNumber" => @case.Applicant.Agent?.IdNumber,
            "agent.phone" => @case.Applicant.Agent?.Phone,
            _ => null,
        };

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case) is { } wall)
            return wall;
        if (ValueIn(@case) is null)
            return Refusal.Incomplete("R30", "reveal-field-unknown", new FieldError("field", "reveal-field-unknown"));
        if (Reasons.Wrong("reason", Reason) is { IsEmpty: false } wrong)
            return Refusal.Incomplete("R30", "reason-missing", wrong.AsSpan());
        var docket = new Docket(@case, this, book);
        // R30: the value is told only once this entry is saved.
        docket.Record("revealed", new JsonObject { ["field"] = Field, ["reason"] = Reason.Trim() });
        return docket.Close();
    }
}

/// <summary>
/// Hands in evidence that a defect was put right (R25). An applicant's goes on record with the answer; an inspector's,
/// and what comes after the answer, at once.
/// </summary>
public sealed record AttachEvidence : CaseAct
{
    /// <summary>Files per defect: more than enough to show that it was put right.</summary>
    public const int MostFiles = 40;

    /// <summary>The defect.</summary>
    public required int ItemNo { get; init; }

    /// <summary>The file, checked and stored already.</summary>
    public required AttachedFile File { get; init; }

    /// <summary>Whether the case takes evidence for this defect now: asked before the file is read, and again by the act.</summary>
    public static Refusal? Refused(Actor by, Case @case, int itemNo)
    {
        if (!Walls.Sees(by, @case))
            return Refusal.NotFound();
        var party = by.Is(Roles.Party);
        var inspector = by.Is(Roles.Inspector) && by.Office == @case.Office && !@case.IsAside(by.UserName);
        if (!Walls.Owns(by, @case) && !Walls.ActsForVisitor(by, @case) && !inspector && !party)
            return Refusal.Forbidden("R18", "another-role", Roles.Applicant, Roles.Inspector);
        if (
            @case.DefectNotice?.Items.FirstOrDefault(d => d.ItemNo == itemNo) is not { } defect
            || (party && !PartyLink.IsOf(by, Parties.AnsweringFor(defect)))
        )
            return Refusal.NotFound("defect-not-listed");
        if (@case.HasEnded || defect.State == DefectState.Closed)
            return Refusal.Conflict("R25", "defect-closed");
        return defect.Evidence.Length >= MostFiles
            ? Refusal.Conflict("R25", "evidence-too-many", MostFiles.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, ItemNo) is { } refusal)
            return refusal;
        if (
            File.TakenAt is { } taken
            && WorkingCalendar.DayOf(taken) < WorkingCalendar.DayOf(@case.DefectNotice!.IssuedAt)
        ) // R25
            return Refusal.Incomplete(
                "R25",
                "evidence-before-notice",
                new FieldError(
                    "file",
                    "evidence-before-notice-taken",
                    File.FileName,
                    JournalEntry.DayText(WorkingCalendar.DayOf(taken)),
                    JournalEntry.DayText(WorkingCalendar.DayOf(@case.DefectNotice.IssuedAt))
                )
            );
        if (@case.DefectNotice!.Items.First(d => d.ItemNo == ItemNo).Evidence.Any(e => e.Sha256 == File.Sha256))
            return new Docket(@case, this, book).Close(); // sent twice, it is there once
        var docket = new Docket(
            @case with
            {
                DefectNotice = @case.DefectNotice! with
                {
                    Items =
                    [
                        .. @case.DefectNotice.Items.Select(d =>
                            d.ItemNo == ItemNo ? d with { Evidence = d.Evidence.Add(File) } : d
                        ),
                    ],
                },
            },
            this,
            book
        )
        {
            Role =
                By.Is(Roles.Party) ? Roles.Party
                : By.UserId == @case.OwnerId ? Roles.Applicant
                : Walls.ActsForVisitor(By, @case) && !By.Is(Roles.Inspector) ? Roles.Clerk
                : Roles.Inspector,
        };
        if (
            (By.UserId != @case.OwnerId && !By.Is(Roles.Party))
            || @case.DefectNotice.Items.First(d => d.ItemNo == ItemNo).State != DefectState.Open
        ) // no answer follows that would put it on record (R27)
            docket.Record(
                "taskCompleted",
                new JsonObject
                {
                    ["task"] = "evidence",
                    ["itemNo"] = ItemNo,
                    ["fileName"] = File.FileName,
                    ["sha256"] = File.Sha256,
                }
            );
        return docket.Close();
    }
}

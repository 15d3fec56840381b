using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>
/// A county office asks the city about a case it handles (请示), and the city's head answers in the case (批复). The clock runs on: to ask is
/// no ground of the closed list (R11), and the county still decides (R18). One question is open at a time.
/// </summary>
public sealed record AskCity : CaseAct
{
    /// <summary>Name of the city's task to answer.</summary>
    public const string Reply = "cityReply";

    /// <summary>Working days within which the city answers.</summary>
    public const int ReplyDays = 2;

    /// <summary>Longest question and answer, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case) is { } wall)
            return wall;
        if (@case.Office == Office.City)
            return Refusal.Forbidden("R18", "only-counties-ask");
        if (@case.HasEnded)
            return Refusal.Conflict("R18", "already-ended");
        if (@case.Tasks.Any(t => t.Name == Reply))
            return Refusal.Conflict("R18", "question-open");
        if (string.IsNullOrWhiteSpace(Text))
            return Refusal.Incomplete("R18", "question-empty", new FieldError("text", "field-required"));
        if (Text.Length > Longest)
            return Refusal.Incomplete(
                "R18",
                "question-too-long",
                new FieldError("text", "field-too-long", Longest.ToString(CultureInfo.InvariantCulture))
            );
        var question = new Question(@case.Questions.Length + 1, Text.Trim(), By.UserName, By.UserId, At);
        var due = book.Calendar.EndOf(WorkingCalendar.DayOf(book.Calendar.Receive(At)), ReplyDays);
        var docket = new Docket(
            @case with
            {
                Questions = @case.Questions.Add(question),
                Tasks = @case.Tasks.Add(new(Reply, null, Roles.Head, ["Replied"], due) { Office = Office.City }),
            },
            this,
            book
        );
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = "asked",
                ["no"] = question.No,
                ["text"] = question.Text,
                ["replyDueAt"] = JournalEntry.InstantText(due),
            }
        );
        docket.Notify("asked", Audience.CityHead, ("question", question.Text), ("replyDueAt", due));
        return docket.Close();
    }

    /// <summary>The city's answer. It binds nobody to an outcome.</summary>
    internal static Verdict Answered(CompleteTask act, Case @case, Rulebook book, TaskData data)
    {
        if (data.Text("text") is not { } text)
            return Refusal.Incomplete("R18", "reply-empty", new FieldError(data.At("text"), "field-required"));
        var question = @case.Questions[^1];
        var docket = new Docket(
            @case with
            {
                Questions = @case.Questions.Replace(
                    question,
                    question with
                    {
                        Answer = text,
                        AnsweredBy = act.By.UserName,
                        AnsweredAt = act.At,
                    }
                ),
                Tasks = [.. @case.Tasks.Where(t => t.Name != Reply)],
            },
            act,
            book
        )
        {
            Role = Roles.Head,
        };
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = Reply,
                ["no"] = question.No,
                ["text"] = text,
            }
        );
        docket.NotifyColleague("cityReplied", question.ById, ("question", question.Text), ("answer", text));
        return docket.Close();
    }
}

/// <summary>A question of a county office to the city (请示), and the answer (批复).</summary>
/// <param name="No">Which of the case, from 1.</param>
/// <param name="Text">What is asked.</param>
/// <param name="By">Account name of who asked.</param>
/// <param name="ById">Account id of who asked.</param>
/// <param name="AskedAt">When.</param>
public sealed record Question(int No, string Text, string By, string ById, DateTimeOffset AskedAt)
{
    /// <summary>The answer; null while there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Account name of who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>Takes the applicant's answer to the correction notice, as a whole (R5).</summary>
internal static class AnswerCorrection
{
    public static Refusal? Apply(Docket docket, TaskData data)
    {
        var notice = docket.Case.Notice!;
        var answers = data.List("answers");
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var answer in answers)
            if (answer.Integer("itemNo") is not { } number || notice.Items.All(i => i.ItemNo != number))
                errors.Add(new(answer.At("itemNo"), "answer-to-no-item"));
        if (errors.Count > 0)
            return Refusal.Incomplete("R5", "answer-wrong", [.. errors]);

        var answered = notice
            .Items.Select(item => (Item: item, Answer: answers.FirstOrDefault(a => a.Integer("itemNo") == item.ItemNo)))
            .ToList();
        // The office can raise no new defect, so what it has may not go: only what was missing already may be missing still.
        var taken = Applications
            .MissingMaterials(docket.Item, docket.Case)
            .Where(e => !notice.WasMissing(e.Field["materials.".Length..]))
            .ToImmutableArray();
        if (!taken.IsEmpty)
            return Refusal.Incomplete("R5", "answer-incomplete", taken.AsSpan());
        var missing = answered
            .Where(a => a.Answer is null || (a.Answer.Text("text") is null && !Replaced(docket.Case, a.Item)))
            .Select(a => a.Item.ItemNo)
            .ToList();
        if (missing.Count > 0) // R5: a partial answer is told what it lacks
            return Refusal.Incomplete(
                "R5",
                "answer-incomplete",
                [
                    .. missing.Select(n => new FieldError(
                        $"answers.{n}",
                        "answer-missing",
                        n.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    )),
                ]
            );

        var received = docket.Book.Calendar.Receive(docket.At); // R1 holds for the answer too
        var items = answered
            .Select(a => a.Item with { Answer = a.Answer!.Text("text") ?? Material(docket.Case, a.Item)?.FileName })
            .ToImmutableArray();
        docket.Case = docket.Case with
        {
            State = CaseState.Submitted,
            Notice = notice with { Items = items, AnsweredAt = docket.At },
            ToAnswerFrom = received,
            IntakeDueAt = docket.Book.Calendar.EndOf(WorkingCalendar.DayOf(received), SubmitCase.IntakeDays),
            Clock = docket.Item.OnTheSpot ? SubmitCase.StartClock(docket.Item, received) : null,
        };
        docket.Record(
            "correctionAnswered",
            new JsonObject
            {
                ["receivedAt"] = JournalEntry.InstantText(received),
                // On the spot, the clock starts anew
                ["startedAt"] = docket.Case.Clock is { } clock ? JournalEntry.InstantText(clock.StartedAt) : null,
                ["intakeDueAt"] = JournalEntry.InstantText(docket.Case.IntakeDueAt!.Value),
                ["answers"] = new JsonArray([
                    .. items.Select(i =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["itemNo"] = i.ItemNo,
                                ["text"] = i.Answer,
                                ["sha256"] = Material(docket.Case, i)?.Sha256,
                            }
                    ),
                ]),
                ["materials"] = SubmitCase.Held(docket.Case), // others than those of the notice may have been replaced too
            }
        );
        docket.Notify("correctionAnswered");
        return null;
    }

    private static CaseMaterial? Material(Case @case, CorrectionItem item) =>
        @case.Materials.FirstOrDefault(m => m.MaterialCode == item.MaterialCode && m.Sha256 is not null);

    /// <summary>Whether the material was handed in anew since the notice.</summary>
    private static bool Replaced(Case @case, CorrectionItem item) =>
        Material(@case, item)?.AttachedAt >= @case.Notice!.IssuedAt;
}

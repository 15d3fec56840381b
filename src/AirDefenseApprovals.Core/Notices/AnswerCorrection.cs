using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.People;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>
/// Takes the applicant's answer to the correction notice, as a whole (R5). An item about a field is answered in that
/// field: its new value is the case's from then on (R31).
/// </summary>
internal static class AnswerCorrection
{
    /// <summary>The task that the applicant answers in.</summary>
    private const string Task = "correction";

    public static Refusal? Apply(Docket docket, TaskData data)
    {
        var notice = docket.Case.Notice!;
        if (ToNoItem(notice, data) is { IsEmpty: false } stray)
            return Refusal.Incomplete("R5", "answer-wrong", stray.AsSpan());

        var answers = AnswersOf(docket.Case, docket.Item, data);
        var lacking = GoneMaterials(docket, notice).AddRange(Unanswered(docket.Case, answers));
        var corrections = CorrectionsIn(docket.Case, docket.Item, answers); // R31
        var wrong = corrections.MadeWrong(docket);
        if (!lacking.IsEmpty) // R5: a partial answer is told what it lacks
            return Refusal.Incomplete("R5", "answer-incomplete", lacking.AddRange(wrong).AsSpan());
        if (!wrong.IsEmpty)
            return Refusal.Incomplete("R31", "answer-value-wrong", wrong.AsSpan());

        var received = docket.Book.Calendar.Receive(docket.At); // R1 holds for the answer too
        docket.Case = corrections.After with
        {
            State = CaseState.Submitted,
            Notice = notice with { Items = [.. answers.Select(a => a.Recorded(docket.Case))], AnsweredAt = docket.At },
            ToAnswerFrom = received,
            IntakeDueAt = docket.Book.Calendar.EndOf(WorkingCalendar.DayOf(received), SubmitCase.IntakeDays),
            Clock = docket.Item.OnTheSpot ? SubmitCase.StartClock(docket.Item, received) : null,
        };
        docket.Record("correctionAnswered", ForJournal(docket.Case, received));
        docket.Notify("correctionAnswered");
        return null;
    }

    /// <summary>The case as the process must see it when it goes on from an answer: with what the answer corrects (R31).</summary>
    public static Case Foreseen(Case @case, ItemSheet item, CompleteTask act, TaskData data) =>
        act.Task == Task && @case.Notice is { AnsweredAt: null } && ToNoItem(@case.Notice, data).IsEmpty
            ? CorrectionsIn(@case, item, AnswersOf(@case, item, data)).After
            : @case;

    /// <summary>An answer as the journal keeps it beside the task: a person's data is masked, as everywhere outside the application (R30).</summary>
    public static JsonNode? WithoutPersonalData(Case @case, CompleteTask act, JsonNode? data)
    {
        if (act.Task != Task || @case.Notice is not { } notice || data?["answers"] is not JsonArray answers)
            return data;
        foreach (var answer in answers.OfType<JsonObject>())
            if (
                answer["itemNo"] is JsonValue no
                && no.TryGetValue<long>(out var number)
                && notice.Items.FirstOrDefault(i => i.ItemNo == number)?.Field is { } field
                && PersonalData.IsPersonal(field)
                && answer["value"]?.ToString() is { } value
            )
                answer["value"] = PersonalData.Masked(field, value);
        return data;
    }

    private static ImmutableArray<FieldError> ToNoItem(CorrectionNotice notice, TaskData data) =>
        [
            .. data.List("answers")
                .Where(a => a.Integer("itemNo") is not { } number || notice.Items.All(i => i.ItemNo != number))
                .Select(a => new FieldError(a.At("itemNo"), "answer-to-no-item")),
        ];

    private static ImmutableArray<Answer> AnswersOf(Case @case, ItemSheet sheet, TaskData data)
    {
        var given = data.List("answers");
        return
        [
            .. @case.Notice!.Items.Select(item =>
            {
                var answer = given.FirstOrDefault(a => a.Integer("itemNo") == item.ItemNo);
                var value = answer?.Value("value");
                if (value is { } sent && item.Field is { } field)
                    value = FieldCorrections.Tidied(sheet, field, sent);
                return new Answer(item, answer?.Text("text"), value);
            }),
        ];
    }

    /// <summary>The office can raise no new defect, so what it has may not go: only what was missing already may be missing still.</summary>
    private static ImmutableArray<FieldError> GoneMaterials(Docket docket, CorrectionNotice notice) =>
        [
            .. Applications
                .MissingMaterials(docket.Item, docket.Case)
                .Where(e => !notice.WasMissing(e.Field["materials.".Length..])),
        ];

    /// <summary>Items without an answer: neither words, nor another value in the field, nor another file.</summary>
    private static ImmutableArray<FieldError> Unanswered(Case @case, ImmutableArray<Answer> answers) =>
        [.. answers.Where(a => a.Text is null).Select(a => WhyUnanswered(@case, a)).OfType<FieldError>()];

    private static FieldError? WhyUnanswered(Case @case, Answer answer)
    {
        var no = answer.Item.ItemNo.ToString(CultureInfo.InvariantCulture);
        if (answer.Item.Field is { } field)
        {
            if (answer.Value is null)
                return new($"answers.{no}", "answer-value-missing", no);
            return ApplicationField.AreSame(ApplicationField.Read(@case, field), answer.Value)
                ? new($"answers.{no}", "answer-value-same", no)
                : null;
        }

        if (Material(@case, answer.Item) is not { } material || material.AttachedAt < @case.Notice!.IssuedAt)
            return new($"answers.{no}", "answer-missing", no);
        return material.IsUnchanged ? new($"answers.{no}", "answer-file-same", no) : null;
    }

    /// <summary>The new values of fields that were sent. Whoever says in words that a number is right confirms it (R35).</summary>
    private static FieldCorrections CorrectionsIn(Case @case, ItemSheet item, ImmutableArray<Answer> answers) =>
        new(
            @case,
            item,
            from answer in answers
            where answer is { Field: not null, Value: not null }
            select new FieldCorrection(answer.Field!, answer.Value!.Value, Confirmed: answer.Text is not null)
        );

    private static JsonObject ForJournal(Case @case, DateTimeOffset received) =>
        new()
        {
            ["receivedAt"] = JournalEntry.InstantText(received),
            // On the spot, the clock starts anew
            ["startedAt"] = @case.Clock is { } clock ? JournalEntry.InstantText(clock.StartedAt) : null,
            ["intakeDueAt"] = JournalEntry.InstantText(@case.IntakeDueAt!.Value),
            ["answers"] = new JsonArray([.. @case.Notice!.Items.Select(i => (JsonNode)ForJournal(@case, i))]),
            ["materials"] = SubmitCase.Held(@case), // others than those of the notice may have been replaced too
        };

    private static JsonObject ForJournal(Case @case, CorrectionItem item)
    {
        var entry = new JsonObject
        {
            ["itemNo"] = item.ItemNo,
            ["text"] = item.Answer,
            ["sha256"] = Material(@case, item)?.Sha256,
        };
        if (Material(@case, item) is { More: not null } several)
            entry["files"] = new JsonArray([.. several.Files.Select(f => (JsonNode)f.Sha256)]);
        if (!item.IsCorrected || item.Field is not { } field)
            return entry;
        entry["field"] = field;
        entry["before"] = ApplicationField.ForJournal(field, item.Before);
        entry["after"] = ApplicationField.ForJournal(field, item.After);
        return entry;
    }

    private static CaseMaterial? Material(Case @case, CorrectionItem item) =>
        @case.Materials.FirstOrDefault(m => m.MaterialCode == item.MaterialCode && m.Sha256 is not null);

    /// <summary>What was answered to an item.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Value">The field's new value, empty if it is to be emptied; null where none was sent.</param>
    private sealed record Answer(CorrectionItem Item, string? Text, JsonElement? Value)
    {
        /// <summary>The field that the item is about.</summary>
        public string? Field => Item.Field;

        /// <summary>The item with its answer, and with what stood in its field before and after.</summary>
        /// <param name="before">The case before the answer.</param>
        public CorrectionItem Recorded(Case before)
        {
            var answered = Item with { Answer = Text ?? FilesOf(before) };
            if (Field is not { } field || Value is not { } value)
                return answered;
            var stood = ApplicationField.Read(before, field);
            if (ApplicationField.AreSame(stood, value))
                return answered;
            return answered with { Before = stood, After = FormField.IsEmpty(value) ? null : value };
        }

        /// <summary>The names of the files that answer it; null where none does.</summary>
        private string? FilesOf(Case @case) =>
            Material(@case, Item) is { } material ? string.Join('、', material.Files.Select(f => f.FileName)) : null;
    }
}

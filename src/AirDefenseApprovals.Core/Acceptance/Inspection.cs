using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>The inspection on site and its one notice (R24).</summary>
internal static class Inspection
{
    /// <summary>Longest time to put a defect right, in working days.</summary>
    public const int LongestDeadline = 250;

    public static Refusal? Passed(Docket docket, TaskData data)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        Inspectors(data, errors);
        return errors.Count > 0 ? Refusal.Incomplete("R24", "inspection-incomplete", [.. errors]) : null;
    }

    public static Refusal? IssueDefectNotice(Docket docket, TaskData data)
    {
        if (docket.Case.DefectNotice is not null) return Refusal.Conflict("R24", "defect-notice-already-issued"); // R24
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var inspectors = Inspectors(data, errors);
        var items = data.List("items");
        if (items.IsEmpty) errors.Add(new(data.At("items"), "notice-empty"));
        ImmutableArray<Defect> defects = [.. items.Select((item, i) => Read(item, i + 1, docket, errors))];
        if (errors.Count > 0) return Refusal.Incomplete("R24", "inspection-incomplete", [.. errors]);
        docket.Case = docket.Case with { State = CaseState.Rectification, DefectNotice = new(docket.At, inspectors, defects) };
        docket.Record("defectsNotified", new JsonObject { ["inspectors"] = new JsonArray([.. inspectors.Select(i => (JsonNode)i)]), ["items"] = new JsonArray([.. defects.Select(ForJournal)]) });
        docket.Notify("defectsNotified", facts: [("items", string.Join('\n', defects.Select(Line)))]);
        return null;
    }

    /// <summary>Reads one defect; its clause must be in force in the register on the day the works are judged by (R24).</summary>
    public static Defect Read(TaskData item, int number, Docket docket, ImmutableArray<FieldError>.Builder errors)
    {
        var clause = item.Need("clause", errors);
        var judged = JudgedBy.Of(docket.Case).Day;
        var found = docket.Book.Standards.Find(clause, judged);
        if (clause.Length > 0 && found.Wrong(item.At("clause"), clause, judged) is { } wrong) errors.Add(wrong);
        var days = item.Integer("deadlineDays") ?? 0;
        if (days is < 1 or > LongestDeadline) errors.Add(new(item.At("deadlineDays"), "days-out-of-range", "1", LongestDeadline.ToString(CultureInfo.InvariantCulture)));
        return new Defect
        {
            ItemNo = number,
            Clause = found.Entry?.Citation ?? clause,
            ClauseTitle = found.Entry?.Standard.Title,
            ClauseHeading = found.Entry?.Clause.Heading,
            Place = item.Need("place", errors),
            Problem = item.Need("problem", errors),
            Remedy = item.Need("remedy", errors),
            Responsible = item.Text("responsible"),
            Deadline = docket.Book.Calendar.AddWorkingDays(docket.Today, Math.Clamp(days, 1, LongestDeadline)),
        };
    }

    public static JsonNode ForJournal(Defect defect) => new JsonObject
    {
        ["itemNo"] = defect.ItemNo,
        ["clause"] = defect.Clause,
        ["place"] = defect.Place,
        ["problem"] = defect.Problem,
        ["remedy"] = defect.Remedy,
        ["responsible"] = defect.Responsible,
        ["deadline"] = JournalEntry.DayText(defect.Deadline),
        ["arisenOn"] = defect.ArisenOn is { } day ? JournalEntry.DayText(day) : null,
    };

    public static string Line(Defect defect) => $"{defect.ItemNo}. {defect.Place}：{defect.Problem}（{defect.Clause}）→ {defect.Remedy}，{JournalEntry.DayText(defect.Deadline)}";

    private static ImmutableArray<string> Inspectors(TaskData data, ImmutableArray<FieldError>.Builder errors)
    {
        ImmutableArray<string> inspectors = [.. data.Texts("inspectors").Distinct()];
        if (inspectors.Length < 2) errors.Add(new(data.At("inspectors"), "two-people-needed")); // R24, PL 34
        return inspectors;
    }
}

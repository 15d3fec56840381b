using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
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
        var inspectors = Inspectors(data, errors);
        if (docket.Case.Site?.Standing().Any() == true)
            errors.Add(new(data.At("items"), "findings-not-told")); // what was found is told
        Unseen(docket, data, errors);
        if (errors.Count > 0)
            return Refusal.Incomplete("R24", "inspection-incomplete", [.. errors]);
        docket.Case = docket.Case with { Inspected = new(docket.At, inspectors) };
        return null;
    }

    /// <summary>Issues the one notice: of all that is on the record, and of what is added to it.</summary>
    public static Refusal? IssueDefectNotice(Docket docket, CompleteTask act, TaskData data)
    {
        if (docket.Case.DefectNotice is not null)
            return Refusal.Conflict("R24", "defect-notice-already-issued"); // R24
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var inspectors = Inspectors(data, errors);
        var items = OnRecord(docket.Case).AddRange(data.List("items"));
        if (items.IsEmpty)
            errors.Add(new(data.At("items"), "notice-empty"));
        ImmutableArray<Defect> defects = [.. items.Select((item, i) => Read(item, i + 1, docket, errors))];
        var unseen = Unseen(docket, data, errors);
        if (errors.Count > 0)
            return Refusal.Incomplete("R24", "inspection-incomplete", [.. errors]);
        docket.Case = docket.Case with
        {
            State = CaseState.Rectification,
            Inspected = new(docket.At, inspectors),
            DefectNotice = new(docket.At, inspectors, defects)
            {
                Unseen = unseen,
                UnseenReason = unseen.IsEmpty ? null : data.Text("unseen"),
            },
        };
        var told = new JsonObject
        {
            ["inspectors"] = new JsonArray([.. inspectors.Select(i => (JsonNode)i)]),
            ["items"] = new JsonArray([.. defects.Select(ForJournal)]),
        };
        if (!unseen.IsEmpty)
            (told["unseen"], told["unseenReason"]) = (
                new JsonArray([.. unseen.Select(u => (JsonNode)(u.Work is null ? u.Clause : $"{u.Work} {u.Clause}"))]),
                data.Text("unseen")
            );
        docket.Record("defectsNotified", told);
        docket.Notify("defectsNotified", facts: [("items", string.Join('\n', defects.Select(Line)))]);
        PartyNotices.TellAll(docket, "defectsForParty", act.LinkSecret);
        return null;
    }

    /// <summary>The findings on the record, as the contract writes the items of a notice.</summary>
    private static ImmutableArray<TaskData> OnRecord(Case @case) =>
        [
            .. (@case.Site?.Standing() ?? []).Select(f => new TaskData(
                JsonSerializer.SerializeToElement(
                    new Dictionary<string, object?>
                    {
                        ["clause"] = f.Clause,
                        ["place"] = f.Place,
                        ["problem"] = f.Problem,
                        ["remedy"] = f.Remedy,
                        ["responsible"] = f.Responsible,
                        ["deadlineDays"] = f.DeadlineDays,
                        ["deadline"] = f.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        ["work"] = f.Work,
                        ["finding"] = f.Id,
                    }
                ),
                $"findings.{f.Id}"
            )),
        ];

    /// <summary>What nobody looked at, where a record was kept: it has to be said why (R24: one visit covers everything).</summary>
    private static ImmutableArray<UnseenPoint> Unseen(
        Docket docket,
        TaskData data,
        ImmutableArray<FieldError>.Builder errors
    )
    {
        if (docket.Case.Site is not { } site || (site.Findings.IsEmpty && site.Points.IsEmpty))
            return [];
        var unseen = Checklist.Unseen(docket.Case, docket.Item, docket.Book.Standards);
        if (!unseen.IsEmpty && data.Text("unseen") is null)
            errors.Add(
                new(
                    data.At("unseen"),
                    "points-unseen",
                    unseen.Length.ToString(CultureInfo.InvariantCulture),
                    string.Join('、', unseen.Take(5).Select(u => u.Clause))
                )
            );
        return unseen;
    }

    /// <summary>Reads one defect; its clause must be in force in the register on the day the works are judged by (R24).</summary>
    public static Defect Read(TaskData item, int number, Docket docket, ImmutableArray<FieldError>.Builder errors)
    {
        var clause = item.Need("clause", errors);
        var judged = JudgedBy.Of(docket.Case).Day;
        var found = docket.Book.Standards.Find(clause, judged);
        if (clause.Length > 0 && found.Wrong(item.At("clause"), clause, judged) is { } wrong)
            errors.Add(wrong);
        var (deadline, named) = Deadline(item, docket, errors);
        if (item.Text("work") is var work && OnSite.WorkUnknown(docket.Case, work) is { } unknown)
            errors.Add(unknown with { Field = item.At("work") });
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
            Party = Parties.Meant(docket.Case, item.Text("responsible")),
            Work = work,
            Finding = Guid.TryParse(item.Text("finding"), out var finding) ? finding : null,
            Deadline = deadline,
            NamedDeadline = named,
        };
    }

    /// <summary>
    /// By which day: so many working days from now, or a day that the inspectors name. One that is no working day moves
    /// to the next, and the notice says so.
    /// </summary>
    private static (DateOnly Deadline, DateOnly? Named) Deadline(
        TaskData item,
        Docket docket,
        ImmutableArray<FieldError>.Builder errors
    )
    {
        var calendar = docket.Book.Calendar;
        if (item.Text("deadline") is not null && item.Integer("deadlineDays") is null)
        {
            var latest = calendar.AddWorkingDays(docket.Today, LongestDeadline);
            if (item.Day("deadline") is not { } day || day <= docket.Today || day > latest)
            {
                errors.Add(
                    new(
                        item.At("deadline"),
                        "deadline-out-of-range",
                        JournalEntry.DayText(docket.Today),
                        JournalEntry.DayText(latest)
                    )
                );
                return (docket.Today, null);
            }

            return calendar.IsWorkingDay(day) ? (day, null) : (calendar.AddWorkingDays(day, 1), day);
        }

        var days = item.Integer("deadlineDays") ?? 0;
        if (days is < 1 or > LongestDeadline)
            errors.Add(
                new(
                    item.At("deadlineDays"),
                    "days-out-of-range",
                    "1",
                    LongestDeadline.ToString(CultureInfo.InvariantCulture)
                )
            );
        return (calendar.AddWorkingDays(docket.Today, Math.Clamp(days, 1, LongestDeadline)), null);
    }

    public static JsonNode ForJournal(Defect defect)
    {
        var entry = new JsonObject
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
        if (defect.Work is not null)
            entry["work"] = defect.Work;
        if (defect.Finding is { } finding)
            entry["finding"] = finding.ToString("N");
        if (defect.NamedDeadline is { } named)
            entry["namedDeadline"] = JournalEntry.DayText(named);
        return entry;
    }

    public static string Line(Defect defect)
    {
        var place = defect.Work is null ? defect.Place : $"{defect.Work} {defect.Place}";
        var deadline = JournalEntry.DayText(defect.Deadline);
        return $"{defect.ItemNo}. {place}：{defect.Problem}（{defect.Clause}）→ {defect.Remedy}，{deadline}";
    }

    private static ImmutableArray<string> Inspectors(TaskData data, ImmutableArray<FieldError>.Builder errors)
    {
        ImmutableArray<string> inspectors = [.. data.Texts("inspectors").Distinct()];
        if (inspectors.Length < 2)
            errors.Add(new(data.At("inspectors"), "two-people-needed")); // R24, PL 34
        return inspectors;
    }
}

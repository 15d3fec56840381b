using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>Putting defects right, and looking at the listed ones again (R25).</summary>
internal static class Rectification
{
    /// <summary>The applicant answers every open defect.</summary>
    public static Refusal? Submitted(Docket docket, TaskData data)
    {
        var answers = data.List("answers").ToLookup(a => a.Integer("itemNo"), a => a.Text("text"));
        var notice = docket.Case.DefectNotice!;
        var missing = notice
            .Items.Where(d =>
                d.State == DefectState.Open && d.AnsweredBy is null && answers[d.ItemNo].All(t => t is null)
            )
            .ToList();
        if (missing.Count > 0)
            return Refusal.Incomplete(
                "R25",
                "rectification-incomplete",
                [
                    .. missing.Select(d => new FieldError(
                        $"answers.{d.ItemNo}",
                        "answer-missing",
                        d.ItemNo.ToString(CultureInfo.InvariantCulture)
                    )),
                ]
            );
        docket.Case = docket.Case with
        {
            State = CaseState.InProgress,
            DefectNotice = notice with
            {
                Items =
                [
                    .. notice.Items.Select(d =>
                        d.State == DefectState.Open ? d with { State = DefectState.Rectified, Answer = Answered(d) } : d
                    ),
                ],
            },
        };
        docket.Record(
            "rectified",
            new JsonObject
            {
                ["answers"] = new JsonArray([
                    .. notice
                        .Items.Where(d => d.State == DefectState.Open)
                        .Select(d =>
                            (JsonNode)
                                new JsonObject
                                {
                                    ["itemNo"] = d.ItemNo,
                                    ["text"] = Answered(d),
                                    ["evidence"] = new JsonArray([.. d.Evidence.Select(e => (JsonNode)e.Sha256)]),
                                }
                        ),
                ]),
            }
        );
        return null;

        // The applicant's own word, or that of the firm that answers for it
        string Answered(Defect defect) => answers[defect.ItemNo].FirstOrDefault(t => t is not null) ?? defect.Answer!;
    }

    /// <summary>All are found right.</summary>
    public static Refusal? Close(Docket docket, TaskData data)
    {
        if (FromAfar(docket, data, _ => true) is { } refusal)
            return refusal;
        CloseThose(docket, _ => true);
        docket.Notify("defectsClosed");
        return null;
    }

    /// <summary>Some are not right yet; new ones only if they arose since the notice, with dated evidence (R25).</summary>
    public static Refusal? KeepOpen(Docket docket, CompleteTask act, TaskData data)
    {
        var notice = docket.Case.DefectNotice!;
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var (open, added) = (data.Integers("open").ToHashSet(), data.List("arisenSince"));
        if (open.Count == 0 && added.IsEmpty)
            errors.Add(new(data.At("open"), "nothing-open"));
        if (open.Any(n => notice.Items.All(d => d.ItemNo != n || d.State == DefectState.Closed)))
            errors.Add(new(data.At("open"), "defect-not-listed"));
        var next = notice.Items.Max(d => d.ItemNo);
        var arisen = added
            .Select(
                (item, i) =>
                    Inspection.Read(item, next + i + 1, docket, errors) with
                    {
                        ArisenOn = ArisenOn(item, docket, errors),
                        CountedFrom = docket.Today,
                    }
            )
            .ToImmutableArray();
        if (errors.Count > 0)
            return Refusal.Incomplete("R25", "reinspection-wrong", [.. errors]);
        if (FromAfar(docket, data, d => !open.Contains(d.ItemNo)) is { } refusal)
            return refusal;

        CloseThose(docket, d => !open.Contains(d.ItemNo));
        var items = docket
            .Case.DefectNotice!.Items.Select(d =>
                open.Contains(d.ItemNo) ? d with { State = DefectState.Open, AnsweredBy = null } : d
            )
            .Concat(arisen);
        docket.Case = docket.Case with
        {
            State = CaseState.Rectification,
            DefectNotice = docket.Case.DefectNotice with { Items = [.. items] },
        };
        docket.Notify(
            "defectsStillOpen",
            facts:
            [
                (
                    "items",
                    string.Join(
                        '\n',
                        docket.Case.DefectNotice.Items.Where(d => d.State == DefectState.Open).Select(Inspection.Line)
                    )
                ),
            ]
        );
        PartyNotices.TellAll(docket, "defectsForParty", act.LinkSecret);
        return null;
    }

    /// <summary>
    /// Looked at again by pictures and video alone: where the item allows it, and each defect found right shows
    /// evidence.
    /// </summary>
    private static Refusal? FromAfar(Docket docket, TaskData data, Func<Defect, bool> right)
    {
        if (!data.Flag("remote"))
            return null;
        if (!docket.Item.RemoteReinspection)
            return Refusal.Conflict("R25", "remote-not-allowed");
        var bare = docket
            .Case.DefectNotice!.Items.Where(d => d.State == DefectState.Rectified && right(d) && d.Evidence.IsEmpty)
            .Select(d => d.ItemNo.ToString(CultureInfo.InvariantCulture))
            .ToList();
        return bare.Count > 0
            ? Refusal.Incomplete(
                "R25",
                "reinspection-wrong",
                new FieldError(data.At("remote"), "remote-needs-evidence", string.Join('、', bare))
            )
            : null;
    }

    private static void CloseThose(Docket docket, Func<Defect, bool> right)
    {
        var closing = docket
            .Case.DefectNotice!.Items.Where(d => d.State == DefectState.Rectified && right(d))
            .Select(d => d.ItemNo)
            .ToList();
        docket.Case = docket.Case with
        {
            DefectNotice = docket.Case.DefectNotice with
            {
                Items =
                [
                    .. docket.Case.DefectNotice.Items.Select(d =>
                        closing.Contains(d.ItemNo) ? d with { State = DefectState.Closed, ClosedAt = docket.At } : d
                    ),
                ],
            },
        };
        foreach (var number in closing)
            docket.Record("defectClosed", new JsonObject { ["itemNo"] = number });
    }

    private static DateOnly? ArisenOn(TaskData item, Docket docket, ImmutableArray<FieldError>.Builder errors)
    {
        var day = item.Day("evidenceDate");
        if (day is null || day <= WorkingCalendar.DayOf(docket.Case.DefectNotice!.IssuedAt) || day > docket.Today)
            errors.Add(new(item.At("evidenceDate"), "evidence-before-notice"));
        return day;
    }
}

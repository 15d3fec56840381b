using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>
/// Issues the one-time correction notice (R4): all defects at once, each with what, by what rule and how to put it
/// right.
/// </summary>
internal static class IssueCorrectionNotice
{
    public static Refusal? Apply(Docket docket, TaskData data)
    {
        if (docket.Case.Notice is not null)
            return Refusal.Conflict("R4", "notice-already-issued"); // R4
        if (docket.Case.AcceptedAt is not null)
            return Refusal.Conflict("R6", "already-accepted");
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var items = data.List("items");
        if (items.IsEmpty)
            errors.Add(new(data.At("items"), "notice-empty"));
        ImmutableArray<CorrectionItem> defects = [.. items.Select((item, i) => Read(item, i + 1, docket, errors))];
        if (errors.Count > 0)
            return Refusal.Incomplete("R4", "notice-incomplete", [.. errors]);

        var answerBy = docket.Book.Calendar.EndOf(docket.Today, docket.Item.CorrectionDays); // R7
        docket.Case = docket.Case with
        {
            State = CaseState.CorrectionRequired,
            Notice = new(docket.At, answerBy, defects)
            {
                Missing =
                [
                    .. docket.Case.Materials.Where(m => m.Status == MaterialStatus.Missing).Select(m => m.MaterialCode),
                ],
            },
            CheckAgreed = CheckAgreement.Of(docket.Case, defects),
            IntakeDueAt = null,
            Clock = null, // an on-the-spot item's clock starts anew with the answer
        };
        docket.Record(
            "correctionRequired",
            new JsonObject
            {
                ["answerBy"] = JournalEntry.InstantText(answerBy),
                ["items"] = new JsonArray([
                    .. defects.Select(d =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["itemNo"] = d.ItemNo,
                                ["materialCode"] = d.MaterialCode,
                                ["field"] = d.Field,
                                ["defect"] = d.Defect,
                                ["basis"] = d.Basis,
                                ["remedy"] = d.Remedy,
                            }
                    ),
                ]),
            }
        );
        docket.Notify(
            "correctionRequired",
            facts:
            [
                ("answerBy", answerBy),
                ("items", string.Join('\n', defects.Select(d => $"{d.ItemNo}. {d.Defect}（{d.Basis}）→ {d.Remedy}"))),
            ]
        );
        return null;
    }

    private static CorrectionItem Read(
        TaskData item,
        int number,
        Docket docket,
        ImmutableArray<FieldError>.Builder errors
    )
    {
        var (material, field) = (item.Text("materialCode"), item.Text("field"));
        if (material is null == field is null)
            errors.Add(new(item.At("materialCode"), "defect-needs-material-or-field"));
        else if (material is not null && docket.Item.Material(material) is null)
            errors.Add(new(item.At("materialCode"), "material-unknown", material));
        else if (field is not null && !ApplicationField.IsOf(docket.Item, field))
            errors.Add(new(item.At("field"), "field-unknown", field));
        return new CorrectionItem
        {
            ItemNo = number,
            MaterialCode = material,
            Field = field,
            Defect = item.Need("defect", errors),
            Basis = item.Need("basis", errors),
            Remedy = item.Need("remedy", errors),
        };
    }
}

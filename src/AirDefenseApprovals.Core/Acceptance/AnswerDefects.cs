using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>
/// A firm answers defects that it has to put right, by its link and without an account (R25). The applicant then hands
/// in the rectification as a whole.
/// </summary>
public sealed record AnswerDefects : CaseAct
{
    /// <summary>The firm.</summary>
    public required string Party { get; init; }

    /// <summary>What it answers, by number.</summary>
    public required ImmutableSortedDictionary<int, string> Answers { get; init; }

    /// <summary>Whether the firm may answer now.</summary>
    public static Refusal? Refused(Actor by, Case @case) =>
        !by.Is(Roles.Party) || !Walls.Sees(by, @case) ? Refusal.NotFound()
        : @case.State != CaseState.Rectification
        || @case.DefectNotice is null
        || @case.Tasks.All(t => t.Name != "rectification")
            ? Refusal.Conflict("R25", "nothing-to-rectify")
        : null;

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case) is { } refusal)
            return refusal;
        if (!PartyLink.IsOf(By, Party))
            return Refusal.NotFound(); // a firm answers for itself alone
        var notice = @case.DefectNotice!;
        var own = notice
            .Items.Where(d => Parties.AnsweringFor(d) == Party && d.State == DefectState.Open)
            .ToDictionary(d => d.ItemNo);
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var (number, text) in Answers)
        {
            var field = "answers." + number.ToString(CultureInfo.InvariantCulture);
            if (!own.ContainsKey(number))
                errors.Add(new(field, "defect-not-listed"));
            else if (text.Length == 0)
                errors.Add(new(field, "answer-missing", number.ToString(CultureInfo.InvariantCulture)));
            else if (text.Length > TaskData.LongestText)
                errors.Add(new(field, "field-too-long", TaskData.LongestText.ToString(CultureInfo.InvariantCulture)));
        }

        if (Answers.IsEmpty)
            errors.Add(new("answers", "nothing-answered"));
        if (errors.Count > 0)
            return Refusal.Incomplete("R25", "rectification-incomplete", [.. errors]);
        var docket = new Docket(
            @case with
            {
                DefectNotice = notice with
                {
                    Items =
                    [
                        .. notice.Items.Select(d =>
                            Answers.TryGetValue(d.ItemNo, out var text)
                                ? d with
                                {
                                    Answer = text,
                                    AnsweredBy = Party,
                                }
                                : d
                        ),
                    ],
                },
            },
            this,
            book
        )
        {
            Role = Roles.Party,
        };
        docket.Note(
            "partyAnswered",
            new JsonObject
            {
                ["party"] = Party,
                ["answers"] = new JsonArray([
                    .. Answers.Select(a =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["itemNo"] = a.Key,
                                ["text"] = a.Value,
                                ["evidence"] = new JsonArray([.. own[a.Key].Evidence.Select(e => (JsonNode)e.Sha256)]),
                            }
                    ),
                ]),
            }
        );
        if (docket.Case.DefectNotice!.Items.Where(d => d.State == DefectState.Open).All(d => d.AnsweredBy is not null))
            docket.Notify("partiesAnswered");
        return docket.Close();
    }
}

using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// The office's other written answers: not accepted, not competent, no approval needed (R2, R5), pauses (R11) and the
/// extension (R12).
/// </summary>
public sealed class AnswerPaper(OfficialWords words, RulebookKeeper keeper, IStringLocalizer<CaseWords> caseWords)
{
    public static readonly ImmutableArray<string> Kinds =
    [
        "not-accepted",
        "not-competent",
        "not-required",
        "pauses",
        "extension",
    ];

    /// <summary>Those that exist for a case.</summary>
    public static IEnumerable<string> Of(Case @case) =>
        Kinds.Where(kind =>
            kind switch
            {
                "not-accepted" => @case is { State: CaseState.NotAccepted, Notice: not null },
                "not-competent" => @case is { State: CaseState.NotAccepted, Notice: null },
                "not-required" => @case.State == CaseState.NotRequired,
                "pauses" => @case.Clock is { Pauses.IsEmpty: false },
                _ => @case.Clock?.Extension is not null,
            }
        );

    /// <summary>When it was told.</summary>
    public static DateTimeOffset At(Case @case, string kind) =>
        kind switch
        {
            "pauses" => @case.Clock!.Pauses[^1].From,
            "extension" => @case.Clock!.Extension!.At,
            _ => @case.EndedAt!.Value,
        };

    public IReadOnlyList<PrintedSection> Of(Case @case, ItemSheet item, string kind) =>
        kind switch
        {
            "not-accepted" =>
            [
                new Paragraph(words["not-accepted-text", item.Name.Zh, @case.Subject]),
                new Table(
                    [words["correction-defect"], words["correction-basis"], words["correction-remedy"]],
                    [
                        .. @case
                            .Notice!.Items.Where(i =>
                                @case.Notice.Unmet.IsEmpty || @case.Notice.Unmet.Contains(i.ItemNo)
                            )
                            .Select(i => (IReadOnlyList<string>)[i.Defect, i.Basis, i.Remedy]),
                    ],
                    Numbered: true
                ),
                new Heading(words["refusal-remedies"]),
                new Paragraph(keeper.Book.Register.Office(@case.InNameOf!)!.Remedies.Zh),
            ],
            "not-competent" =>
            [
                new Paragraph(words["not-competent-text", item.Name.Zh, @case.Subject, Told(@case, "notAccepted")]),
            ],
            "not-required" =>
            [
                new Paragraph(words["not-required-text", item.Name.Zh, @case.Subject]),
                new Heading(words["refusal-reasons"]),
                new Paragraph(Told(@case, "notRequired")),
            ],
            "pauses" =>
            [
                new Paragraph(words["pauses-text", item.Name.Zh, @case.Subject]),
                new Table(
                    [
                        words["pause-kind"],
                        words["pause-from"],
                        words["pause-days"],
                        words["pause-to"],
                        words["refusal-reasons"],
                    ],
                    [.. @case.Clock!.Pauses.Select(Row)],
                    Numbered: true
                ),
            ],
            _ =>
            [
                new Paragraph(
                    words[
                        "extension-text",
                        item.Name.Zh,
                        @case.Subject,
                        @case.Clock!.Extension!.Days,
                        ExtendedDue(@case)
                    ]
                ),
                new Heading(words["refusal-reasons"]),
                new Paragraph(@case.Clock.Extension.Reason),
            ],
        };

    private string ExtendedDue(Case @case)
    {
        var due = LegalClock.DueAt(keeper.Book.CalendarOf(@case), @case.Clock!, Limit.Promised);
        return words.Due(due.At, due.Provisional);
    }

    private IReadOnlyList<string> Row(Pause pause) =>
        [
            OfficialWords.Chinese(() => caseWords["pause-" + pause.Kind]),
            words.Instant(pause.From),
            pause.ExpectedDays.ToString(CultureInfo.InvariantCulture),
            words.Instant(pause.To),
            pause.Reason,
        ];

    /// <summary>What the office said, as its timeline keeps it.</summary>
    private static string Told(Case @case, string act) =>
        @case.Timeline.LastOrDefault(t => t.Kind == act)?.Detail ?? "";
}

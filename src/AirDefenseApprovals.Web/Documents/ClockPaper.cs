using System.Globalization;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>Prints the ledgers of a case's limits, for a citizen to check by hand.</summary>
public sealed class ClockPaper(
    DocumentPress press,
    OfficialWords words,
    LedgerWords ledgers,
    RulebookKeeper keeper,
    OfficeClock clock,
    IStringLocalizer<CaseWords> caseWords,
    IStringLocalizer<ClockWords> clockWords
)
{
    /// <summary>The paper as PDF, of a case that an office has.</summary>
    public byte[] Print(Case @case)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture; // official and Chinese, whoever asks
        try
        {
            var office = keeper.Book.Register.Office(@case.Office!)!;
            var sections = LimitLedger
                .Of(@case, keeper.Book.CalendarOf(@case), clock.Now)
                .Select(l => ledgers.Of(l, keeper.Book.SheetOf(@case)))
                .SelectMany(Section);
            return press.Print(
                new PrintedDocument
                {
                    Letterhead = keeper.Book.Register.ProfileAt(office.Code, clock.Now).Letterhead.Zh,
                    ActingOffice = null,
                    Title = words["clock-title"],
                    Number = @case.Number,
                    Sections =
                    [
                        new Paragraph(
                            words["clock-text", keeper.Book.SheetOf(@case).Name.Zh, @case.Subject]
                                + clockWords[
                                    "closing-rule",
                                    keeper.Book.Calendar.Hours.Closes.ToString("HH:mm", CultureInfo.InvariantCulture)
                                ].Value
                        ),
                        .. sections,
                    ],
                    SignedBy = office.Name.Zh,
                    IssuedAt = clock.Now,
                }
            );
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private IEnumerable<PrintedSection> Section(ExplainedLimit limit)
    {
        yield return new Heading(
            words[
                "clock-limit",
                caseWords["limit-" + TimerDue.LimitName(limit.Limit)].Value,
                words.Instant(limit.Start),
                words.Due(limit.DueAt, limit.Provisional)
            ]
        );
        var length =
            limit.Extension > 0
                ? clockWords["length-extended", limit.Length, limit.Extension]
                : clockWords["length", limit.Length];
        yield return new Paragraph($"{length.Value}{clockWords["and"].Value}{limit.Basis}");
        var counted = 0;
        yield return new Table(
            [words["clock-day"], words["ordinal"], words["clock-reason"], words["clock-source"]],
            [
                .. limit.Days.Select(d =>
                    (IReadOnlyList<string>)
                        [
                            d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            d.Counted ? (++counted).ToString(CultureInfo.InvariantCulture) : "",
                            d.Reason,
                            d.Source,
                        ]
                ),
            ]
        );
    }
}

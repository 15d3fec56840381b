using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Words the ledgers of a case's limits, for the API, the page and the paper alike.</summary>
public sealed class LedgerWords(IStringLocalizer<CaseWords> words, IStringLocalizer<ClockWords> clockWords)
{
    /// <summary>The ledger of a limit.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="item">The item's sheet: what its limits stand on.</param>
    public ExplainedLimit Of(LimitLedger ledger, ItemSheet item) =>
        new()
        {
            Limit = ledger.Limit,
            Start = ledger.StartedAt,
            DueAt = ledger.Due.At,
            Projected = ledger.Due.Projected,
            Provisional = ledger.Due.Provisional,
            Length = ledger.Days.Count(d => d.Counted),
            Extension = ledger.Days.Count(d => d.Reason == DayReason.Extension),
            Basis = BasisOf(ledger.Limit, item),
            Days = [.. ledger.Days.Select(Of)],
        };

    /// <summary>
    /// A day with its reason and what that stands on: for a pause or an extension the article, and what the applicant
    /// was told.
    /// </summary>
    public ExplainedDay Of(LedgerDay day)
    {
        var reason = JsonNamingPolicy.CamelCase.ConvertName(day.Reason.ToString());
        var name = day.Reason == DayReason.Pause ? words["pause-" + day.Name].Value : day.Name ?? "";
        var source = day.Reason switch
        {
            DayReason.Pause => words[
                "source-pause-" + (PauseKinds.ClosedList.Contains(day.Name!) ? "listed" : day.Name)
            ].Value,
            DayReason.Counted or DayReason.MakeUp or DayReason.Holiday => day.Source
                ?? words["source-unpublished"].Value,
            _ => words["source-" + reason].Value,
        };
        return new(
            day.Date,
            day.Counted,
            words["day-" + reason, name].Value,
            day.Told is { } told ? source + clockWords["and"] + ToldBy(day, told) : source
        );
    }

    /// <summary>What a limit stands on.</summary>
    public string BasisOf(Limit limit, ItemSheet item) =>
        limit switch
        {
            Limit.Statutory when item.Limits.Statutory.Basis is { } basis => Article(basis),
            Limit.Promised when item.Limits.Promised.Basis is { } basis => Article(basis),
            Limit.Statutory => words["source-extension"].Value, // PL 42 is the limit where no other is set
            _ => clockWords["basis-" + TimerDue.LimitName(limit)].Value,
        };

    private string ToldBy(LedgerDay day, Told told)
    {
        var paper = clockWords[
            day.Reason == DayReason.Extension ? "told-extension"
            : day.Name == PauseKinds.Rectification ? "told-rectification"
            : "told-pause",
            told.At.ToOffset(WorkingCalendar.Offset)
                .ToString(
                    CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
                        ? "d MMM yyyy HH:mm"
                        : "yyyy年M月d日 HH:mm",
                    CultureInfo.CurrentCulture
                )
        ].Value;
        return told.Reason.Length > 0 ? clockWords["told-reason", paper, told.Reason].Value : paper;
    }

    private string Article(LegalBasis basis) =>
        clockWords["article", Titles.Nested(basis.Law.In(CultureInfo.CurrentUICulture.Name)), basis.Article].Value;
}

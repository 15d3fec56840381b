using System.Text.Json;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Words the ledgers of a case's limits, for the API, the page and the paper alike.</summary>
public sealed class LedgerWords(IStringLocalizer<CaseWords> words)
{
    public ExplainedLimit Of(LimitLedger ledger) => new(ledger.Limit, ledger.StartedAt, ledger.Due.At, ledger.Due.Projected, ledger.Due.Provisional, [.. ledger.Days.Select(Of)]);

    private ExplainedDay Of(LedgerDay day)
    {
        var key = "day-" + JsonNamingPolicy.CamelCase.ConvertName(day.Reason.ToString());
        var name = day.Reason == DayReason.Pause ? words["pause-" + day.Name].Value : day.Name ?? "";
        var source = day.Reason switch
        {
            DayReason.Pause => words["source-pause-" + (PauseKinds.ClosedList.Contains(day.Name!) ? "listed" : day.Name)].Value,
            DayReason.Counted or DayReason.MakeUp or DayReason.Holiday => day.Source ?? words["source-unpublished"].Value,
            _ => words["source-" + JsonNamingPolicy.CamelCase.ConvertName(day.Reason.ToString())].Value,
        };
        return new(day.Date, day.Counted, words[key, name].Value, source);
    }
}

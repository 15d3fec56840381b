using System.Globalization;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>A what-if as a sheet: a row for each item and office that has, or would have had, a case; then each office's sum.</summary>
public sealed class WhatIfSheet(RulebookKeeper keeper, IStringLocalizer<DelegationWords> words)
{
    /// <summary>The answer as a file, in the reader's language.</summary>
    public byte[] Write(FoundWhatIf found)
    {
        var answer = found.Answer;
        SheetColumn<Row>[] columns =
        [
            Column("itemCode", 11, r => r.Item),
            Column("itemName", 36, r => r.Name),
            Column("office", 11, r => r.Office.Code),
            Column("officeName", 26, r => r.Office.Name.In(CultureInfo.CurrentUICulture.Name)),
            Column("inFact", 10, r => r.Counts.InFact),
            Column("would", 10, r => r.Counts.Would),
            Column("difference", 10, r => r.Counts.Would - r.Counts.InFact),
            Column("inFactPerMonth", 14, r => answer.PerMonth(r.Counts.InFact)),
            Column("wouldPerMonth", 14, r => answer.PerMonth(r.Counts.Would)),
        ];
        var ofItems = answer.Items.SelectMany(item => Rows(answer, item, NameOf(item))).Where(HasCases);
        var sums = Rows(answer, null, SumOf(found));
        return SheetWriter.Write([SheetTable.Of(words["what-if"], columns, ofItems.Concat(sums))]);
    }

    private SheetColumn<Row> Column(string name, double width, Func<Row, object?> value) =>
        new(words["column-" + name], width, value);

    /// <summary>A row for each office.</summary>
    private IEnumerable<Row> Rows(WhatIf answer, string? item, string? name) =>
        keeper.Book.Register.Offices.Select(office => new Row(item, name, office, answer.Of(office.Code, item)));

    private static bool HasCases(Row row) => row.Counts.InFact + row.Counts.Would > 0;

    private string? NameOf(string item) =>
        keeper.Book.Items.GetValueOrDefault(item)?.Name.In(CultureInfo.CurrentUICulture.Name);

    private string SumOf(FoundWhatIf found) => words["sum", Day(found.From), Day(found.To), Day(found.Answer.AsOf)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An office's cases of an item, or of all items together.</summary>
    private sealed record Row(string? Item, string? Name, Office Office, WhatIfCounts Counts);
}

using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>An office's figures beside the average as a sheet, in the reader's language: no more than the page tells.</summary>
public sealed class FigureSheet(RulebookKeeper keeper, IStringLocalizer<OfficeWords> words)
{
    public byte[] Write(ComparedOffice compared, string office, DateOnly? from, DateOnly? to)
    {
        SheetColumn<Row>[] columns =
        [
            Column("office", 26, _ => Name(keeper.Book.Register.Office(office)!.Name)),
            Column("from", 12, _ => from),
            Column("to", 12, _ => to),
            Column("item-code", 11, r => r.Item),
            Column("item-name", 36, r =>
                r.Item is { } item ? Name(keeper.Book.Items[item].Name) : words["all-items"].Value
            ),
            Column("figure", 22, r => words["figure-" + r.Figure.Name].Value),
            Column("unit", 10, r => words["unit-" + Word(r.Figure.Unit)].Value),
            Column("own", 10, r => r.Figure.Own),
            Column("own-cases", 10, r => r.Figure.Cases),
            Column("average", 10, r => r.Figure.Average),
            Column("average-cases", 12, r => r.Figure.AverageCases),
            Column("verdict", 14, r => r.Figure.Verdict is { } v ? words["verdict-" + Word(v)].Value : null),
        ];
        var whole = compared.Figures.Select(figure => new Row(null, figure));
        var items = compared.Items.SelectMany(item => item.Figures.Select(figure => new Row(item.ItemCode, figure)));
        return SheetWriter.Write([SheetTable.Of(words["figures"], columns, whole.Concat(items))]);
    }

    private SheetColumn<Row> Column(string name, double width, Func<Row, object?> value) =>
        new(words["column-" + name], width, value);

    private static string Name(Core.Names name) => name.In(CultureInfo.CurrentUICulture.Name);

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A figure of an item, or of all items together.</summary>
    private sealed record Row(string? Item, ComparedFigure Figure);
}

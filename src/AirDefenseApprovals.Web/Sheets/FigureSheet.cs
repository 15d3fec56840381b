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
    private static readonly (string Name, double Width)[] Columns =
    [
        ("office", 26),
        ("from", 12),
        ("to", 12),
        ("item-code", 11),
        ("item-name", 36),
        ("figure", 22),
        ("unit", 10),
        ("own", 10),
        ("own-cases", 10),
        ("average", 10),
        ("average-cases", 12),
        ("verdict", 14),
    ];

    public byte[] Write(ComparedOffice compared, string office, DateOnly? from, DateOnly? to) =>
        SheetWriter.Write(
            words["figures"],
            [.. Columns.Select(c => (words["column-" + c.Name].Value, c.Width))],
            Rows(null, compared.Figures)
                .Concat(compared.Items.SelectMany(i => Rows(i.ItemCode, i.Figures)))
                .Select(r => (IReadOnlyList<object?>)[Name(keeper.Book.Register.Office(office)!.Name), from, to, .. r])
        );

    private IEnumerable<object?[]> Rows(string? item, IEnumerable<ComparedFigure> figures) =>
        figures.Select(f =>
            new object?[]
            {
                item,
                item is null ? words["all-items"].Value : Name(keeper.Book.Items[item].Name),
                words["figure-" + f.Name].Value,
                words["unit-" + Word(f.Unit)].Value,
                f.Own,
                f.Cases,
                f.Average,
                f.AverageCases,
                f.Verdict is { } verdict ? words["verdict-" + Word(verdict)].Value : null,
            }
        );

    private static string Name(Core.Names name) => name.In(CultureInfo.CurrentUICulture.Name);

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

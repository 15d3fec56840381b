using System.Globalization;
using AirDefenseApprovals.Workflows;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>
/// Writes a table as an XLSX file: a heading that stays in sight, texts as texts (never a formula), numbers as numbers,
/// days as days.
/// </summary>
internal static class SheetWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Bold = 1,
        Days = 2,
        Areas = 3;

    /// <param name="name">The sheet's name.</param>
    /// <param name="columns">Headings, each with its width in characters.</param>
    /// <param name="rows">Cells: text, number, <see cref="Area"/>, <see cref="DateOnly"/>, or null.</param>
    public static byte[] Write(
        string name,
        IReadOnlyList<(string Heading, double Width)> columns,
        IEnumerable<IReadOnlyList<object?>> rows
    ) => Write([new(name, columns, rows)]);

    /// <summary>Writes several tables, a sheet each.</summary>
    public static byte[] Write(IReadOnlyList<SheetTable> tables)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            part.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    tables.Select(
                        (table, i) =>
                            new DocumentFormat.OpenXml.Spreadsheet.Sheet
                            {
                                Id = part.GetIdOfPart(SheetOf(part, table)),
                                SheetId = (uint)i + 1,
                                Name = Characters.ForXml(table.Name),
                            }
                    )
                )
            );
        }

        return file.ToArray();
    }

    private static WorksheetPart SheetOf(WorkbookPart book, SheetTable table)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData(new Row(table.Columns.Select(c => CellOf(c.Heading, Bold))));
        foreach (var row in table.Rows)
            data.Append(new Row(row.Select(value => CellOf(value))));
        part.Worksheet = new Worksheet(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            ),
            new Columns(
                table.Columns.Select(
                    (c, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = c.Width,
                            CustomWidth = true,
                        }
                )
            ),
            data
        );
        return part;
    }

    private static Cell CellOf(object? value, uint? style = null) =>
        value switch
        {
            null => new Cell(),
            Area area => new Cell
            {
                DataType = CellValues.Number,
                CellValue = new CellValue(area.SquareMetres.ToString("0.0000", CultureInfo.InvariantCulture)),
                StyleIndex = Areas,
            },
            int or decimal => new Cell
            {
                DataType = CellValues.Number,
                CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            },
            DateOnly day when day >= new DateOnly(1900, 3, 1) => new Cell
            {
                CellValue = new CellValue(
                    day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)
                ),
                StyleIndex = Days,
            },
            DateOnly day => CellOf(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), // a sheet has no such day
            var text => new Cell
            {
                DataType = CellValues.InlineString,
                InlineString = new InlineString(
                    new Text(Characters.ForXml(Convert.ToString(text, CultureInfo.InvariantCulture)!))
                    {
                        Space = SpaceProcessingModeValues.Preserve,
                    }
                ),
                StyleIndex = style,
            },
        };

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "#,##0.0000" }
            ),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }
            )
        );
}

/// <summary>A table that becomes a sheet.</summary>
/// <param name="Name">The sheet's name: at most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
/// <param name="Columns">Headings, each with its width in characters.</param>
/// <param name="Rows">Cells: text, number, <see cref="Area"/>, <see cref="DateOnly"/>, or null.</param>
internal sealed record SheetTable(
    string Name,
    IReadOnlyList<(string Heading, double Width)> Columns,
    IEnumerable<IReadOnlyList<object?>> Rows
);

/// <summary>A floor area in a sheet: a number with four decimals and separators.</summary>
internal readonly record struct Area(decimal SquareMetres);

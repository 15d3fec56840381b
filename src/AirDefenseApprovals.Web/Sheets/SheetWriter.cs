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

    // The styles of cells, by their place in Styles().
    private const uint Bold = 1;
    private const uint Days = 2;
    private const uint Areas = 3;

    private const uint DayFormat = 164; // the first number that is free for formats of one's own
    private const uint AreaFormat = 165;

    /// <summary>The first day that every program reads alike: some know a 29 February 1900, which never was.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    /// <summary>Writes tables, a sheet each.</summary>
    public static byte[] Write(IReadOnlyList<SheetTable> tables)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = tables.Select((table, i) => AddSheet(part, table, (uint)i + 1));
            part.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(sheets));
        }

        return file.ToArray();
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Sheet AddSheet(WorkbookPart book, SheetTable table, uint number)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(HeadingInSight(), ColumnsOf(table), RowsOf(table));
        return new()
        {
            Id = book.GetIdOfPart(part),
            SheetId = number,
            Name = Characters.ForXml(table.Name),
        };
    }

    /// <summary>A view whose first row stays where it is.</summary>
    private static SheetViews HeadingInSight()
    {
        var pane = new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        return new SheetViews(new SheetView(pane) { WorkbookViewId = 0 });
    }

    private static Columns ColumnsOf(SheetTable table) =>
        new(table.Columns.Select((column, i) => ColumnOf((uint)i + 1, column.Width)));

    private static Column ColumnOf(uint number, double width) =>
        new()
        {
            Min = number,
            Max = number,
            Width = width,
            CustomWidth = true,
        };

    private static SheetData RowsOf(SheetTable table)
    {
        var data = new SheetData(new Row(table.Columns.Select(column => TextOf(column.Heading, Bold))));
        foreach (var row in table.Rows)
            data.Append(new Row(row.Select(CellOf)));
        return data;
    }

    private static Cell CellOf(object? value) =>
        value switch
        {
            null => new Cell(),
            Area area => NumberOf(area.SquareMetres.ToString("0.0000", CultureInfo.InvariantCulture), Areas),
            int or decimal => NumberOf(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            DateOnly day when day >= FirstDay => DayOf(day),
            DateOnly day => TextOf(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => TextOf(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        };

    private static Cell NumberOf(string number, uint? style = null) =>
        new()
        {
            DataType = CellValues.Number,
            CellValue = new CellValue(number),
            StyleIndex = style,
        };

    /// <summary>A day, which a sheet keeps as a number.</summary>
    private static Cell DayOf(DateOnly day)
    {
        var number = day.ToDateTime(TimeOnly.MinValue).ToOADate();
        return new() { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), StyleIndex = Days };
    }

    private static Cell TextOf(string text, uint? style = null) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(
                new Text(Characters.ForXml(text)) { Space = SpaceProcessingModeValues.Preserve }
            ),
            StyleIndex = style,
        };

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
                new NumberingFormat { NumberFormatId = AreaFormat, FormatCode = "#,##0.0000" }
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
                new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = AreaFormat, ApplyNumberFormat = true }
            )
        );
}

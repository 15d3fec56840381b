using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>Writes a table as an XLSX file: a heading that stays in sight, texts as texts (never a formula), numbers as numbers, days as days.</summary>
internal static class SheetWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Bold = 1, Days = 2;

    /// <param name="name">The sheet's name.</param>
    /// <param name="columns">Headings, each with its width in characters.</param>
    /// <param name="rows">Cells: text, number, <see cref="DateOnly"/>, or null.</param>
    public static byte[] Write(string name, IReadOnlyList<(string Heading, double Width)> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = part.AddNewPart<WorksheetPart>();
            var data = new SheetData(new Row(columns.Select(c => CellOf(c.Heading, Bold))));
            foreach (var row in rows) data.Append(new Row(row.Select(value => CellOf(value))));
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })),
                data);
            part.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = part.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        }

        return file.ToArray();
    }

    private static Cell CellOf(object? value, uint? style = null) => value switch
    {
        null => new Cell(),
        int or decimal => new Cell { DataType = CellValues.Number, CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) },
        DateOnly day when day >= new DateOnly(1900, 3, 1) => new Cell { CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)), StyleIndex = Days },
        DateOnly day => CellOf(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), // a sheet has no such day
        var text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Convert.ToString(text, CultureInfo.InvariantCulture)!) { Space = SpaceProcessingModeValues.Preserve }), StyleIndex = style },
    };

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
}

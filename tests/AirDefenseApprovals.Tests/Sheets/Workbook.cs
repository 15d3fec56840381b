using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AirDefenseApprovals.Tests.Sheets;

/// <summary>XLSX files as other programs write them: shared strings, days as numbers, formulas, cells left out.</summary>
internal static class Workbook
{
    public static readonly string[] Headings =
    [
        "事项编码",
        "机关编码",
        "方式",
        "授权文件",
        "移交日期",
        "生效日期",
        "截止日期",
    ];

    /// <summary>
    /// A file with the usual headings and some rows; a text that begins with <c>=</c> is a formula whose value is what
    /// stands after the bar.
    /// </summary>
    public static byte[] Of(params string?[][] rows) => Raw([Headings, .. rows]);

    public static byte[] Raw(params string?[][] rows)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            var strings = part.AddNewPart<SharedStringTablePart>();
            strings.SharedStringTable = new SharedStringTable();
            var sheet = part.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            for (var r = 0; r < rows.Length; r++)
            {
                var row = new Row { RowIndex = (uint)r + 1 };
                for (var c = 0; c < rows[r].Length; c++)
                    if (rows[r][c] is { } text)
                        row.Append(CellOf(text, $"{(char)('A' + c)}{r + 1}", strings.SharedStringTable));
                data.Append(row);
            }

            sheet.Worksheet = new Worksheet(data);
            part.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    new Sheet
                    {
                        Id = part.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "表",
                    }
                )
            );
        }

        return file.ToArray();
    }

    private static Cell CellOf(string text, string at, SharedStringTable strings)
    {
        if (text.StartsWith('='))
            return new Cell
            {
                CellReference = at,
                DataType = CellValues.String,
                CellFormula = new CellFormula(text[1..text.IndexOf('|', StringComparison.Ordinal)]),
                CellValue = new CellValue(text[(text.IndexOf('|', StringComparison.Ordinal) + 1)..]),
            };
        if (double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _))
            return new Cell { CellReference = at, CellValue = new CellValue(text) };
        strings.Append(new SharedStringItem(new Text(text)));
        return new Cell
        {
            CellReference = at,
            DataType = CellValues.SharedString,
            CellValue = new CellValue(
                (strings.Count() - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            ),
        };
    }
}

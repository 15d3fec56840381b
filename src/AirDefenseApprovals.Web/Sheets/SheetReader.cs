using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>
/// Reads the first sheet of an XLSX file as rows of text. Values alone: formulas are not reckoned and macros not run;
/// what the file holds as a cell's value counts.
/// </summary>
internal static class SheetReader
{
    /// <summary>Rows of a file that is still read.</summary>
    public const int MostRows = 2_000;

    private const int MostColumns = 100;

    /// <summary>Characters of a part: a small file can unpack to a very large one.</summary>
    private const long LargestPart = 5_000_000;

    /// <summary>The rows that hold something; null for what is no XLSX file, or is one of monstrous size.</summary>
    public static IReadOnlyList<SheetRow>? Read(Stream file)
    {
        try
        {
            var settings = new OpenSettings { MaxCharactersInPart = LargestPart };
            using var book = SpreadsheetDocument.Open(file, isEditable: false, settings);
            return book.WorkbookPart is { Workbook: { } workbook } part ? ReadFirstSheet(part, workbook) : null;
        }
        catch (Exception error) when (IsNoSpreadsheet(error))
        {
            return null;
        }
    }

    private static List<SheetRow>? ReadFirstSheet(WorkbookPart part, Workbook workbook)
    {
        var first = workbook.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault();
        if (first?.Id?.Value is not { } id || part.GetPartById(id) is not WorksheetPart sheet)
            return null;
        var since1904 = workbook.WorkbookProperties?.Date1904?.Value == true;
        return Rows(sheet, SharedTexts(part), since1904);
    }

    /// <summary>The texts that cells name by their number.</summary>
    private static List<string> SharedTexts(WorkbookPart part)
    {
        var table = part.SharedStringTablePart?.SharedStringTable;
        return table?.Elements<SharedStringItem>().Select(TextOf).ToList() ?? [];
    }

    private static List<SheetRow>? Rows(WorksheetPart sheet, List<string> shared, bool since1904)
    {
        List<SheetRow> rows = [];
        var number = 0;
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            if (reader.LoadCurrentElement() is not Row row)
                continue;
            number = row.RowIndex?.Value is { } index and <= int.MaxValue ? (int)index : number + 1;
            var cells = CellsOf(row, shared);
            if (cells.Count == 0)
                continue;
            if (rows.Count == MostRows)
                return null;
            rows.Add(new(number, cells, since1904));
        }

        return rows;
    }

    /// <summary>The cells of a row that hold something, by column; a cell that does not say where it is follows the last.</summary>
    private static Dictionary<int, string> CellsOf(Row row, List<string> shared)
    {
        Dictionary<int, string> cells = [];
        var column = -1;
        foreach (var cell in row.Elements<Cell>())
        {
            column = ColumnOf(cell.CellReference?.Value) ?? column + 1;
            if (column < MostColumns && TextOf(cell, shared) is { Length: > 0 } text)
                cells[column] = text;
        }

        return cells;
    }

    private static string TextOf(Cell cell, List<string> shared)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString is { } inline ? TextOf(inline) : "";
        var value = cell.CellValue?.Text ?? "";
        return cell.DataType?.Value == CellValues.SharedString ? SharedText(value, shared) : value;
    }

    private static string SharedText(string number, List<string> shared)
    {
        var isKnown =
            int.TryParse(number, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < shared.Count;
        return isKnown ? shared[index] : "";
    }

    /// <summary>The words, without their reading aids (拼音).</summary>
    private static string TextOf(RstType text) =>
        text.Text?.Text ?? string.Concat(text.Elements<Run>().Select(r => r.Text?.Text));

    /// <summary>The column of <c>BC7</c>, from 0.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
            column = Math.Min(column * 26 + (letter - 'A' + 1), 1_000_000);
        return column == 0 ? null : column - 1;
    }

    /// <summary>Whether what somebody sent is no XLSX.</summary>
    private static bool IsNoSpreadsheet(Exception error) =>
        error
            is OpenXmlPackageException
                or InvalidDataException
                or XmlException
                or IOException
                or InvalidOperationException
                or ArgumentException
                or FormatException
                or NotSupportedException;
}

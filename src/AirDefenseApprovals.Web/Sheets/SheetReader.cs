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
            using var book = SpreadsheetDocument.Open(
                file,
                false,
                new OpenSettings { MaxCharactersInPart = LargestPart }
            );
            if (
                book.WorkbookPart is not { Workbook: { } workbook } part
                || workbook.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault()?.Id?.Value
                    is not { } id
                || part.GetPartById(id) is not WorksheetPart sheet
            )
                return null;
            var shared = part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>()
                .Select(TextOf)
                .ToList()
                ?? [];
            return Rows(sheet, shared, workbook.WorkbookProperties?.Date1904?.Value == true);
        }
        catch (Exception error)
            when (error
                    is OpenXmlPackageException
                        or InvalidDataException
                        or XmlException
                        or IOException
                        or InvalidOperationException
                        or ArgumentException
                        or FormatException
                        or NotSupportedException
            ) // what somebody sent is no XLSX
        {
            return null;
        }
    }

    private static List<SheetRow>? Rows(WorksheetPart sheet, List<string> shared, bool since1904)
    {
        var (rows, number) = (new List<SheetRow>(), 0);
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (
                reader.ElementType != typeof(Row)
                || !reader.IsStartElement
                || reader.LoadCurrentElement() is not Row row
            )
                continue;
            number = row.RowIndex?.Value is { } index and <= int.MaxValue ? (int)index : number + 1;
            var (cells, column) = (new Dictionary<int, string>(), -1);
            foreach (var cell in row.Elements<Cell>())
            {
                column = ColumnOf(cell.CellReference?.Value) ?? column + 1;
                if (column < MostColumns && TextOf(cell, shared) is { Length: > 0 } text)
                    cells[column] = text;
            }

            if (cells.Count == 0)
                continue;
            if (rows.Count == MostRows)
                return null;
            rows.Add(new(number, cells, since1904));
        }

        return rows;
    }

    private static string TextOf(Cell cell, List<string> shared)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString is { } inline ? TextOf(inline) : "";
        var value = cell.CellValue?.Text ?? "";
        return cell.DataType?.Value != CellValues.SharedString ? value
            : int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var index)
            && index >= 0
            && index < shared.Count
                ? shared[index]
            : "";
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
}

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">What its cells say, by column from 0; empty ones are left out.</param>
/// <param name="Since1904">Whether the file counts its days from 1904.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, string> Cells, bool Since1904)
{
    private const double LastDay = 2_958_465; // 31 December 9999

    public string? Text(int column) => Cells.GetValueOrDefault(column);

    /// <summary>A day as text, <c>2022-05-01</c>: a sheet keeps days as numbers.</summary>
    public string? Day(int column)
    {
        if (Text(column)?.Trim() is not { Length: > 0 } text)
            return null;
        if (
            double.TryParse(
                text,
                System.Globalization.NumberStyles.Float,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            ) && number + (Since1904 ? 1462 : 0) is >= 1 and < LastDay + 1
        )
            return DateTime
                .FromOADate(number + (Since1904 ? 1462 : 0))
                .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return text.Length > 10 && text[10] == 'T' ? text[..10] : text;
    }
}

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>A table that becomes a sheet: a name, columns, rows.</summary>
/// <param name="Name">The sheet's name: at most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
/// <param name="Columns">Headings, each with its width in characters.</param>
/// <param name="Rows">Cells: text, number, <see cref="Area"/>, <see cref="DateOnly"/>, or null.</param>
internal sealed record SheetTable(
    string Name,
    IReadOnlyList<(string Heading, double Width)> Columns,
    IEnumerable<IReadOnlyList<object?>> Rows
)
{
    /// <summary>Fills a table: each row's cells are what the columns say of it.</summary>
    public static SheetTable Of<TRow>(string name, IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows) =>
        new(
            name,
            [.. columns.Select(column => (column.Heading, column.Width))],
            rows.Select(row => columns.Select(column => column.Value(row)).ToArray())
        );
}

/// <summary>A column of a sheet: its heading, and what it says of a row.</summary>
/// <param name="Heading">The words above it.</param>
/// <param name="Width">Its width in characters.</param>
/// <param name="Value">A row's cell: text, number, <see cref="Area"/>, <see cref="DateOnly"/>, or null.</param>
internal sealed record SheetColumn<TRow>(string Heading, double Width, Func<TRow, object?> Value);

internal static class SheetColumns
{
    /// <summary>Takes columns over into a table whose rows have such a thing as a part.</summary>
    public static IEnumerable<SheetColumn<TRow>> Of<TPart, TRow>(
        this IEnumerable<SheetColumn<TPart>> columns,
        Func<TRow, TPart> part
    ) => columns.Select(column => new SheetColumn<TRow>(column.Heading, column.Width, row => column.Value(part(row))));
}

/// <summary>A floor area in a sheet: a number with four decimals and separators.</summary>
internal readonly record struct Area(decimal SquareMetres);

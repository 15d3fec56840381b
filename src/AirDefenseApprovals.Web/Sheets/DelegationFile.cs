using System.Globalization;
using System.Resources;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Resources;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>
/// Reads a sheet of new delegations. Its headings are known in both languages and by the contract's names, so that what
/// <see cref="DelegationSheet"/> wrote can be read again.
/// </summary>
internal sealed class DelegationFile
{
    /// <summary>Largest file, in megabytes.</summary>
    public const int Megabytes = 1;

    private static readonly ResourceManager Words = new(typeof(DelegationWords));
    private static readonly CultureInfo[] Languages = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")];

    /// <summary>The columns that a file must have, by the contract's names.</summary>
    private static readonly string[] Required =
    [
        "itemCode",
        "office",
        "mode",
        "instrument",
        "handoverDate",
        "effectiveFrom",
    ];

    /// <summary>The columns that a file may have.</summary>
    private static readonly string[] Optional = ["effectiveTo", "handover"];

    private readonly IReadOnlyList<SheetRow> rows;

    /// <summary>Where the file has each column; null where it has none of that name.</summary>
    private readonly Dictionary<string, int?> columns;

    private DelegationFile(IReadOnlyList<SheetRow> rows)
    {
        this.rows = rows;
        columns = Required.Concat(Optional).ToDictionary(name => name, name => ColumnOf(rows[0], name));
    }

    /// <summary>What a file says, a line each; or why it cannot be read as one of delegations. Null for what is no XLSX.</summary>
    public static (IReadOnlyList<(int Row, DelegationInput Input)> Lines, Refusal? Refusal)? Read(Stream content)
    {
        if (SheetReader.Read(content) is not { } rows)
            return null;
        if (rows.Count == 0)
            return ([], Empty());
        var file = new DelegationFile(rows);
        return file.Incomplete() is { } refusal ? ([], refusal) : ([.. file.Lines()], null);
    }

    private static Refusal Empty() =>
        Refusal.Incomplete("R17", "delegation-file-empty", new FieldError("file", "delegation-file-empty"));

    /// <summary>A refusal that names the required columns which the file has not.</summary>
    private Refusal? Incomplete()
    {
        var missing = Required
            .Where(name => columns[name] is null)
            .Select(name => new FieldError("file", "delegation-column-missing", HeadingOf(name)))
            .ToArray();
        return missing.Length > 0 ? Refusal.Incomplete("R17", "delegation-file-wrong", missing) : null;
    }

    private IEnumerable<(int Row, DelegationInput Input)> Lines() =>
        rows.Skip(1).Where(SaysSomething).Select(row => (row.Number, InputOf(row)));

    /// <summary>Whether a row has anything in a column that is read.</summary>
    private bool SaysSomething(SheetRow row) => columns.Keys.Any(name => !string.IsNullOrWhiteSpace(Text(row, name)));

    private DelegationInput InputOf(SheetRow row) =>
        new(
            Text(row, "itemCode"),
            Text(row, "office"),
            WordOf("mode-", Delegation.Modes, Text(row, "mode")),
            Text(row, "instrument"),
            Day(row, "handoverDate"),
            Day(row, "effectiveFrom"),
            Day(row, "effectiveTo"),
            WordOf("handover-", Handover.Entries, Text(row, "handover"))
        );

    private string? Text(SheetRow row, string name) => columns[name] is { } column ? row.Text(column) : null;

    private string? Day(SheetRow row, string name) => columns[name] is { } column ? row.Day(column) : null;

    /// <summary>The first column under a heading: the contract's name, or what either language calls it.</summary>
    private static int? ColumnOf(SheetRow headings, string name)
    {
        string[] known = [name, .. Languages.Select(language => Words.GetString("column-" + name, language)!)];
        return headings
            .Cells.Where(cell => known.Contains(cell.Value.Trim(), StringComparer.OrdinalIgnoreCase))
            .OrderBy(cell => cell.Key)
            .Select(cell => (int?)cell.Key)
            .FirstOrDefault();
    }

    /// <summary>A word of the contract by what it is called in either language; another text as it stands.</summary>
    private static string? WordOf(string family, IEnumerable<string> known, string? text)
    {
        var typed = TextInput.Clean(text);
        return known.FirstOrDefault(word => Languages.Any(language => IsCalled(family + word, language, typed)))
            ?? text;
    }

    private static bool IsCalled(string key, CultureInfo language, string typed) =>
        string.Equals(Words.GetString(key, language), typed, StringComparison.OrdinalIgnoreCase);

    private static string HeadingOf(string name) => Words.GetString("column-" + name, CultureInfo.CurrentUICulture)!;
}

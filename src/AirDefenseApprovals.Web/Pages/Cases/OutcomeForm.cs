using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using Microsoft.Extensions.Primitives;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// The fields that an outcome needs, and what was typed into them. Inputs carry the contract's own paths (<c>data.items[0].defect</c>), so
/// that what is posted becomes the act's data, and a refusal's errors stand beside the right field.
/// </summary>
public sealed partial class OutcomeForm
{
    /// <summary>How many rows of a list are taken.</summary>
    public const int MostRows = 200;
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    /// <summary>What was typed at a path.</summary>
    public string this[string path] => typed.GetValueOrDefault(path, "");

    /// <summary>The path of a row.</summary>
    public static string RowOf(string list, int row) => $"data.{list}[{row}]";

    /// <summary>How many rows a list shows: those with something in them and, when another was asked for, one more.</summary>
    public int Rows(string list, int least)
    {
        var filled = typed
            .Keys.Select(path => Row.Match(path))
            .Where(row => row.Success && row.Groups["list"].Value == list)
            .Select(row => Number(row) + 1)
            .DefaultIfEmpty(0)
            .Max();
        var more = typed.ContainsKey("more") ? 1 : 0;
        return Math.Max(least, filled + more);
    }

    /// <summary>Whether a number of a list is ticked.</summary>
    public bool IsTicked(string list, int number) =>
        this["data." + list].Split(',').Contains(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes over what was typed before a session ended.</summary>
    public static OutcomeForm Of(IReadOnlyDictionary<string, string> kept) =>
        Of(new FormCollection(kept.ToDictionary(text => text.Key, text => new StringValues(text.Value))));

    /// <summary>Takes over what was posted; rows left wholly empty close up, unless they stay where they are.</summary>
    public static OutcomeForm Of(IFormCollection posted, bool closeUp = true)
    {
        var form = new OutcomeForm();
        var lists = posted
            .Keys.Select(path => (Path: path, Row: Row.Match(path)))
            .Where(cell => cell.Row.Success)
            .GroupBy(cell => cell.Row.Groups["list"].Value);
        foreach (var list in lists)
        {
            var next = 0;
            foreach (var row in list.GroupBy(cell => Number(cell.Row)).OrderBy(row => row.Key).Take(MostRows))
            {
                if (!closeUp)
                    next = row.Key;
                var cells = row.Select(cell =>
                        (Name: Cell(cell.Row), Text: TextInput.Clean(posted[cell.Path].ToString()))
                    )
                    .ToList();
                if (cells.TrueForAll(cell => cell.Text.Length == 0))
                    continue;
                foreach (var (name, text) in cells)
                    form.typed[$"{RowOf(list.Key, next)}.{name}"] = text;
                next++;
            }
        }

        foreach (var (path, value) in posted)
            if (path is "comment" or "more" || IsField(path))
                form.typed[path] = TextInput.Clean(value.ToString());
        return form;
    }

    /// <summary>A form for the findings of the system: a row each.</summary>
    public static OutcomeForm Of(IEnumerable<CheckItemShape> findings)
    {
        var form = new OutcomeForm();
        form.Add(findings, 0);
        return form;
    }

    /// <summary>Fills in each row of a list that shows.</summary>
    public void FillAll(string list, Action<string> fill)
    {
        for (var row = 0; row < Rows(list, 0); row++)
            fill(RowOf(list, row));
    }

    /// <summary>
    /// Fills in what a clause is usually cited for, where nothing was typed: a word that one clause alone says is as
    /// good as its citation.
    /// </summary>
    public void Fill(string row, StandardsRegister register, DateOnly day)
    {
        if (this[row + ".clause"] is not { Length: > 0 } cited)
            return;
        var found = register.Find(cited, day);
        var entry = found.Standing switch
        {
            ClauseStanding.InForce => found.Entry,
            ClauseStanding.Unknown when register.Search(cited, day) is [var only] => only,
            _ => null,
        };
        if (entry is null)
            return;
        typed[row + ".clause"] = entry.Citation;
        FillEmpty(row + ".problem", entry.Clause.TypicalDefect);
        FillEmpty(row + ".remedy", entry.Clause.UsualRemedy);
        FillEmpty(row + ".deadlineDays", entry.Clause.UsualDeadlineDays?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Fills a row in from the standard sentence that was chosen, which takes the place of what stood there; what it is
    /// about stays where the
    /// sentence is about nothing in particular.
    /// </summary>
    public void Fill(string row, IEnumerable<SentenceRow> sentences)
    {
        if (!Guid.TryParse(this[row + ".sentence"], out var id))
            return;
        if (sentences.FirstOrDefault(s => s.Id == id) is not { } chosen)
            return;
        typed[row + ".defect"] = chosen.Defect;
        typed[row + ".basis"] = chosen.Basis;
        typed[row + ".remedy"] = chosen.Remedy;
        if (chosen.MaterialCode is not null || chosen.Field is not null)
            typed[row + ".about"] = About(chosen.MaterialCode, chosen.Field);
    }

    /// <summary>Adds a row for each finding of the system that no row is about yet.</summary>
    public void Take(IEnumerable<CheckItemShape> findings)
    {
        var about = typed
            .Where(cell => cell.Key.EndsWith("].about", StringComparison.Ordinal))
            .Select(cell => cell.Value)
            .ToHashSet(StringComparer.Ordinal);
        Add(findings.Where(f => !about.Contains(About(f.MaterialCode, f.Field))), Rows("items", 0));
    }

    /// <summary>The act's data.</summary>
    public JsonElement ToData()
    {
        var data = new OutcomeData();
        foreach (var (path, text) in typed.OrderBy(cell => cell.Key, StringComparer.Ordinal))
        {
            if (Row.Match(path) is { Success: true } row)
                data.Set(row.Groups["list"].Value, Number(row), Cell(row), text);
            else if (IsField(path))
                data.Set(path["data.".Length..], text);
        }

        return data.ToElement();
    }

    private void Add(IEnumerable<CheckItemShape> findings, int next)
    {
        foreach (var finding in findings)
        {
            var row = RowOf("items", next++);
            typed[row + ".about"] = About(finding.MaterialCode, finding.Field);
            typed[row + ".defect"] = finding.Defect;
            typed[row + ".basis"] = finding.Basis;
            typed[row + ".remedy"] = finding.Remedy;
        }
    }

    private void FillEmpty(string path, string? usual)
    {
        if (usual is not null && this[path].Length == 0)
            typed[path] = usual;
    }

    /// <summary>What a row is about, as the list on the page names it: a material or a field.</summary>
    private static string About(string? material, string? field) =>
        material is null ? OutcomeData.Field + field : OutcomeData.Material + material;

    private static bool IsField(string path) =>
        path.StartsWith("data.", StringComparison.Ordinal) && !Row.IsMatch(path);

    /// <summary>A row's number; digits of other scripts come last.</summary>
    private static int Number(Match row) =>
        int.TryParse(row.Groups["number"].Value, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private static string Cell(Match row) => row.Groups["cell"].Value;

    [GeneratedRegex(
        @"^data\.(?<list>\w+)\[(?<number>\d{1,4})\]\.(?<cell>\w+)$",
        RegexOptions.CultureInvariant,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Row { get; }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// The fields that an outcome needs, and what was typed into them. Inputs carry the contract's own paths (<c>data.items[0].defect</c>), so
/// that what is posted becomes the act's data, and a refusal's errors stand beside the right field.
/// </summary>
public sealed partial class OutcomeForm
{
    private static readonly string[] Lines = ["inspectors", "participants", "reasons"];
    private static readonly string[] Numbers = ["unmet", "open"];
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    /// <summary>What was typed at a path.</summary>
    public string this[string path] => typed.GetValueOrDefault(path, "");

    /// <summary>How many rows a list shows.</summary>
    public int Rows(string list, int least) =>
        Math.Max(
            least,
            typed
                .Keys.Select(k => Row.Match(k))
                .Where(m => m.Success && m.Groups[1].Value == list)
                .Select(m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) + 1)
                .DefaultIfEmpty(0)
                .Max() + (typed.ContainsKey("more") ? 1 : 0)
        );

    /// <summary>Whether a number of a list is ticked.</summary>
    public bool IsTicked(string list, int number) =>
        this["data." + list].Split(',').Contains(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The block of fields of an outcome.</summary>
    public static string BlockOf(string task, string outcome) =>
        (task, outcome) switch
        {
            (_, "CorrectionRequired") => "correction",
            ("cityReply", _) => "reply",
            ("recusal", "Granted") => "recusal",
            ("recusal", _) => "reason",
            (_, "NotRequired") or (_, "Returned") => "reason",
            (_, "NotCompetent") => "office",
            ("intake", "Refused") => "unmet",
            (_, "Refused") => "refusal",
            ("siteInspection" or "expertReview", "Done") => "report",
            ("inspect", "Passed") => "inspectors",
            (_, "DefectsFound") => "defects",
            (_, "StillOpen") => "open",
            ("jointAcceptance", "Failed") => "reasons",
            _ => "",
        };

    /// <summary>Takes over what was posted; rows left wholly empty close up, unless they stay where they are.</summary>
    public static OutcomeForm Of(IFormCollection posted, bool closeUp = true)
    {
        var form = new OutcomeForm();
        foreach (
            var rows in posted
                .Keys.Select(k => (Key: k, Match: Row.Match(k)))
                .Where(k => k.Match.Success)
                .GroupBy(k => k.Match.Groups[1].Value)
        )
        {
            var next = 0;
            foreach (
                var row in rows.GroupBy(k =>
                        int.TryParse(k.Match.Groups[2].Value, CultureInfo.InvariantCulture, out var n)
                            ? n
                            : int.MaxValue
                    )
                    .OrderBy(g => g.Key)
                    .Take(200)
            )
            {
                if (!closeUp)
                    next = row.Key;
                var cells = row.Select(k =>
                        (Name: k.Match.Groups[3].Value, Text: TextInput.Clean(posted[k.Key].ToString()))
                    )
                    .ToList();
                if (cells.TrueForAll(c => c.Text.Length == 0))
                    continue;
                foreach (var (name, text) in cells)
                    form.typed[$"data.{rows.Key}[{next}].{name}"] = text;
                next++;
            }
        }

        foreach (var (key, value) in posted)
            if (key is "comment" or "more" || (key.StartsWith("data.", StringComparison.Ordinal) && !Row.IsMatch(key)))
                form.typed[key] = TextInput.Clean(value.ToString());
        return form;
    }

    /// <summary>A form for the findings of the system: a row each.</summary>
    public static OutcomeForm Of(IEnumerable<Api.Shapes.CheckItemShape> findings)
    {
        var form = new OutcomeForm();
        foreach (var (finding, i) in findings.Select((f, i) => (f, i)))
        {
            form.typed[$"data.items[{i}].about"] = finding.MaterialCode is { } material
                ? "m:" + material
                : "f:" + finding.Field;
            form.typed[$"data.items[{i}].defect"] = finding.Defect;
            form.typed[$"data.items[{i}].basis"] = finding.Basis;
            form.typed[$"data.items[{i}].remedy"] = finding.Remedy;
        }

        return form;
    }

    /// <summary>Fills in what a clause is usually cited for, where nothing was typed: a word that one clause alone says is as good as its citation.</summary>
    public void Fill(string row, StandardsRegister register, DateOnly day)
    {
        if (this[row + ".clause"] is not { Length: > 0 } cited)
            return;
        var found = register.Find(cited, day);
        if (
            (
                found.Standing is ClauseStanding.InForce ? found.Entry
                : found.Standing is ClauseStanding.Unknown && register.Search(cited, day) is [var only] ? only
                : null
            )
            is not { } entry
        )
            return;
        typed[row + ".clause"] = entry.Citation;
        foreach (
            var (name, usual) in new[]
            {
                ("problem", entry.Clause.TypicalDefect),
                ("remedy", entry.Clause.UsualRemedy),
                ("deadlineDays", entry.Clause.UsualDeadlineDays?.ToString(CultureInfo.InvariantCulture)),
            }
        )
            if (usual is not null && this[$"{row}.{name}"].Length == 0)
                typed[$"{row}.{name}"] = usual;
    }

    /// <summary>Fills a row in from the standard sentence that was chosen, which takes the place of what stood there; what it is about stays where the sentence is about nothing in particular.</summary>
    public void Fill(string row, IEnumerable<SentenceRow> sentences)
    {
        if (
            !Guid.TryParse(this[row + ".sentence"], out var id)
            || sentences.FirstOrDefault(s => s.Id == id) is not { } chosen
        )
            return;
        (typed[row + ".defect"], typed[row + ".basis"], typed[row + ".remedy"]) = (
            chosen.Defect,
            chosen.Basis,
            chosen.Remedy
        );
        if (chosen.MaterialCode is { } material)
            typed[row + ".about"] = "m:" + material;
        else if (chosen.Field is { } field)
            typed[row + ".about"] = "f:" + field;
    }

    /// <summary>Adds a row for each finding of the system that no row is about yet.</summary>
    public void Take(IEnumerable<Api.Shapes.CheckItemShape> findings)
    {
        var next = Rows("items", 0);
        var about = typed
            .Where(t => t.Key.EndsWith("].about", StringComparison.Ordinal))
            .Select(t => t.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var (key, text) in Of(
                findings.Where(f => !about.Contains(f.MaterialCode is { } material ? "m:" + material : "f:" + f.Field))
            ).typed
        )
            if (Row.Match(key) is { Success: true } row)
                typed[
                    $"data.items[{next + int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture)}].{row.Groups[3].Value}"
                ] = text;
    }

    /// <summary>The act's data.</summary>
    public JsonElement ToData()
    {
        var data = new JsonObject();
        foreach (
            var (path, text) in typed
                .Where(t => t.Key.StartsWith("data.", StringComparison.Ordinal))
                .OrderBy(t => t.Key, StringComparer.Ordinal)
        )
        {
            if (Row.Match(path) is { Success: true } row)
                Set(
                    Cell(data, row.Groups[1].Value, int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture)),
                    row.Groups[3].Value,
                    text
                );
            else
                Set(data, path["data.".Length..], text);
        }

        return JsonSerializer.SerializeToElement(data);
    }

    private static JsonObject Cell(JsonObject data, string list, int index)
    {
        if (data[list] is not JsonArray rows)
            data[list] = rows = [];
        while (rows.Count <= index)
            rows.Add(new JsonObject());
        return rows[index]!.AsObject();
    }

    private static void Set(JsonObject target, string name, string text)
    {
        if (text.Length == 0 || name == "sentence")
            return; // which sentence it was taken from is no part of the notice
        if (name == "about")
            target[text.StartsWith("m:", StringComparison.Ordinal) ? "materialCode" : "field"] =
                text.Length > 2 ? text[2..] : text;
        else if (Lines.Contains(name))
            target[name] = new JsonArray([
                .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(l => (JsonNode)l),
            ]);
        else if (Numbers.Contains(name))
            target[name] = new JsonArray([
                .. text.Split(',')
                    .Where(n => int.TryParse(n, CultureInfo.InvariantCulture, out _))
                    .Select(n => (JsonNode)int.Parse(n, CultureInfo.InvariantCulture)),
            ]);
        else if (name == "remote")
            target[name] = text == "true";
        else if (
            name == "deadlineDays"
            && int.TryParse(TextInput.CleanNumber(text), CultureInfo.InvariantCulture, out var days)
        )
            target[name] = days;
        else
            target[name] = text;
    }

    [GeneratedRegex(@"^data\.(\w+)\[(\d{1,4})\]\.(\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Row { get; }
}

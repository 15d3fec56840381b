using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// A journal entry as people read it. The entry itself stays as it was written, beside it: that is what its hash proves
/// (R27).
/// </summary>
/// <param name="show">Writes instants and words.</param>
/// <param name="book">Names of offices.</param>
/// <param name="item">Names of materials and fields.</param>
/// <param name="words">Acts, and the labels of what they keep: <c>fact-…</c>.</param>
public sealed class JournalFacts(Show show, Rulebook book, ItemSheet item, IStringLocalizer<CaseWords> words)
{
    /// <summary>What was done.</summary>
    public string Act(JournalEntry entry) =>
        Text(entry, "task") is not { } task ? words[entry.Act]
        : Text(entry, "outcome") is { } outcome
            ? $"{words["taskCompletedOf", show.Word("task", task)]} · {show.Outcome(task, outcome)}"
        : words["taskCompletedOf", show.Word("task", task)];

    /// <summary>Who did it: the role, the account, the office.</summary>
    public (string Role, string User, string Office) Who(JournalEntry entry) =>
        (
            show.Word("role", entry.Actor.Role),
            entry.Actor.User == "system" ? words["system"] : entry.Actor.User,
            entry.Actor.Office.Length > 0 ? Office(entry.Actor.Office) : ""
        );

    /// <summary>What it keeps, as far as it has a name for people; lists and hashes are in the entry itself.</summary>
    public IEnumerable<(string Label, string Value)> Of(JournalEntry entry) =>
        entry
            .Data.EnumerateObject()
            .Where(p =>
                p.Name is not ("task" or "outcome")
                && p.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array)
            )
            .Select(p => (Label: words["fact-" + p.Name], Value: Value(p.Name, p.Value.ToString())))
            .Where(f => !f.Label.ResourceNotFound)
            .Select(f => (f.Label.Value, f.Value))
            .Concat(Moved(entry))
            .Concat(Corrected(entry))
            .Concat(Given(entry));

    /// <summary>Fields that were corrected when a document was replaced (R33).</summary>
    private IEnumerable<(string Label, string Value)> Corrected(JournalEntry entry) =>
        from correction in Each(entry, "corrections")
        let field = correction.GetProperty("field").GetString()!
        let before = Kept(field, correction.GetProperty("before"))
        let after = Kept(field, correction.GetProperty("after"))
        select (show.Field(item, field), words["fact-moved", before, after].Value);

    /// <summary>A value as the application shows it; the journal keeps numbers that are no integers as texts.</summary>
    private string Kept(string field, JsonElement value)
    {
        var isNumber = field == "project.floorArea" || item.Field(field)?.Type is "decimal" or "integer";
        var read =
            isNumber && decimal.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number)
                ? JsonSerializer.SerializeToElement(number)
                : value;
        return new FieldValues(item, book.Register, show).Of(field, read);
    }

    /// <summary>Tasks that were given to somebody, and from whom (R30).</summary>
    private IEnumerable<(string Label, string Value)> Given(JournalEntry entry) =>
        [
            .. Each(entry, "assigned")
                .Select(g =>
                    (
                        words["fact-assigned"].Value,
                        $"{show.Word("task", g.GetProperty("task").GetString()!)} {show.Person(g.GetProperty("assignee").GetString()!)}"
                    )
                ),
            .. Each(entry, "moved")
                .Select(g =>
                    (
                        show.Word("task", g.GetProperty("task").GetString()!),
                        words["fact-moved", Person(g.GetProperty("from")), Person(g.GetProperty("to"))].Value
                    )
                ),
        ];

    private string Person(JsonElement name) =>
        name.GetString() is { } person ? show.Person(person) : words["fact-nobody"];

    private static List<JsonElement> Each(JournalEntry entry, string name) =>
        entry.Data.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];

    /// <summary>Due dates that a calendar moved (R10).</summary>
    private IEnumerable<(string Label, string Value)> Moved(JournalEntry entry) =>
        entry.Act != "dueDateChanged" || !entry.Data.TryGetProperty("changes", out var changes)
            ? []
            : changes
                .EnumerateArray()
                .Select(c =>
                    (
                        show.Word("limit", c.GetProperty("limit").GetString()!),
                        words["fact-moved", Moment(c, "from"), Moment(c, "to")].Value
                    )
                );

    private string Moment(JsonElement data, string name) =>
        show.Instant(DateTimeOffset.Parse(data.GetProperty(name).GetString()!, CultureInfo.InvariantCulture));

    private string Value(string name, string value) =>
        name switch
        {
            "office" or "inNameOf" or "from" or "to" => Office(value),
            "region" => book.Register.Region(value) is { } region ? show.Name(region.Name) : value,
            "mode" => show.Word("mode", value),
            "person" => show.Person(value),
            "kind" => show.Word("pause", value),
            "limit" => show.Word("limit", value),
            "materialCode" => item.Material(value) is { } material ? show.Name(material.Name) : value,
            "field" => words["fact-field-" + value] is { ResourceNotFound: false } field ? field
            : item.Field(value) is { } sheet ? show.Name(sheet.Label)
            : value,
            "reason" => words["reason-" + value] is { ResourceNotFound: false } reason ? reason : value,
            "promiseMet" or "statutoryMet" or "passed" => words[
                "fact-" + (string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) ? "yes" : "no")
            ],
            _ when DateTimeOffset.TryParseExact(
                    value,
                    "yyyy-MM-dd'T'HH:mm:sszzz",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var instant
                ) => show.Instant(instant),
            _ => value,
        };

    private string Office(string code) => book.Register.Office(code) is { } office ? show.Name(office.Name) : code;

    private static string? Text(JournalEntry entry, string name) =>
        entry.Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

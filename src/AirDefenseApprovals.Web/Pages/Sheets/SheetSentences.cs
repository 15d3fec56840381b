using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Sheets;

/// <summary>Says in the reader's language what one version of a sheet says differently from another (R34).</summary>
public sealed class SheetSentences(IStringLocalizer<SheetWords> words)
{
    private const int LongestValue = 60;

    /// <summary>The sentence of a change.</summary>
    public string Of(SheetChange change)
    {
        var about = About(change);
        return change switch
        {
            { Detail: "", Subject: not null, Before: null } => words[$"{change.Part}-added", about],
            { Detail: "", Subject: not null, After: null } => words[$"{change.Part}-removed", about],
            _ => (ValueOf(change.Before), ValueOf(change.After)) switch
            {
                ({ } before, { } after) => words["changed", about, before, after],
                _ => words["changed-somehow", about],
            },
        };
    }

    /// <summary>What the change is about: the field or the material by its name, and what is said of it.</summary>
    private string About(SheetChange change)
    {
        if (change.Subject is not { } subject)
            return Known("part-" + change.Path) ?? Known("part-" + change.Part) ?? change.Path;
        var name = subject.In(CultureInfo.CurrentUICulture.Name);
        if (change.Detail.Length == 0)
            return name;
        var detail = change.Detail.Split('.')[0];
        return words["about", name, Known("detail-" + detail) ?? detail];
    }

    private string? Known(string key) => words[key] is { ResourceNotFound: false } word ? word.Value : null;

    /// <summary>A value in short; null where it is too much to be read in a line.</summary>
    private string? ValueOf(JsonNode? value)
    {
        var text = value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => words["nothing"].Value,
            JsonValueKind.True => words["yes"].Value,
            JsonValueKind.False => words["no"].Value,
            JsonValueKind.Array => value.AsArray().All(v => v?.GetValueKind() == JsonValueKind.String)
                ? string.Join(words["list-comma"], value.AsArray())
                : null,
            JsonValueKind.Object => null,
            _ => value.ToString(),
        };
        return text?.Length <= LongestValue ? text : null;
    }
}

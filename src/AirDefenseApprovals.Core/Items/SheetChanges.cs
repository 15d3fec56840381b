using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Core.Items;

/// <summary>One thing that a version of a sheet says differently from another (R34).</summary>
/// <param name="Path">
/// Where, by names instead of positions: <c>form.usedArea.max</c>, <c>materials.M22</c>, <c>limits.promised.days</c>.
/// </param>
/// <param name="Subject">What it belongs to: the field's label or the material's name; null for the sheet as a whole.</param>
/// <param name="Before">What stood there, as JSON; null for nothing.</param>
/// <param name="After">What stands there now, as JSON; null for nothing.</param>
public sealed record SheetChange(string Path, Names? Subject, JsonNode? Before, JsonNode? After)
{
    /// <summary>The part of the sheet: the first word of the path.</summary>
    public string Part => Path.Split('.')[0];

    /// <summary>What is said of the subject, below it; empty for the subject as a whole.</summary>
    public string Detail => Subject is null ? "" : string.Join('.', Path.Split('.').Skip(2));

    /// <summary>Whether whoever is filling in an application has to know: what is asked, promised, allowed.</summary>
    public bool ConcernsApplicant =>
        Part is "form" or "materials" or "applicants" or "project" or "checks" or "fee" or "visits" or "onTheSpot"
        || Path == "limits.promised.days";
}

/// <summary>Compares versions of a sheet.</summary>
public static class SheetChanges
{
    /// <summary>All that differs, in the order of the sheet; the version's number aside.</summary>
    /// <param name="before">The one version.</param>
    /// <param name="after">The other.</param>
    public static ImmutableArray<SheetChange> Between(ItemSheet before, ItemSheet after)
    {
        var changes = ImmutableArray.CreateBuilder<SheetChange>();
        Compare("", ByNames(before), ByNames(after));
        return changes.ToImmutable();

        void Compare(string path, JsonNode? one, JsonNode? other)
        {
            if (JsonNode.DeepEquals(one, other))
                return;
            if (one is JsonObject was && other is JsonObject now)
                foreach (var name in now.Select(p => p.Key).Union(was.Select(p => p.Key)))
                    Compare(path.Length == 0 ? name : $"{path}.{name}", was[name], now[name]);
            else
                changes.Add(new(path, SubjectOf(path), one?.DeepClone(), other?.DeepClone()));
        }

        Names? SubjectOf(string path) =>
            path.Split('.') switch
            {
                ["form", var name, ..] => (after.Field(name) ?? before.Field(name))?.Label,
                ["materials", var code, ..] => (after.Material(code) ?? before.Material(code))?.Name,
                _ => null,
            };
    }

    /// <summary>The sheet as JSON, with fields and materials found by name: so one that moved is not one that changed.</summary>
    private static JsonObject ByNames(ItemSheet sheet)
    {
        var all = SheetText.NodeOf(sheet);
        all.Remove("version");
        all["form"] = new JsonObject(sheet.Form.Select(FieldOf));
        all["materials"] = new JsonObject(sheet.Materials.Select(MaterialOf));
        return all;
    }

    private static KeyValuePair<string, JsonNode?> FieldOf(FormField field)
    {
        var node = SheetText.NodeOf(field);
        node.Remove("name");
        return new(field.Name, node);
    }

    /// <summary>What the register says of a material, and what the item says of it.</summary>
    private static KeyValuePair<string, JsonNode?> MaterialOf(MaterialSheet material)
    {
        var node = SheetText.NodeOf(material);
        node.Remove("code");
        node["required"] = material.Required;
        node["basis"] = material.Basis is { } basis ? SheetText.NodeOf(basis) : null;
        return new(material.Code, node);
    }
}

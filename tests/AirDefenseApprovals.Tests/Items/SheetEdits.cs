using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>Sheets changed as an administrator would change their files.</summary>
internal static class SheetEdits
{
    /// <summary>The sheet of an item as its file says it, to be changed.</summary>
    public static JsonObject Text(this ItemSheet sheet) => JsonNode.Parse(SheetText.Of(sheet))!.AsObject();

    /// <summary>Leaves a field out.</summary>
    public static JsonObject WithoutField(this JsonObject sheet, string name)
    {
        var form = sheet["form"]!.AsArray();
        form.Remove(form.Single(f => f!["name"]!.ToString() == name));
        if (sheet["document"]?["facts"] is JsonArray facts)
            foreach (var fact in facts.Where(f => f!["from"]?.ToString() == "form." + name).ToList())
                facts.Remove(fact);
        if (sheet["checks"] is JsonArray checks)
            foreach (
                var check in checks
                    .Where(c => c!.ToJsonString().Contains($"\"{name}\"", StringComparison.Ordinal))
                    .ToList()
            )
                checks.Remove(check);
        return sheet;
    }

    /// <summary>Says something else of itself.</summary>
    public static JsonObject With(this JsonObject sheet, string member, JsonNode value)
    {
        sheet[member] = value;
        return sheet;
    }

    /// <summary>Asks for one more text.</summary>
    public static JsonObject WithField(this JsonObject sheet, string name, bool required = true)
    {
        sheet["form"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["name"] = name,
                    ["label"] = new JsonObject { ["zh"] = "新增内容", ["en"] = "New content" },
                    ["type"] = "text",
                    ["required"] = required,
                    ["maxLength"] = 100,
                }
            );
        return sheet;
    }

    /// <summary>Asks for one more material of the register.</summary>
    public static JsonObject WithMaterial(this JsonObject sheet, string code)
    {
        var materials = sheet["materials"]!.AsArray();
        var use = materials[0]!.DeepClone();
        use["code"] = code;
        use["required"] = true;
        materials.Add(use);
        return sheet;
    }

    /// <summary>Asks for a material no more.</summary>
    public static JsonObject WithoutMaterial(this JsonObject sheet, string code)
    {
        var materials = sheet["materials"]!.AsArray();
        materials.Remove(materials.Single(m => m!["code"]!.ToString() == code));
        return sheet;
    }

    /// <summary>The rulebook in which a changed sheet has been published, in force from the day of the test on.</summary>
    public static Rulebook Publishing(this Rulebook book, string code, Func<JsonObject, JsonObject> change)
    {
        var day = new DateOnly(2022, 5, 9);
        var kept = book.Sheets.Of(code) is { IsEmpty: false }
            ? book
            : book with
            {
                Materials = TestBook.Catalogue.Materials,
                Sheets = new SheetBook([new(book.Items[code], day, default, null)]),
            };
        var act = new PublishSheet(
            new("u", "admin", [Core.Cases.Roles.Administrator], null),
            Story.At("2022-05-09 12:00"),
            code,
            change(book.Items[code].Text()).ToJsonString()
        );
        var (version, refusal) = act.Decide(kept);
        Assert.True(
            version is not null,
            refusal is null ? "" : string.Join(", ", refusal.Errors.Select(e => $"{e.Field}: {e.Slug}"))
        );
        return (kept with { Sheets = new SheetBook(kept.Sheets.Of(code).Append(version!)) }).On(day);
    }
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Writes a sheet as its file says it, and reads what was written.</summary>
public static class SheetText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsComputed } },
        WriteIndented = false,
    };

    /// <summary>Writes a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    public static string Of(ItemSheet sheet) => JsonSerializer.Serialize(sheet, Options);

    /// <summary>Writes the materials that a sheet asks for, as the register describes them.</summary>
    /// <param name="sheet">The sheet.</param>
    public static string OfMaterials(ItemSheet sheet) => JsonSerializer.Serialize(sheet.Materials, Options);

    /// <summary>Reads a sheet with its materials.</summary>
    /// <param name="sheet">What <see cref="Of(ItemSheet)"/> wrote.</param>
    /// <param name="materials">What <see cref="OfMaterials"/> wrote.</param>
    /// <exception cref="JsonException">It is no sheet.</exception>
    public static ItemSheet Read(string sheet, string materials) =>
        JsonSerializer
            .Deserialize<ItemSheet>(sheet, Options)!
            .With(JsonSerializer.Deserialize<ImmutableArray<MaterialSheet>>(materials, Options));

    /// <summary>A part of a sheet as JSON.</summary>
    internal static JsonObject NodeOf<T>(T part) => JsonSerializer.SerializeToNode(part, Options)!.AsObject();

    private static void LeaveOutWhatIsComputed(JsonTypeInfo type)
    {
        foreach (var computed in type.Properties.Where(p => p.Set is null).ToList())
            type.Properties.Remove(computed);
    }
}

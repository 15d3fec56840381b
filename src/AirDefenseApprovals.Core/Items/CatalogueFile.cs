using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AirDefenseApprovals.Core.Items;

/// <summary>A file of the catalogue: path relative to the catalogue's folder, with forward slashes, and its text.</summary>
public sealed record CatalogueFile(string Path, string Text);

/// <summary>A mistake in the catalogue.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">The place in its JSON, e.g. <c>limits.promised.days</c>; empty for the file as a whole.</param>
/// <param name="Slug">Key of the sentence in the resources.</param>
/// <param name="Arguments">What the sentence names.</param>
public sealed record CatalogueMistake(
    string File,
    string Path,
    string Slug,
    params System.Collections.Immutable.ImmutableArray<string> Arguments
);

/// <summary>Reads one file into its type and finds every unknown and every missing key, not only the first.</summary>
internal sealed class ShapeReader(List<CatalogueMistake> mistakes)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public T? Read<T>(CatalogueFile file)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text);
            var before = mistakes.Count;
            Walk(file, document.RootElement, Options.GetTypeInfo(typeof(T)), "");
            return mistakes.Count > before ? null : document.RootElement.Deserialize<T>(Options);
        }
        catch (JsonException error)
        {
            mistakes.Add(new(file.Path, (error.Path ?? "$").TrimStart('$', '.'), "catalogue-not-json", error.Message));
            return null;
        }
        catch (InvalidOperationException error) // half a character in a name or a text
        {
            mistakes.Add(new(file.Path, "", "catalogue-not-json", error.Message));
            return null;
        }
    }

    private void Walk(CatalogueFile file, JsonElement value, JsonTypeInfo type, string path)
    {
        if (type.Kind == JsonTypeInfoKind.Object && value.ValueKind == JsonValueKind.Object)
        {
            var known = type.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
            foreach (var property in value.EnumerateObject())
                if (known.TryGetValue(property.Name, out var expected))
                    Walk(file, property.Value, Options.GetTypeInfo(expected.PropertyType), Join(path, property.Name));
                else if (property.Name != "$schema")
                    mistakes.Add(new(file.Path, Join(path, property.Name), "catalogue-unknown-key", property.Name));
            foreach (var missing in type.Properties.Where(p => p.IsRequired && !value.TryGetProperty(p.Name, out _)))
                mistakes.Add(new(file.Path, Join(path, missing.Name), "catalogue-missing-key", missing.Name));
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && value.ValueKind == JsonValueKind.Array)
        {
            var element = Options.GetTypeInfo(type.ElementType!);
            foreach (var (index, item) in value.EnumerateArray().Index())
                if (item.ValueKind == JsonValueKind.Null)
                    mistakes.Add(new(file.Path, $"{path}[{index}]", "catalogue-empty"));
                else
                    Walk(file, item, element, $"{path}[{index}]");
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

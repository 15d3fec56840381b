using System.Collections.Immutable;
using System.Globalization;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Checks what the register says of one material.</summary>
/// <param name="material">The material.</param>
/// <param name="items">The items, some of which ask for it.</param>
internal sealed class MaterialCheck(MaterialSheet material, IEnumerable<ItemSheet> items)
{
    private const int LargestFile = 500,
        MostRoom = 60,
        MostRows = 20;

    private static readonly ImmutableArray<string> Sources = ["applicant", "sharedData", "generated"];

    /// <summary>Every mistake, by its path in the material.</summary>
    public IEnumerable<FieldError> Wrong()
    {
        if (!Sources.Contains(material.Source))
            yield return new("source", "catalogue-not-one-of", material.Source, string.Join(", ", Sources));
        if (material.Accept.IsEmpty)
            yield return new("accept", "catalogue-empty");
        if (material.MaxMegabytes is < 1 or > LargestFile)
            yield return new("maxMegabytes", "catalogue-negative");
        foreach (var error in OfFilling().Concat(material.Blank is { } blank ? OfBlank(blank) : []))
            yield return error;
    }

    private IEnumerable<FieldError> OfFilling()
    {
        if (material.Filling is not { } filling)
            yield break;
        if (!material.FromApplicant)
            yield return new("filling", "catalogue-not-from-applicant");
        if (string.IsNullOrWhiteSpace(filling.Zh))
            yield return new("filling.zh", "catalogue-empty");
        if (string.IsNullOrWhiteSpace(filling.En))
            yield return new("filling.en", "catalogue-empty");
    }

    private IEnumerable<FieldError> OfBlank(BlankSheet blank)
    {
        if (!material.FromApplicant)
            yield return new("blank", "catalogue-not-from-applicant");
        if (string.IsNullOrWhiteSpace(blank.Title))
            yield return new("blank.title", "catalogue-empty");
        if (blank.Body.IsEmpty)
            yield return new("blank.body", "catalogue-empty");
        if (blank.Signatures.IsEmpty)
            yield return new("blank.signatures", "catalogue-empty");
        foreach (
            var error in blank
                .Places.SelectMany((place, i) => OfPlace(place, $"blank.places[{i}]"))
                .Concat(blank.Body.SelectMany((part, i) => OfPart(blank, part, $"blank.body[{i}]")))
                .Concat(blank.Signatures.SelectMany((signature, i) => OfSignature(signature, $"blank.signatures[{i}]")))
                .Concat(OfUse(blank))
        )
            yield return error;
    }

    private IEnumerable<FieldError> OfPlace(BlankPlace place, string path)
    {
        if (string.IsNullOrWhiteSpace(place.Label))
            yield return new(path + ".label", "catalogue-empty");
        if (!BlankText.IsWhole(place.Label) || BlankText.Labels(place.Label).Any())
            yield return new(path + ".label", "catalogue-braces");
        if (string.IsNullOrWhiteSpace(place.Example))
            yield return new(path + ".example", "catalogue-empty");
        if (place.Room is < 1 or > MostRoom)
            yield return new(path + ".room", "catalogue-negative");
        if (place.From is not { } source)
            yield break;
        if (FactSources.FieldOf(source) is { } field)
        {
            if (!items.Any(item => item.Asks.Any(use => use.Code == material.Code) && item.Field(field) is not null))
                yield return new(path + ".from", "catalogue-unknown-field", field);
        }
        else if (!BlankSources.All.Contains(source))
        {
            yield return new(
                path + ".from",
                "catalogue-not-one-of",
                source,
                string.Join(", ", BlankSources.All) + ", form.…"
            );
        }
    }

    private static IEnumerable<FieldError> OfPart(BlankSheet blank, BlankPart part, string path)
    {
        object?[] given = [part.Heading, part.Text, part.Box, part.Table];
        if (given.Count(member => member is not null) != 1)
            yield return new(path, "catalogue-blank-part");
        if (part.Heading is { } heading && string.IsNullOrWhiteSpace(heading))
            yield return new(path + ".heading", "catalogue-empty");
        if (part.Text is { } text && string.IsNullOrWhiteSpace(text))
            yield return new(path + ".text", "catalogue-empty");
        if (part.Text is { } said && !BlankText.IsWhole(said))
            yield return new(path + ".text", "catalogue-braces");
        if (part.Box is { IsEmpty: true })
            yield return new(path + ".box", "catalogue-empty");
        foreach (var label in Named(part).Distinct().Where(label => blank.Place(label) is null))
            yield return new(path, "catalogue-unknown-place", label);
        foreach (var error in part.Table is { } table ? OfTable(table, path + ".table") : [])
            yield return error;
    }

    private static IEnumerable<FieldError> OfTable(BlankTable table, string path)
    {
        if (table.Columns.IsEmpty || table.Columns.Any(string.IsNullOrWhiteSpace))
            yield return new(path + ".columns", "catalogue-empty");
        foreach (var (name, rows) in new[] { ("rows", table.Rows), ("example", table.Example) })
        {
            if (rows.Length is < 1 or > MostRows)
                yield return new($"{path}.{name}", "catalogue-negative");
            foreach (var i in Enumerable.Range(0, rows.Length).Where(i => rows[i].Length != table.Columns.Length))
                yield return new(
                    $"{path}.{name}[{i}]",
                    "catalogue-row-cells",
                    table.Columns.Length.ToString(CultureInfo.InvariantCulture)
                );
        }
    }

    private static IEnumerable<FieldError> OfSignature(BlankSignature signature, string path)
    {
        if (string.IsNullOrWhiteSpace(signature.Label))
            yield return new(path + ".label", "catalogue-empty");
        if (string.IsNullOrWhiteSpace(signature.Example))
            yield return new(path + ".example", "catalogue-empty");
    }

    private static IEnumerable<FieldError> OfUse(BlankSheet blank)
    {
        foreach (var twice in blank.Places.GroupBy(place => place.Label).Where(same => same.Count() > 1))
            yield return new("blank.places", "catalogue-twice", twice.Key);
        var named = blank.Body.SelectMany(Named).ToHashSet(StringComparer.Ordinal);
        foreach (var place in blank.Places.Where(place => !named.Contains(place.Label)))
            yield return new("blank.places", "catalogue-unused-place", place.Label);
    }

    private static IEnumerable<string> Named(BlankPart part) =>
        [.. part.Box ?? [], .. BlankText.Labels(part.Text ?? "")];
}

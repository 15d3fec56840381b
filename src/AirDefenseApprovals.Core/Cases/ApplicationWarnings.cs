using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Finds what looks wrong in an application although each answer alone is right.</summary>
internal static class ApplicationWarnings
{
    /// <summary>The most characters that one sentence names.</summary>
    private const int MostNamed = 10;

    /// <summary>The warnings, in the order of the form.</summary>
    public static IEnumerable<FieldError> Of(ItemSheet item, Case @case, IDocumentPress press) =>
        [
            .. Unprintable(item, @case, press),
            .. Figures(item, @case),
            .. SameFiles(item, @case),
            .. Unchanged(item, @case),
        ];

    /// <summary>Characters that no font has, wherever they would be printed: told before anything is issued.</summary>
    private static IEnumerable<FieldError> Unprintable(ItemSheet item, Case @case, IDocumentPress press) =>
        from text in Texts(item, @case)
        let lacking = press.Lacking(text.Value)
        where lacking.Count > 0
        select new FieldError(text.Path, "characters-unprintable", string.Join('、', lacking.Take(MostNamed)));

    /// <summary>What people wrote that documents may print, each by its path.</summary>
    public static IEnumerable<(string Path, string Value)> Texts(ItemSheet item, Case @case) =>
        [
            ("applicant.name", @case.Applicant.Name),
            ("applicant.legalRepresentative", @case.Applicant.LegalRepresentative),
            ("applicant.agent.name", @case.Applicant.Agent?.Name ?? ""),
            ("project.name", @case.Project.Name),
            ("project.address", @case.Project.Address),
            .. @case.Project.Works.Select((works, i) => ($"project.works[{i}].name", works.Name)),
            .. @case.Project.Parties.Select((party, i) => ($"project.parties[{i}].name", party.Name)),
            .. from field in item.Form
            where @case.Form.TryGetValue(field.Name, out var value) && value.ValueKind == JsonValueKind.String
            select (field.Path, @case.Form[field.Name].GetString()!),
        ];

    /// <summary>Figures that do not fit together, by the checks of the item's sheet.</summary>
    private static IEnumerable<FieldError> Figures(ItemSheet item, Case @case) =>
        from check in item.Checks
        let sheet = item.Field(check.Field)!
        let field = NumberOf(@case, check.Field)
        let than = NumberOf(@case, check.Than)
        where field is not null && than is not null && !check.Holds(field.Value, than.Value)
        let figure = Text(field.Value)
        let other = Text(than.Value)
        select item.Field(check.Than) is { Label: var label }
            ? new FieldError(sheet.Path, Slug(check), sheet.Label.Zh, sheet.Label.En, figure, label.Zh, label.En, other)
            : new FieldError(sheet.Path, Slug(check) + "-project", sheet.Label.Zh, sheet.Label.En, figure, other);

    private static string Slug(FieldCheck check) =>
        check.Kind == FieldCheck.NotLarger ? "figure-larger" : "figure-other";

    /// <summary>One file handed in for several materials; told once of the same materials, at the last of them.</summary>
    private static IEnumerable<FieldError> SameFiles(ItemSheet item, Case @case) =>
        (
            from material in @case.Materials
            from file in material.Files
            group material.MaterialCode by file.Sha256 into same
            where same.Count() > 1
            select same
        )
            .DistinctBy(codes => string.Join(' ', codes))
            .Select(codes => Twice(item, [.. codes]));

    private static FieldError Twice(ItemSheet item, ImmutableArray<string> codes)
    {
        var names = codes.Select(code => NameOf(item, code)).ToList();
        return new(
            "materials." + codes[^1],
            "file-twice",
            string.Join('、', names.Select(n => n.Zh)),
            string.Join(", ", names.Select(n => n.En))
        );
    }

    /// <summary>A correction that hands in the very bytes that the notice was about (R5).</summary>
    private static IEnumerable<FieldError> Unchanged(ItemSheet item, Case @case) =>
        from material in @case.Materials
        where material.IsUnchanged
        let name = NameOf(item, material.MaterialCode)
        select new FieldError("materials." + material.MaterialCode, "file-unchanged", name.Zh, name.En);

    private static decimal? NumberOf(Case @case, string field)
    {
        if (field == FieldCheck.FloorArea)
            return @case.Project.FloorArea;
        return
            @case.Form.TryGetValue(field, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number)
            ? number
            : null;
    }

    private static Names NameOf(ItemSheet item, string code) => item.Material(code)?.Name ?? new(code, code);

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

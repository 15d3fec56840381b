using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// The checks of the clerk's desk, for the applicant before handing in: what is wrong, by what article, and how to put
/// it right.
/// </summary>
public static class PreCheck
{
    private const string Materials = "materials.";

    /// <summary>
    /// What is found on an application, the same for its applicant and for the office
    /// (<see cref="Applications.Findings"/>).
    /// </summary>
    public static IReadOnlyList<CheckItemShape> Of(Case @case, Rulebook book, Problems problems)
    {
        @case = @case.UnderSheetInForce(book); // R34
        var item = book.SheetOf(@case);
        var language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        var all = Applications.Findings(item, @case, book);
        return
        [
            .. all.Where(f => f.Severity == FindingSeverity.Error && !IsOfMaterial(f)).Select(OfField),
            .. all.Where(f => f.Severity == FindingSeverity.Error && IsOfMaterial(f)).Select(OfMaterial),
            .. all.Where(f => f.Severity == FindingSeverity.Warning)
                .Select(f => IsOfMaterial(f) ? OfMaterial(f) : OfField(f)),
        ];

        CheckItemShape OfField(ApplicationFinding f) =>
            new(
                null,
                f.About.Field.StartsWith("form.", StringComparison.Ordinal)
                    ? f.About.Field["form.".Length..]
                    : f.About.Field,
                problems.Sentence(f.About),
                Basis(item.Basis[0], problems),
                problems.Sentence(new FieldError(f.About.Field, Remedy(f, "remedy-field"))),
                f.Severity
            );

        CheckItemShape OfMaterial(ApplicationFinding f)
        {
            var sheet = item.Material(f.About.Field[Materials.Length..])!;
            return new(
                sheet.Code,
                null,
                problems.Sentence(f.About),
                Basis(sheet.Basis!, problems),
                problems.Sentence(new FieldError(f.About.Field, Remedy(f, "remedy-material"), sheet.Name.In(language))),
                f.Severity
            );
        }
    }

    private static bool IsOfMaterial(ApplicationFinding finding) =>
        finding.About.Field.StartsWith(Materials, StringComparison.Ordinal);

    /// <summary>What is to be done about it: for a warning to look once more, unless its sentence needs one of its own.</summary>
    private static string Remedy(ApplicationFinding finding, string ofErrors) =>
        finding switch
        {
            { Severity: FindingSeverity.Error } => ofErrors,
            { About.Slug: "file-unchanged" } => "remedy-unchanged",
            _ => "remedy-warning",
        };

    /// <summary>An article as people cite it.</summary>
    public static string Basis(LegalBasis basis, Problems problems) =>
        problems.Sentence(
            new FieldError(
                "",
                "article",
                Core.Documents.Titles.Nested(basis.Law.In(System.Globalization.CultureInfo.CurrentUICulture.Name)),
                basis.Article.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
        );
}

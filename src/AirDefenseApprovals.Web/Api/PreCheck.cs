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
        var item = book.Items[@case.ItemCode];
        var language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        var all = Applications.Findings(item, @case, book);
        var fields = all.Where(e => !e.Field.StartsWith(Materials, StringComparison.Ordinal));
        return
        [
            .. fields.Select(e => new CheckItemShape(
                null,
                e.Field.StartsWith("form.", StringComparison.Ordinal) ? e.Field["form.".Length..] : e.Field,
                problems.Sentence(e),
                Basis(item.Basis[0], problems),
                problems.Sentence(new FieldError(e.Field, "remedy-field"))
            )),
            .. all.Where(e => e.Field.StartsWith(Materials, StringComparison.Ordinal))
                .Select(e => (Error: e, Sheet: item.Material(e.Field[Materials.Length..])!))
                .Select(m => new CheckItemShape(
                    m.Sheet.Code,
                    null,
                    problems.Sentence(m.Error),
                    Basis(m.Sheet.Basis!, problems),
                    problems.Sentence(new FieldError(m.Error.Field, "remedy-material", m.Sheet.Name.In(language)))
                )),
        ];
    }

    /// <summary>An article as people cite it.</summary>
    public static string Basis(LegalBasis basis, Problems problems) =>
        problems.Sentence(
            new FieldError(
                "",
                "article",
                basis.Law.In(System.Globalization.CultureInfo.CurrentUICulture.Name),
                basis.Article.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
        );
}

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// What the system has looked at before a clerk does: the very check that the applicant saw, the files, and what was
/// handed in before. Each with a sentence.
/// </summary>
public sealed class DeskChecks(
    RulebookKeeper keeper,
    CaseQueries queries,
    Problems problems,
    IStringLocalizer<DeskWords> words,
    IStringLocalizer<CaseWords> caseWords
)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The checks of a case, what must be looked at first.</summary>
    public async Task<IReadOnlyList<DeskCheckShape>> OfAsync(Actor reader, Case @case, CancellationToken cancellation)
    {
        var alike = await queries.AlikeAsync(reader, @case, cancellation);
        List<DeskCheckShape> all =
        [
            .. Application(@case),
            .. Files(@case),
            .. Before(@case, alike),
            new("seal", null, words["check-seal"], null, null),
        ];
        return
        [
            .. all.OrderBy(c =>
                c.Passed switch
                {
                    false => 0,
                    true => 1,
                    null => 2,
                }
            ),
        ];
    }

    private IEnumerable<DeskCheckShape> Application(Case @case)
    {
        var item = keeper.Book.SheetOf(@case);
        var found = PreCheck.Of(@case, keeper.Book, problems);
        foreach (var finding in found)
            yield return new(
                finding.Severity == FindingSeverity.Error ? "finding" : "warning",
                false,
                $"{finding.Defect} {finding.Remedy}",
                null,
                null
            );
        var findings = found.Where(f => f.Severity == FindingSeverity.Error).ToList();
        if (found.Count == 0)
            yield return new("finding", true, words["check-findings-none"], null, null);
        if (@case.Applicant.StandsByConfirmation()) // R35
            yield return new("number", false, words["check-number-confirmed"], null, null);
        else if (findings.All(f => f.Field != "applicant.idNumber"))
            yield return new("number", true, words["check-number-" + @case.Applicant.IdKind], null, null);
        if (findings.All(f => f.Field is null))
            yield return new(
                "fields",
                true,
                words["check-fields", item.Form.Length + Applications.Asked(item).Length],
                null,
                null
            );
        var asked = item.Materials.Where(m => m is { Required: true, FromApplicant: true }).ToList();
        if (findings.All(f => f.MaterialCode is null))
            yield return new(
                "materials",
                true,
                words[
                    "check-materials",
                    asked.Count(m => @case.Materials.Any(h => h.MaterialCode == m.Code && h.Sha256 is not null)),
                    asked.Count
                ],
                null,
                null
            );
        foreach (var promised in @case.Materials.Where(m => m.Status == MaterialStatus.Promised))
            yield return new(
                "promised",
                null,
                words[
                    "check-promised",
                    NameOf(item, promised.MaterialCode),
                    promised.PromisedDate!.Value.ToString(
                        "yyyy-MM-dd",
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                ],
                null,
                null
            );
    }

    private IEnumerable<DeskCheckShape> Files(Case @case)
    {
        var item = keeper.Book.SheetOf(@case);
        var held = @case.Materials.SelectMany(m => m.Files, (m, file) => (m.MaterialCode, file.Size)).ToList();
        var large = held.Where(f =>
                item.Material(f.MaterialCode) is { } sheet && f.Size > sheet.MaxMegabytes * Megabyte
            )
            .Select(f => f.MaterialCode)
            .Distinct()
            .ToList(); // the sheet may have changed since
        foreach (var code in large)
            yield return new("size", false, words["check-size-over", NameOf(item, code)], null, null);
        if (held.Count > 0 && large.Count == 0)
            yield return new("size", true, words["check-sizes", held.Count], null, null);
    }

    private IEnumerable<DeskCheckShape> Before(Case @case, IReadOnlyList<Case> alike)
    {
        var again = alike
            .Where(other =>
                other.ItemCode == @case.ItemCode && (SameProject(@case, other) || SameApplicant(@case, other))
            )
            .ToList();
        foreach (var other in again)
            yield return new(
                "before",
                false,
                words[
                    "check-before",
                    caseWords[
                        "state-" + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(other.State.ToString())
                    ]
                ],
                other.Id,
                other.Number
            );
        foreach (var other in alike.Where(other => other.ItemCode != @case.ItemCode && SameProject(@case, other)))
            yield return new(
                "related",
                null,
                words[
                    "check-related",
                    keeper.Book.Items[other.ItemCode].Name.In(System.Globalization.CultureInfo.CurrentUICulture.Name)
                ],
                other.Id,
                other.Number
            );
        if (again.Count == 0)
            yield return new("before", true, words["check-before-none"], null, null);
    }

    private static bool SameProject(Case a, Case b) =>
        Plain(a.Project.Name) == Plain(b.Project.Name) && Plain(a.Project.Address) == Plain(b.Project.Address);

    private static bool SameApplicant(Case a, Case b) =>
        a.Applicant.IdNumber.Length > 0 && a.Applicant.IdNumber == b.Applicant.IdNumber;

    /// <summary>As people write it, full-width or not, with spaces or without, with whichever dot.</summary>
    private static string Plain(string text) => MiddleDots.Replace(TextInput.CleanNumber(text), "·");

    private static string NameOf(ItemSheet item, string code) =>
        item.Material(code)?.Name.In(System.Globalization.CultureInfo.CurrentUICulture.Name) ?? code;
}

using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>The application as it was handed in (申请表): signed by its applicant, without a seal.</summary>
public sealed class ApplicationPaper(OfficialWords words, RulebookKeeper keeper, IStringLocalizer<CaseWords> caseWords)
{
    public PrintedDocument Of(Case @case, ItemSheet item)
    {
        var register = keeper.Book.Register;
        var (applicant, project) = (@case.Applicant, @case.Project);
        var regions = string.Join(
            '、',
            project.AlsoIn.Prepend(project.RegionCode).Select(code => register.Region(code)?.Name.Zh ?? code)
        );
        var works = project.Works;
        List<PrintedSection> sections =
        [
            new Facts([
                new(words["item"], item.Name.Zh),
                new(words["holder"], applicant.Name),
                new(words["applicant-kind"], OfficialWords.Chinese(() => caseWords["kind-" + applicant.Kind])),
                new(words["id-number"], applicant.IdNumber),
                new(words["telephone"], applicant.Phone),
                new(words["mail"], applicant.Email),
                new(words["project"], project.Name),
                new(words["address"], project.Address),
                new(words["region"], regions),
                .. project.FloorArea is { } area
                    ? [new Fact(words["floor-area"], words.Area(area))]
                    : Array.Empty<Fact>(),
                .. item
                    .Form.Where(f => @case.Form.ContainsKey(f.Name))
                    .Select(f => new Fact(f.Label.Zh, Value(f, @case.Form[f.Name]))),
            ]),
            .. works.IsEmpty
                ? []
                : new PrintedSection[]
                {
                    new Heading(words["works"]),
                    new Table(
                        [words["project"], words["floor-area"]],
                        [
                            .. works.Select(w =>
                                (IReadOnlyList<string>)[w.Name, w.FloorArea is { } own ? words.Area(own) : ""]
                            ),
                        ],
                        Numbered: true
                    ),
                },
            new Heading(words["materials-handed-in"]),
            new Table(
                [words["material"], words["file"]],
                [
                    .. @case.Materials.Select(m =>
                        (IReadOnlyList<string>)
                            [
                                item.Material(m.MaterialCode)?.Name.Zh ?? m.MaterialCode,
                                m.FileName
                                    ?? OfficialWords.Chinese(() =>
                                        caseWords[
                                            "material-" + JsonNamingPolicy.CamelCase.ConvertName(m.Status.ToString())
                                        ]
                                    ),
                            ]
                    ),
                ],
                Numbered: true
            ),
            new Paragraph(words["application-text"]),
        ];
        return new PrintedDocument
        {
            Letterhead = register.ProfileAt(@case.InNameOf!, @case.SubmittedAt!.Value).Letterhead.Zh,
            ActingOffice = null,
            Title = words["application-title"],
            Number = @case.Number,
            Sections = sections,
            SignedBy = applicant.Name,
            IssuedAt = @case.SubmittedAt.Value,
        };
    }

    private string Value(FormField field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => string.Join(" — ", value.EnumerateObject().Select(p => p.Value.ToString())),
            _ when field.Unit == "m2" && value.TryGetDecimal(out var area) => words.Area(area),
            _ => field.Unit is { } unit
                ? string.Create(CultureInfo.InvariantCulture, $"{value} {unit}")
                : value.ToString(),
        };
}

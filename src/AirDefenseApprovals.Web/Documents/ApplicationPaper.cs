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
    /// <summary>The application that was handed in, with the declaration that was made then (R32).</summary>
    public PrintedDocument Of(Case @case, ItemSheet item) =>
        new()
        {
            Letterhead = keeper.Book.Register.ProfileAt(@case.InNameOf!, @case.SubmittedAt!.Value).Letterhead.Zh,
            ActingOffice = null,
            Title = words["application-title"],
            Number = @case.Number,
            Sections = [.. Answers(@case, item), .. Declared(@case.Declaration)],
            SignedBy = @case.Applicant.Name,
            IssuedAt = @case.SubmittedAt.Value,
        };

    /// <summary>The application as a visitor signs it at the counter, with the declaration in force (R32), before it is handed in.</summary>
    /// <param name="draft">What the clerk filled in.</param>
    /// <param name="item">Its item.</param>
    /// <param name="office">Code of the counter's office.</param>
    /// <param name="at">The instant.</param>
    public PrintedDocument ToSign(Case draft, ItemSheet item, string office, DateTimeOffset at) =>
        new()
        {
            Letterhead = keeper.Book.Register.ProfileAt(office, at).Letterhead.Zh,
            ActingOffice = null,
            Title = words["application-title"],
            Number = null,
            Sections =
            [
                .. Answers(draft, item),
                .. Declared(keeper.Book.Declaration.Version, keeper.Book.Declaration.Zh),
            ],
            SignedBy = draft.Applicant.Name,
            SignedByHand = [words["sign-here"], words["sign-date"]],
            IssuedAt = at,
        };

    /// <summary>The declaration, word for word and no other (R32). Before it was kept, the paper had words of its own.</summary>
    private PrintedSection[] Declared(Declaration? made) =>
        made is null ? [new Paragraph(words["application-text"])] : Declared(made.Version, made.Text);

    private PrintedSection[] Declared(int version, string text) =>
        [new Heading(words["declaration", version]), new Paragraph(text)];

    private List<PrintedSection> Answers(Case @case, ItemSheet item)
    {
        var register = keeper.Book.Register;
        var (applicant, project) = (@case.Applicant, @case.Project);
        var regions = string.Join('、', project.Regions.Select(code => register.Region(code)?.Name.Zh ?? code));
        var works = project.Works;
        return
        [
            new Facts([
                new(words["item"], item.Name.Zh),
                new(words["holder"], applicant.Name),
                new(words["applicant-kind"], OfficialWords.Chinese(() => caseWords["kind-" + applicant.Kind])),
                .. Paper(applicant.IdKind, applicant.IdNumber),
                new(words["telephone"], applicant.Phone),
                new(words["mail"], applicant.Email),
                .. Filled(words["legal-representative"], applicant.LegalRepresentative),
                .. applicant.Agent is { } agent ? Of(agent) : [],
                .. Filled(words["project"], project.Name),
                .. Filled(words["project-code"], project.Code),
                .. Filled(words["address"], project.Address),
                .. Filled(words["region"], regions),
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
                                m.Files.IsEmpty ? StatusOf(m) : string.Join('；', m.Files.Select(f => f.FileName)),
                            ]
                    ),
                ],
                Numbered: true
            ),
        ];
    }

    private IEnumerable<Fact> Of(Agent agent) =>
        [
            .. Filled(words["agent"], agent.Name),
            .. agent.IdNumber.Length > 0
                ?
                [
                    new Fact(words["agent-id-kind"], NameOf(agent.IdKind)),
                    new Fact(words["agent-id-number"], agent.IdNumber),
                ]
                : Array.Empty<Fact>(),
            .. Filled(words["agent-telephone"], agent.Phone),
        ];

    /// <summary>An organisation's code bears its own name; of people it is said which paper the number is of.</summary>
    private IEnumerable<Fact> Paper(string kind, string number) =>
        kind == IdentityPapers.CreditCode
            ? [new Fact(NameOf(kind), number)]
            : [new Fact(words["id-kind"], NameOf(kind)), new Fact(words["id-number"], number)];

    private string StatusOf(CaseMaterial material) =>
        OfficialWords.Chinese(() =>
            caseWords["material-" + JsonNamingPolicy.CamelCase.ConvertName(material.Status.ToString())]
        );

    private string NameOf(string kind) => OfficialWords.Chinese(() => caseWords["paper-" + kind]);

    private static IEnumerable<Fact> Filled(string label, string text) =>
        text.Length > 0 ? [new Fact(label, text)] : [];

    private string Value(FormField field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => string.Join(" — ", value.EnumerateObject().Select(p => p.Value.ToString())),
            JsonValueKind.Number when field.Unit == "m2" && value.TryGetDecimal(out var area) => words.Area(area),
            _ => field.Unit is { } unit
                ? string.Create(CultureInfo.InvariantCulture, $"{value} {unit}")
                : value.ToString(),
        };
}

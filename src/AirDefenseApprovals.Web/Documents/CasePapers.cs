using System.Globalization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// The papers of a case beside its result: the application itself, receipt, the office's answers, pauses and extension,
/// correction and defect notice, refusal (R2, R11, R12, R20, R24). Printed when asked for, always alike.
/// </summary>
public sealed class CasePapers(
    DocumentPress press,
    DefectPaper defects,
    ApplicationPaper applications,
    AnswerPaper answers,
    OfficialWords words,
    RulebookKeeper keeper,
    Settings settings,
    OfficeClock clock,
    IStringLocalizer<CaseWords> caseWords,
    IStringLocalizer<PageWords> pageWords
)
{
    /// <summary>The kinds of paper, as addresses name them.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "application",
        "receipt",
        "acceptance",
        "correction",
        .. AnswerPaper.Kinds,
        "defects",
        "refusal",
    ];

    /// <summary>Those that exist for a case.</summary>
    public static IEnumerable<string> Of(Case @case)
    {
        if (@case.Practice)
            yield break; // nothing that could be taken for a real one
        if (@case.SubmittedAt is not null)
            yield return "application";
        if (@case.ReceivedAt is not null)
            yield return "receipt";
        if (@case.Notice is not null)
            yield return "correction";
        if (@case.AcceptedAt is not null)
            yield return "acceptance";
        foreach (var kind in AnswerPaper.Of(@case))
            yield return kind;
        if (@case.DefectNotice is not null)
            yield return "defects";
        if (@case.State == CaseState.Refused && @case.Decision is not null)
            yield return "refusal";
    }

    /// <summary>The kind of a result document among the papers that are printed together.</summary>
    public const string Result = "result";

    /// <summary>Most cases whose papers are printed together.</summary>
    public const int MostCases = 50;

    /// <summary>
    /// The paper as PDF; null when the case has none of that kind. The query code is the applicant's alone, and at the
    /// counter of who hands the receipt out (R18).
    /// </summary>
    public byte[]? Print(Case @case, string kind, Actor reader) =>
        Of(@case).Contains(kind) ? press.Print(Content(Readable(@case, reader), kind)) : null;

    /// <summary>The papers of some kinds of several cases, as one PDF in the order of the cases; null when there is not one.</summary>
    public byte[]? Print(IReadOnlyList<Case> cases, IReadOnlyList<string> kinds, Actor reader)
    {
        List<PrintedDocument> papers =
        [
            .. cases
                .SelectMany(c =>
                    Kinds
                        .Append(Result)
                        .Where(kinds.Contains)
                        .Select(kind =>
                            kind == Result ? ResultOf(c)
                            : Of(c).Contains(kind) ? Content(Readable(c, reader), kind)
                            : null
                        )
                )
                .OfType<PrintedDocument>(),
        ];
        return papers.Count > 0 ? press.Print(papers) : null;
    }

    /// <summary>The application as the visitor at the counter signs it, before it is handed in (R32).</summary>
    /// <param name="draft">What the clerk filled in.</param>
    /// <param name="clerk">The clerk.</param>
    public byte[] PrintToSign(Case draft, Actor clerk) =>
        press.Print(applications.ToSign(draft, keeper.Book.SheetOf(draft), clerk.Office!, clock.Now));

    /// <summary>
    /// Personal data stays with the applicant (R30), as does the query code (R18) but for who hands the receipt out at
    /// the counter.
    /// </summary>
    private Case Readable(Case @case, Actor reader) =>
        reader.UserId == @case.OwnerId
            ? @case
            : @case with
            {
                Applicant = Api.CaseView.Hidden(@case.Applicant),
                QueryCode = Walls.ReadsQueryCode(reader, @case, Core.Calendar.WorkingCalendar.DayOf(clock.Now))
                    ? @case.QueryCode
                    : null,
            };

    /// <summary>The result document once more; none where it would not be the very one that was issued (R22).</summary>
    private PrintedDocument? ResultOf(Case @case)
    {
        if (@case.Decision?.Document is not { } document)
            return null;
        var order = Core.DocumentOrder.Of(@case, document, keeper.Book);
        return keeper.Book.Press.Print(order).Sha256 == document.Sha256
            ? ResultPress.Content(order, words, settings)
            : null;
    }

    /// <summary>The defect notice as it would be, before it is issued: without a seal, and saying what it is.</summary>
    public byte[] PrintPreview(Case @case, DefectNotice notice)
    {
        var paper = Paper(
            @case,
            words["defects-preview-title"],
            notice.IssuedAt,
            [
                new Paragraph(words["defects-preview-text"]),
                .. defects.Sections(@case, notice, keeper.Book.SheetOf(@case)),
            ]
        );
        return press.Print(paper with { SealText = null });
    }

    /// <summary>An article as documents cite it.</summary>
    public static string Article(LegalBasis basis) =>
        string.Create(CultureInfo.InvariantCulture, $"{Titles.Quoted(basis.Law.Zh)}第{basis.Article}条");

    private PrintedDocument Content(Case @case, string kind)
    {
        var item = keeper.Book.SheetOf(@case);
        return kind switch
        {
            "application" => applications.Of(@case, item),
            _ when AnswerPaper.Kinds.Contains(kind) => Paper(
                @case,
                words[kind + "-title"],
                AnswerPaper.At(@case, kind),
                answers.Of(@case, item, kind)
            ),
            "receipt" => Paper(
                @case,
                words["receipt-title"],
                @case.ReceivedAt!.Value,
                Receipt(@case, item),
                @case.SubmittedAt
            ), // handed out when it was handed in, though received with the next opening (R1)
            "acceptance" => Paper(@case, words["acceptance-title"], @case.AcceptedAt!.Value, Acceptance(@case, item)),
            "defects" => Paper(
                @case,
                words["defects-title"],
                @case.DefectNotice!.IssuedAt,
                defects.Sections(@case, @case.DefectNotice!, item)
            ),
            "refusal" => Paper(@case, words["refusal-title"], @case.Decision!.DecidedAt, Refusal(@case, item)),
            _ => Paper(@case, words["correction-title"], @case.Notice!.IssuedAt, Correction(@case, item)),
        };
    }

    /// <summary>
    /// A paper under letterhead and seal of the office in whose name it is, as they were when it was told: printed
    /// again it says the same.
    /// </summary>
    private PrintedDocument Paper(
        Case @case,
        string title,
        DateTimeOffset at,
        IReadOnlyList<PrintedSection> sections,
        DateTimeOffset? told = null
    )
    {
        var (office, inNameOf, profile) = (
            Office(@case.Office!),
            Office(@case.InNameOf!),
            keeper.Book.Register.ProfileAt(@case.InNameOf!, told ?? at)
        );
        return new PrintedDocument
        {
            Letterhead = profile.Letterhead.Zh,
            ActingOffice = inNameOf.Code != office.Code ? office.Name.Zh : null,
            Title = title,
            Number = @case.Number,
            Sections = [new Paragraph(@case.Applicant.Name + "：", Indented: false), .. sections],
            SignedBy = inNameOf.Name.Zh,
            IssuedAt = at,
            SealText = profile.SealText,
        };
    }

    private List<PrintedSection> Receipt(Case @case, ItemSheet item) =>
        [
            new Facts([
                new(words["item"], item.Name.Zh),
                .. @case.Project.Name.Length > 0
                    ? [new Fact(words["project"], @case.Project.Name)]
                    : Array.Empty<Fact>(),
                new(words["case-number"], @case.Number!),
                .. @case.QueryCode is { } code ? [new Fact(words["query-code"], code)] : Array.Empty<Fact>(),
                new(words["submitted-at"], words.Instant(@case.SubmittedAt)),
                new(words["received-at"], words.Instant(@case.ReceivedAt)),
                new(words["answer-by"], FirstAnswerBy(@case)),
            ]),
            new Heading(words["materials"]),
            new Table(
                [words["material"], words["status"]],
                [
                    .. @case.Materials.Select(m =>
                        (IReadOnlyList<string>)[item.Material(m.MaterialCode)?.Name.Zh ?? m.MaterialCode, Status(m)]
                    ),
                ],
                Numbered: true
            ),
            new Heading(words["receipt-notes"]),
            new NumberedList([words["receipt-note-1"], words["receipt-note-2"], words["receipt-note-3"]]),
        ];

    private List<PrintedSection> Acceptance(Case @case, ItemSheet item) =>
        [
            new Paragraph(words[@case.DeemedAccepted ? "deemed-text" : "acceptance-text"]),
            new Facts([
                new(words["item"], item.Name.Zh),
                .. @case.Project.Name.Length > 0
                    ? [new Fact(words["project"], @case.Project.Name)]
                    : Array.Empty<Fact>(),
                new(words["case-number"], @case.Number!),
                new(words["accepted-at"], words.Instant(@case.AcceptedAt)),
                new(words["promised-due"], FirstDue(@case, Limit.Promised)),
                new(words["statutory-due"], FirstDue(@case, Limit.Statutory)),
            ]),
        ];

    private List<PrintedSection> Correction(Case @case, ItemSheet item) =>
        [
            new Paragraph(words["correction-text", AnswerBy(@case.Notice!.AnswerBy)]),
            new Table(
                [
                    words["correction-about"],
                    words["correction-defect"],
                    words["correction-basis"],
                    words["correction-remedy"],
                ],
                [
                    .. @case.Notice.Items.Select(i =>
                        (IReadOnlyList<string>)[About(@case, i, item), i.Defect, i.Basis, i.Remedy]
                    ),
                ],
                Numbered: true
            ),
            new Paragraph(words["correction-closing"]),
        ];

    /// <summary>A refusal with its reasons, its basis and where it can be reviewed (R20, PL 38).</summary>
    private List<PrintedSection> Refusal(Case @case, ItemSheet item) =>
        [
            new Paragraph(words["refusal-text", item.Name.Zh, @case.Subject]),
            new Heading(words["refusal-reasons"]),
            new Paragraph(@case.Decision!.Reasons!),
            new Heading(words["correction-basis"]),
            new Paragraph(@case.Decision.Basis!),
            new Heading(words["refusal-remedies"]),
            new Paragraph(@case.Decision.Remedies!.Zh),
        ];

    private string About(Case @case, CorrectionItem about, ItemSheet item)
    {
        if (about.MaterialCode is { } code)
            return item.Material(code)?.Name.Zh ?? code;
        var field = about.Field!;
        return item.Field(field)?.Label.Zh
            ?? OfficialWords.Chinese(() => pageWords.NameOf(field, @case.Applicant.Kind));
    }

    private string Status(CaseMaterial material) =>
        OfficialWords.Chinese(() => caseWords["material-" + JsonName(material.Status)])
        + (material.PromisedDate is { } day ? $" {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");

    private static string JsonName(MaterialStatus status) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    /// <summary>The limits as they were told at acceptance: pauses and extensions came later.</summary>
    private string FirstDue(Case @case, Limit limit)
    {
        if (@case.Clock is not { } clock)
            return "";
        var started = clock with { Pauses = [], Extension = null, StoppedAt = null };
        var due = LegalClock.DueAt(keeper.Book.CalendarAt(@case.AcceptedAt ?? clock.StartedAt), started, limit);
        return words.Due(due.At, due.Provisional);
    }

    private string FirstAnswerBy(Case @case)
    {
        var calendar = keeper.Book.Calendar;
        var received = WorkingCalendar.DayOf(@case.ReceivedAt!.Value);
        var last = calendar.AddWorkingDays(received, SubmitCase.IntakeDays);
        return words.Due(calendar.ClosingOf(last), calendar.IsProvisional(last));
    }

    private string AnswerBy(DateTimeOffset instant) =>
        words.Due(instant, keeper.Book.Calendar.IsProvisional(WorkingCalendar.DayOf(instant)));

    private Office Office(string code) => keeper.Book.Register.Office(code)!;
}

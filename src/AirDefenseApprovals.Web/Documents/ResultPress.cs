using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Web.Data.Files;
using Microsoft.Extensions.Caching.Memory;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Prints result documents (R22). What was just printed is kept for a moment: an act that issues one is decided twice, once ahead and once
/// in the writer, and the second time must not wait for drawing.
/// </summary>
internal sealed class ResultPress(DocumentPress press, OfficialWords words, Settings settings, FileStore files)
    : IDocumentPress,
        IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly MemoryCache printed = new(new MemoryCacheOptions { SizeLimit = 256 });

    public PrintedResult Print(DocumentOrder order) => printed.GetOrCreate(order, entry =>
        {
            entry.SetSize(1).SetAbsoluteExpiration(Kept);
            var pdf = press.Print(Content(order, words, settings) with { Characters = Pictures(order) });
            return new PrintedResult(pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)));
        })!;

    private Dictionary<Rune, Func<Stream>> Pictures(DocumentOrder order) =>
        order.Characters.ToDictionary(
            c => c.Character.EnumerateRunes().First(),
            c => (Func<Stream>)(() => files.Open(c.Sha256) ?? throw new FileNotFoundException(c.Sha256))
        );

    /// <inheritdoc/>
    public IReadOnlyList<Rune> Lacking(string text) => press.Lacking(text);

    public void Dispose() => printed.Dispose();

    /// <summary>What a result document says.</summary>
    internal static PrintedDocument Content(DocumentOrder order, OfficialWords words, Settings settings)
    {
        // PL 24: the document is the entrusting office's, and says who acts for it
        var entrusted = order.InNameOf.Code != order.Office.Code;
        return new PrintedDocument
        {
            Letterhead = order.Profile.Letterhead.Zh,
            ActingOffice = entrusted ? order.Office.Name.Zh : null,
            Title = order.Item.Result,
            Number = order.Number,
            Sections = order.Terms is { } terms ? Body(order, terms, words) : BodyWithoutTerms(order, words),
            SignedBy = order.InNameOf.Name.Zh,
            IssuedAt = order.DecidedAt,
            VerificationCode = order.Code,
            VerificationUrl = VerificationUrl(settings, order.Number, order.Code),
            SealText = order.Profile.SealText,
            CoarseType = order.Terms is not null, // those issued before keep their bytes
        };
    }

    /// <summary>What was approved, for how long and under which conditions (R33).</summary>
    private static List<PrintedSection> Body(DocumentOrder order, DocumentTerms terms, OfficialWords words)
    {
        var basis = string.Join("、", order.Item.Basis.Select(CasePapers.Article));
        return
        [
            new Facts(
                [
                    new(words["item"], order.Item.Name.Zh),
                    .. terms.Facts.Select(fact => new Fact(fact.Label.Zh, fact.Value)),
                    new(words["validity"], Validity(terms, words)),
                    .. Optional(words["conditions"], Conditions(terms)),
                    new(words["correction-basis"], basis),
                    .. Optional(words["instrument"], order.Instrument),
                    .. Optional(words["replaces"], order.Replaces is { } old ? words["replaces-text", old] : null),
                ],
                Small: true
            ),
            new Paragraph(words["result-granted"]),
        ];
    }

    /// <summary>The conditions, a line each; numbered where there are several.</summary>
    private static string? Conditions(DocumentTerms terms) =>
        terms.Conditions switch
        {
            [] => null,
            [var only] => only.Zh,
            var several => string.Join(
                '\n',
                several.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {c.Zh}"))
            ),
        };

    /// <summary>
    /// Documents issued before terms were kept: word for word as they were, so that printed again they are the same.
    /// </summary>
    private static List<PrintedSection> BodyWithoutTerms(DocumentOrder order, OfficialWords words)
    {
        var basis = string.Join("、", order.Item.Basis.Select(b => $"《{b.Law.Zh}》第{b.Article}条"));
        return
        [
            new Facts([
                new(words["item"], order.Item.Name.Zh),
                new(words["holder"], order.Holder),
                new(words["project"], order.ProjectName),
                new(words["address"], order.ProjectAddress),
                .. Optional(words["floor-area"], order.FloorArea is { } area ? words.Area(area) : null),
                new(words["case-number"], order.CaseNumber),
                .. Optional(words["instrument"], order.Instrument),
            ]),
            new Paragraph(words["result-text", basis]),
        ];
    }

    private static string Validity(DocumentTerms terms, OfficialWords words) =>
        terms.ValidTo is { } to
            ? words["validity-period", PrintedValues.Day(terms.ValidFrom), PrintedValues.Day(to)]
            : words["validity-none"];

    private static Fact[] Optional(string label, string? value) => value is null ? [] : [new Fact(label, value)];

    /// <summary>The page where anyone checks a document.</summary>
    public static string VerificationUrl(Settings settings, string number, string code) =>
        new Uri(
            settings.PublicUrl,
            $"verify/{Uri.EscapeDataString(number)}?code={Uri.EscapeDataString(code)}"
        ).ToString();
}

using System.Security.Cryptography;
using AirDefenseApprovals.Core;
using Microsoft.Extensions.Caching.Memory;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Prints result documents (R22). What was just printed is kept for a moment: an act that issues one is decided twice, once ahead and once
/// in the writer, and the second time must not wait for drawing.
/// </summary>
internal sealed class ResultPress(DocumentPress press, OfficialWords words, Settings settings)
    : IDocumentPress,
        IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly MemoryCache printed = new(new MemoryCacheOptions { SizeLimit = 256 });

    public PrintedResult Print(DocumentOrder order) => printed.GetOrCreate(order, entry =>
        {
            entry.SetSize(1).SetAbsoluteExpiration(Kept);
            var pdf = press.Print(Content(order, words, settings));
            return new PrintedResult(pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)));
        })!;

    public void Dispose() => printed.Dispose();

    /// <summary>What a result document says.</summary>
    internal static PrintedDocument Content(DocumentOrder order, OfficialWords words, Settings settings)
    {
        List<Fact> facts =
        [
            new(words["item"], order.Item.Name.Zh),
            new(words["holder"], order.Holder),
            new(words["project"], order.ProjectName),
            new(words["address"], order.ProjectAddress),
            .. order.FloorArea is { } area ? [new Fact(words["floor-area"], words.Area(area))] : Array.Empty<Fact>(),
            new(words["case-number"], order.CaseNumber),
            .. order.Instrument is { } instrument ? [new Fact(words["instrument"], instrument)] : Array.Empty<Fact>(),
        ];
        var basis = string.Join("、", order.Item.Basis.Select(b => CasePapers.Article(b)));
        // PL 24: the document is the entrusting office's, and says who acts for it
        var entrusted = order.InNameOf.Code != order.Office.Code;
        return new PrintedDocument
        {
            Letterhead = order.Profile.Letterhead.Zh,
            ActingOffice = entrusted ? order.Office.Name.Zh : null,
            Title = order.Item.Result,
            Number = order.Number,
            Sections = [new Facts(facts), new Paragraph(words["result-text", basis])],
            SignedBy = order.InNameOf.Name.Zh,
            IssuedAt = order.DecidedAt,
            VerificationCode = order.Code,
            VerificationUrl = VerificationUrl(settings, order.Number, order.Code),
            SealText = order.Profile.SealText,
        };
    }

    /// <summary>The page where anyone checks a document.</summary>
    public static string VerificationUrl(Settings settings, string number, string code) =>
        new Uri(
            settings.PublicUrl,
            $"verify/{Uri.EscapeDataString(number)}?code={Uri.EscapeDataString(code)}"
        ).ToString();
}

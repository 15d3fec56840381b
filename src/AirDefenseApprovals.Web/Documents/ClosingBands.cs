using System.Globalization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// The end of a document: who signs and when under the seal, and how anyone checks it (R22). Stands on one page with
/// the last line of the body.
/// </summary>
internal sealed class ClosingBands(Typesetter type, PrintedWords words)
{
    private const float QrSize = 68,
        SealRoom = Seal.Diameter + 8,
        LeastWidth = 130;
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TypeStyle Code = new(Bold: true, 11),
        Small = new(Bold: false, 9, Sheet.Grey);

    /// <summary>
    /// One band: the verification at the left, the signature under its seal at the right. So a certificate of usual
    /// length fills one page.
    /// </summary>
    public IEnumerable<Band> Of(PrintedDocument document)
    {
        var (signature, left) = Signature(document);
        if (document.VerificationCode is not { } code)
            return [signature];
        var verification = Verification(code, document.VerificationUrl, left - 16);
        return [new Band(Math.Max(signature.Height, verification.Height), [.. signature.Marks, .. verification.Marks])];
    }

    /// <summary>Who signs, and where the signature begins.</summary>
    private (Band Band, float Left) Signature(PrintedDocument document)
    {
        var day = TimeZoneInfo.ConvertTime(document.IssuedAt, Zone).ToString(words.Date, CultureInfo.InvariantCulture);
        IReadOnlyList<string> signed = document.SignedByHand ?? [document.SignedBy, day];
        IReadOnlyList<string> lines =
        [
            .. signed.SelectMany(line => type.Lines(line, Sheet.Body, Sheet.TypeWidth - 2 * Sheet.BodySize)),
        ];
        var text = lines.Count * Sheet.BodyLine;
        var height = Math.Max(text + 2 * Sheet.BodyLine, document.SealText is null ? 0 : SealRoom);

        var half = Math.Max(
            lines.Max(line => type.Width(line, Sheet.Body)) / 2,
            document.SealText is null ? 0 : SealRoom / 2
        );
        var middle = Sheet.Right - 2 * Sheet.BodySize - half;
        var marks = new List<Mark>();
        if (document.SealText is { } name) // first, so that the text over it stays black
            marks.Add(new SealMark(middle, height / 2, type.Clean(name).Replace('\n', ' '), type.Clean(words.SealNote)));
        for (var i = 0; i < lines.Count; i++)
        {
            var top = (height - text) / 2 + i * Sheet.BodyLine;
            marks.Add(
                type.Centred(lines[i], Sheet.Body, middle, top + Typesetter.Baseline(Sheet.Body, Sheet.BodyLine))
            );
        }
        return (new Band(height, marks), middle - half);
    }

    /// <summary>How anyone checks the document, up to where the signature begins; below it when that leaves too little room.</summary>
    private Band Verification(string code, string? url, float right)
    {
        var x = Sheet.Left + (url is null ? 0 : QrSize + 12);
        var beside = right - x >= LeastWidth;
        var width = (beside ? right : Sheet.Right) - x;
        var top = beside ? 20f : SealRoom + 8;
        var marks = new List<Mark>();
        if (url is not null)
            marks.Add(new QrMark(Sheet.Left, top, QrSize, url));
        var y = top;
        Write(string.Format(CultureInfo.InvariantCulture, words.VerificationCode, code), Code, 22);
        if (url is not null)
        {
            Write(words.VerificationHint, Small, 14);
            Write(url, Small, 14);
        }
        return new Band(Math.Max(y, url is null ? 0 : top + QrSize), marks);

        void Write(string text, TypeStyle style, float lineHeight)
        {
            foreach (var line in type.Lines(text, style, width))
            {
                marks.Add(new TextMark(x, y + Typesetter.Baseline(style, lineHeight), line, style));
                y += lineHeight;
            }
        }
    }
}

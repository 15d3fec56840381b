using System.Globalization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>The end of a document: who signs and when under the seal, and how anyone checks it (R22). Stands on one page with the last line of the body.</summary>
internal sealed class ClosingBands(Typesetter type, PrintedWords words)
{
    private const float QrSize = 68, SealRoom = Seal.Diameter + 8;
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TypeStyle Code = new(Bold: true, 11), Small = new(Bold: false, 9, Sheet.Grey);

    public IEnumerable<Band> Of(PrintedDocument document)
    {
        yield return Signature(document) with { KeepsWithNext = document.VerificationCode is not null };
        if (document.VerificationCode is { } code) yield return Verification(code, document.VerificationUrl);
    }

    private Band Signature(PrintedDocument document)
    {
        var day = TimeZoneInfo.ConvertTime(document.IssuedAt, Zone).ToString(words.Date, CultureInfo.InvariantCulture);
        IReadOnlyList<string> lines = [.. type.Lines(document.SignedBy, Sheet.Body, Sheet.TypeWidth - 2 * Sheet.BodySize), .. type.Lines(day, Sheet.Body, Sheet.TypeWidth)];
        var text = lines.Count * Sheet.BodyLine;
        var height = Math.Max(text + 2 * Sheet.BodyLine, document.SealText is null ? 0 : SealRoom);

        var half = Math.Max(lines.Max(line => type.Width(line, Sheet.Body)) / 2, document.SealText is null ? 0 : SealRoom / 2);
        var middle = Sheet.Right - 2 * Sheet.BodySize - half;
        var marks = new List<Mark>();
        if (document.SealText is { } name) // first, so that the text over it stays black
            marks.Add(new SealMark(middle, height / 2, type.Clean(name).Replace('\n', ' '), type.Clean(words.SealNote)));
        for (var i = 0; i < lines.Count; i++)
        {
            var top = (height - text) / 2 + i * Sheet.BodyLine;
            marks.Add(type.Centred(lines[i], Sheet.Body, middle, top + Typesetter.Baseline(Sheet.Body, Sheet.BodyLine)));
        }
        return new Band(height, marks);
    }

    private Band Verification(string code, string? url)
    {
        var x = Sheet.Left + (url is null ? 0 : QrSize + 12);
        var width = Sheet.Right - x;
        var marks = new List<Mark> { new BoxMark(Sheet.Left, 4, Sheet.TypeWidth, 0.5f, Sheet.Grey) };
        if (url is not null) marks.Add(new QrMark(Sheet.Left, 14, QrSize, url));
        var y = 14f;
        Write(string.Format(CultureInfo.InvariantCulture, words.VerificationCode, code), Code, 22);
        if (url is not null)
        {
            Write(words.VerificationHint, Small, 14);
            Write(url, Small, 14);
        }
        return new Band(Math.Max(y, url is null ? 0 : 14 + QrSize), marks);

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

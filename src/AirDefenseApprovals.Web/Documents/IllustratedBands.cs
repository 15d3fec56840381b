namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Blocks of a heading, facts and photographs as bands. Heading, facts and the first row of photographs stand on one
/// page; each further row is never split and says in its captions what it belongs to.
/// </summary>
internal sealed class IllustratedBands(Typesetter type)
{
    private const int MostInRow = 3;
    private const float Between = 6,
        Highest = 100,
        HighestOfTwo = 150,
        CaptionGap = 2,
        After = 5,
        HeadingLine = 26;
    private static readonly TypeStyle Head = new(Bold: true, 14),
        Caption = new(Bold: false, 8.5f);

    public IEnumerable<Band> Of(Illustrated block)
    {
        List<Band> text =
        [
            .. type.Lines(block.Heading, Head, Sheet.TypeWidth)
                .Select(line => new Band(
                    HeadingLine,
                    [new TextMark(Sheet.Left, Typesetter.Baseline(Head, HeadingLine), line, Head)]
                )),
            .. new TableBands(type).SmallFacts(block.Facts),
        ];
        var inRow = InRow(block.Pictures.Count);
        var rows = block.Pictures.Chunk(inRow).Select(pictures => Row(pictures, inRow)).ToList();
        var together = rows.Count > 0 ? text.Count : text.Count - 1;
        return
        [
            Band.Gap(After),
            .. text.Select((band, i) => i < together ? band with { KeepsWithNext = true } : band),
            .. rows,
            Band.Gap(After),
        ];
    }

    /// <summary>Two in a row where that leaves none alone: they are the larger for it.</summary>
    private static int InRow(int count) => count is 1 or 2 or 4 ? 2 : MostInRow;

    private Band Row(PrintedPicture[] pictures, int inRow)
    {
        var (cell, most) = ((Sheet.TypeWidth - (inRow - 1) * Between) / inRow, inRow == 2 ? HighestOfTwo : Highest);
        var scaled = pictures.Select(p => Math.Min(cell / p.Width, most / p.Height)).ToArray();
        var height = pictures.Select((p, i) => p.Height * scaled[i]).Max();
        var line = Caption.Size * 1.4f;
        var (marks, lines) = (new List<Mark>(), 0);
        for (var i = 0; i < pictures.Length; i++)
        {
            var (picture, x) = (pictures[i], Sheet.Left + i * (cell + Between));
            var width = picture.Width * scaled[i];
            marks.Add(
                new PictureMark(
                    x + (cell - width) / 2,
                    Between + height - picture.Height * scaled[i],
                    width,
                    picture.Height * scaled[i],
                    picture
                )
            );
            var caption = type.Lines(picture.Caption, Caption, cell);
            marks.AddRange(
                caption.Select(
                    (words, n) =>
                        type.Centred(
                            words,
                            Caption,
                            x + cell / 2,
                            Between + height + CaptionGap + n * line + Typesetter.Baseline(Caption, line)
                        )
                )
            );
            lines = Math.Max(lines, caption.Count);
        }

        return new Band(Between + height + CaptionGap + lines * line, marks);
    }
}

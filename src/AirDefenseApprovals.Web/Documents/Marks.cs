namespace AirDefenseApprovals.Web.Documents;

/// <summary>How a piece of text looks. <paramref name="Size"/> is in points, <paramref name="Colour"/> is 0xRRGGBB.</summary>
internal readonly record struct TypeStyle(bool Bold, float Size, uint Colour = 0);

/// <summary>Something with a place on the paper, in points; its vertical place is relative to the band that carries it.</summary>
internal abstract record Mark(float X, float Y);

/// <summary>A line of text on the baseline Y, each character followed by <paramref name="Spacing"/>.</summary>
internal sealed record TextMark(float X, float Y, string Text, TypeStyle Style, float Spacing = 0) : Mark(X, Y);

/// <summary>A filled box: a rule, a border, a shade.</summary>
internal sealed record BoxMark(float X, float Y, float Width, float Height, uint Colour) : Mark(X, Y);

/// <summary>A QR code with sides of <paramref name="Size"/>.</summary>
internal sealed record QrMark(float X, float Y, float Size, string Payload) : Mark(X, Y);

/// <summary>The office's seal around its middle.</summary>
internal sealed record SealMark(float X, float Y, string Name, string Note) : Mark(X, Y);

/// <summary>A picture in a box of the given size.</summary>
internal sealed record PictureMark(float X, float Y, float Width, float Height, PrintedPicture Picture) : Mark(X, Y);

/// <summary>A strip of the page that is never split.</summary>
internal sealed record Band(float Height, IReadOnlyList<Mark> Marks)
{
    /// <summary>Never ends a page: the band after it comes along.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>White space, left out at the head of a page.</summary>
    public bool IsGap { get; init; }

    /// <summary>The head of the table that this band is a row of; stands again above it when it begins a page.</summary>
    public Band? Header { get; init; }

    /// <summary>Drawn too when the band ends its page, such as the lower border of a row that goes on overleaf.</summary>
    public IReadOnlyList<Mark> AtPageEnd { get; init; } = [];

    /// <summary>Drawn too when the band begins its page, such as the upper border of the rest of a row.</summary>
    public IReadOnlyList<Mark> AtPageStart { get; init; } = [];

    /// <summary>The band with less white: gaps halved, lines of text nearer to each other; tables and pictures as they are.</summary>
    public Band Tightened() =>
        this switch
        {
            { IsGap: true } => this with { Height = Height / 2 },
            { Marks: [TextMark text], AtPageEnd: [], AtPageStart: [] } => this with
            {
                Height = Math.Min(Height, text.Style.Size * TightLine),
            },
            _ => this,
        };

    // Of the size of its letters, what a line of a tightened page takes.
    private const float TightLine = 1.5f;

    public static Band Gap(float height) => new(height, []) { IsGap = true };
}

/// <summary>A band with its place on a page.</summary>
internal sealed record PlacedBand(float Top, Band Band, bool StartsPage, bool EndsPage)
{
    /// <summary>Everything to draw, still relative to <see cref="Top"/>.</summary>
    public IEnumerable<Mark> Marks =>
        [.. Band.Marks, .. StartsPage ? Band.AtPageStart : [], .. EndsPage ? Band.AtPageEnd : []];
}

using System.Collections.Frozen;
using System.Text;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// The content of one official document. The press knows no cases: every word it prints comes from here or from
/// <see cref="PrintedWords"/>.
/// </summary>
public sealed record PrintedDocument
{
    /// <summary>Words across the top that nobody can miss, such as 样表; null for none.</summary>
    public string? Banner { get; init; }

    /// <summary>The issuing office, printed large and red (红头); null for a paper that is not an office's.</summary>
    public required string? Letterhead { get; init; }

    /// <summary>For entrusted cases the office that acts in the letterhead's name (PL 24); null otherwise.</summary>
    public required string? ActingOffice { get; init; }

    /// <summary>The kind of document, such as 准予行政许可决定书.</summary>
    public required string Title { get; init; }

    /// <summary>The document's number (文号), printed under the title; null for a document without one.</summary>
    public required string? Number { get; init; }

    /// <summary>The body, in order.</summary>
    public required IReadOnlyList<PrintedSection> Sections { get; init; }

    /// <summary>The office that signs at the end.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The lines to sign and date by hand, printed in place of signer and day; null for a document that is signed as it is.</summary>
    public IReadOnlyList<string>? SignedByHand { get; init; }

    /// <summary>The instant of issue; its day in Asia/Shanghai is printed, and it is the date inside the PDF file.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The code with which anyone checks the document (R22); null prints no verification at all.</summary>
    public string? VerificationCode { get; init; }

    /// <summary>The address to check at, printed and put in the QR code; null prints no QR code.</summary>
    public string? VerificationUrl { get; init; }

    /// <summary>Whether its characters are drawn a little coarser, so that much text takes little room.</summary>
    public bool CoarseType { get; init; }

    /// <summary>Pictures, each a JPEG, of characters that no font has: drawn in their place.</summary>
    public IReadOnlyDictionary<Rune, Func<Stream>> Characters { get; init; } =
        FrozenDictionary<Rune, Func<Stream>>.Empty;

    /// <summary>The name on the arc of the seal; null for documents without a seal.</summary>
    public string? SealText { get; init; }
}

/// <summary>One part of a document's body.</summary>
public abstract record PrintedSection;

/// <summary>Running text; each line of it is a paragraph of its own.</summary>
/// <param name="Text">The words.</param>
/// <param name="Indented">Whether the first line stands two characters in; false for the addressee (主送).</param>
public sealed record Paragraph(string Text, bool Indented = true) : PrintedSection;

/// <summary>A heading, kept on the page of what follows it.</summary>
public sealed record Heading(string Text) : PrintedSection;

/// <summary>A heading, what is to be said about it, and pictures of it below, two or three in a row.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Facts">Labelled facts in a ruled box.</param>
/// <param name="Pictures">The pictures; none for a block of words alone.</param>
public sealed record Illustrated(string Heading, IReadOnlyList<Fact> Facts, IReadOnlyList<PrintedPicture> Pictures)
    : PrintedSection;

/// <summary>A picture, a JPEG that goes into the document as it is.</summary>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Caption">The words below it.</param>
/// <param name="Open">Opens its bytes: read one after another while the pages are drawn, never all at once.</param>
public sealed record PrintedPicture(int Width, int Height, string Caption, Func<Stream> Open);

/// <summary>Labelled facts in a ruled box of two columns.</summary>
/// <param name="Items">The facts.</param>
/// <param name="Small">Whether they stand in the size of a table's cells: where there are many.</param>
public sealed record Facts(IReadOnlyList<Fact> Items, bool Small = false) : PrintedSection;

/// <summary>One labelled fact.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>Paragraphs numbered from 1.</summary>
public sealed record NumberedList(IReadOnlyList<string> Items) : PrintedSection;

/// <summary>A ruled table; its headers stand again at the top of each page it reaches.</summary>
/// <param name="Headers">One per column.</param>
/// <param name="Rows">A cell per column; a short row ends in empty cells.</param>
/// <param name="Numbered">Whether a column with the ordinal of each row comes first.</param>
public sealed record Table(
    IReadOnlyList<string> Headers,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    bool Numbered = false
) : PrintedSection;

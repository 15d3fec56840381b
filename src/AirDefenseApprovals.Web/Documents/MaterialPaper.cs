using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Prints the forms that the office hands out for materials: blank (空白表), with what an application tells already, and
/// filled in with an invented example (样表). They are the applicant's papers: without letterhead and seal.
/// </summary>
public sealed class MaterialPaper(DocumentPress press, OfficialWords words, RulebookKeeper keeper, OfficeClock clock)
{
    private const char Line = '＿';

    /// <summary>The form for the hand, with the item's name alone; null for a material without one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="material">The material's code.</param>
    public MaterialForm? Blank(ItemSheet item, string material) =>
        item.Material(material) is { Blank: { } sheet } ? Print(sheet, place => Known(item, place)) : null;

    /// <summary>
    /// The form with what the application tells its reader (R30): all of it to the applicant, and to whoever took it in at
    /// the counter on that day; masked to others. Null for a material without one.
    /// </summary>
    /// <param name="case">The application.</param>
    /// <param name="reader">Who asks for it.</param>
    /// <param name="material">The material's code.</param>
    public MaterialForm? Prefilled(Case @case, Actor reader, string material)
    {
        var item = keeper.Book.SheetOf(@case); // R34
        var isWhole =
            reader.UserId == @case.OwnerId || Walls.ReadsQueryCode(reader, @case, WorkingCalendar.DayOf(clock.Now));
        var told = isWhole ? @case : @case with { Applicant = Api.CaseView.Hidden(@case.Applicant) };
        var values = new BlankValues(told, item, keeper.Book);
        return item.Material(material) is { Blank: { } sheet } ? Print(sheet, values.Of) : null;
    }

    /// <summary>The form filled in with an invented example, and saying so; null for a material without one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="material">The material's code.</param>
    public MaterialForm? Sample(ItemSheet item, string material)
    {
        if (item.Material(material) is not { Blank: { } sheet })
            return null;
        var paper = Paper(sheet, place => Known(item, place) ?? place.Example, table => table.Example) with
        {
            Banner = words["sample-banner"],
            SignedByHand =
            [
                .. sheet.Signatures.Select(signature => words["signature", signature.Label, signature.Example]),
                words["sample-day"],
            ],
        };
        return new(words["sample-file", sheet.Title], press.Print(paper));
    }

    private MaterialForm Print(BlankSheet sheet, Func<BlankPlace, string?> value) =>
        new(words["blank-file", sheet.Title], press.Print(Paper(sheet, value, table => table.Rows)));

    private PrintedDocument Paper(
        BlankSheet sheet,
        Func<BlankPlace, string?> value,
        Func<BlankTable, ImmutableArray<ImmutableArray<string>>> rows
    ) =>
        new()
        {
            Letterhead = null,
            ActingOffice = null,
            Title = sheet.Title,
            Number = null,
            Sections = [.. sheet.Body.Select(part => Section(sheet, part, value, rows))],
            SignedBy = keeper.Book.Register.Office(Office.City)!.Name.Zh,
            SignedByHand =
            [
                .. sheet.Signatures.Select(signature => words["signature", signature.Label, new string(Line, 6)]),
                words["sign-date"],
            ],
            IssuedAt = clock.Now,
        };

    private static PrintedSection Section(
        BlankSheet sheet,
        BlankPart part,
        Func<BlankPlace, string?> value,
        Func<BlankTable, ImmutableArray<ImmutableArray<string>>> rows
    ) =>
        part switch
        {
            { Heading: { } heading } => new Heading(heading),
            { Text: { } text } => new Paragraph(BlankText.Filled(text, label => InText(sheet.Place(label)!, value))),
            { Box: { } labels } => new Facts([
                .. labels.Select(label => new Fact(label, value(sheet.Place(label)!) ?? "")),
            ]),
            { Table: { } table } => new Table(
                table.Columns,
                [.. rows(table).Select(row => (IReadOnlyList<string>)row)]
            ),
            _ => throw new InvalidOperationException($"A part of {sheet.Title} is empty."),
        };

    private static string InText(BlankPlace place, Func<BlankPlace, string?> value) =>
        value(place) ?? new string(Line, place.Room);

    private static string? Known(ItemSheet item, BlankPlace place) =>
        place.From == BlankSources.Item ? item.Name.Zh : null;
}

/// <summary>A form as a file.</summary>
/// <param name="FileName">What it is called.</param>
/// <param name="Pdf">Its bytes.</param>
public sealed record MaterialForm(string FileName, byte[] Pdf);

using System.Globalization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data.Files;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// The one notice of an inspection (R24), told and shown: each defect with what it offends, what has to be done, by
/// whom and by when, and its photographs in the copy that is published.
/// As it was given: what arose since is no part of it.
/// </summary>
public sealed class DefectPaper(OfficialWords words, FileStore files, Pictures pictures)
{
    /// <summary>The body of the notice.</summary>
    public IReadOnlyList<PrintedSection> Sections(Case @case, DefectNotice notice, ItemSheet item) =>
        [
            new Paragraph(words["defects-text", item.Name.Zh, @case.Subject, string.Join("、", notice.Inspectors)]),
            .. notice.Items.Where(d => d.ArisenOn is null).Select(d => Block(@case, d)),
            new Paragraph(words["defects-closing"]),
            .. Unseen(notice),
            new Illustrated(
                words["defects-end"],
                [
                    new(words["defects-inspectors"], string.Join("、", notice.Inspectors)),
                    .. Parties.Of(@case).Select(p => new Fact(words["defects-to", Role(p)], p.Name)),
                ],
                []
            ),
        ];

    private Illustrated Block(Case @case, Defect defect)
    {
        var photos = defect.Finding is { } finding ? @case.Site?.PhotosOf(finding) ?? [] : [];
        return new(
            words["defects-heading", defect.ItemNo, defect.Work is { } work ? $"{work} {defect.Place}" : defect.Place],
            [
                new(words["correction-defect"], defect.Problem),
                new(
                    words["defects-clause"],
                    $"{(defect.ClauseTitle is { } title ? Titles.Quoted(title) : "")}{defect.Clause} {defect.ClauseHeading}".TrimEnd()
                ),
                new(words["defects-remedy"], defect.Remedy),
                new(
                    words["defects-deadline"],
                    Day(defect.Deadline) + (defect.NamedDeadline is { } named ? words["defects-moved", Day(named)] : "")
                ),
                new(words["defects-responsible"], Responsible(@case, defect)),
            ],
            [
                .. photos
                    .Select((photo, i) => Picture(photo, words["photo-number", defect.ItemNo, i + 1]))
                    .OfType<PrintedPicture>(),
            ]
        );
    }

    /// <summary>A photograph; null when no copy of it can be shown.</summary>
    private PrintedPicture? Picture(SitePhoto photo, string number)
    {
        if (photo.File.Published is not { } copy || pictures.SizeOf(copy) is not { } size)
            return null;
        var when = photo.File.TakenAt is { } taken
            ? words["photo-taken", words.Instant(taken)]
            : words["photo-sent", words.Instant(photo.At)];
        var caption = $"{number} {when}";
        if (photo is { X: { } x, Y: { } y })
            caption += "\n" + words["photo-place", Percent(x), Percent(y)];
        return new(size.Width, size.Height, caption, () =>
            files.Open(copy) ?? throw new FileNotFoundException($"The file {copy} was there a moment ago.")
        );
    }

    /// <summary>
    /// Who has to do it: the firm meant; where none of the case's is, whoever the inspectors wrote; and the applicant
    /// where they wrote nobody.
    /// </summary>
    private string Responsible(Case @case, Defect defect) =>
        defect.Party is null && defect.Responsible is { } written ? written
        : Parties.Of(@case).FirstOrDefault(p => p.Role == Parties.AnsweringFor(defect)) is { } party
            ? $"{Role(party)}：{party.Name}"
        : defect.Responsible ?? @case.Applicant.Name;

    /// <summary>What nobody looked at, and why: so the applicant knows what the one visit did not cover.</summary>
    private IEnumerable<PrintedSection> Unseen(DefectNotice notice)
    {
        if (notice.Unseen.IsEmpty)
            yield break;
        yield return new Heading(words["defects-unseen"]);
        yield return new Paragraph(words["defects-unseen-reason", notice.UnseenReason ?? ""]);
        var works = notice.Unseen.Any(u => u.Work is not null);
        yield return new Table(
            [
                .. works ? [words["defects-work"]] : Array.Empty<string>(),
                words["defects-clause"],
                words["defects-point"],
            ],
            [
                .. notice.Unseen.Select(u =>
                    (IReadOnlyList<string>)[.. works ? [u.Work ?? ""] : Array.Empty<string>(), u.Clause, u.Heading]
                ),
            ],
            Numbered: true
        );
    }

    private string Role(Party party) => words["party-" + party.Role];

    private string Day(DateOnly day) => day.ToString(words["date"], CultureInfo.InvariantCulture);

    private static string Percent(decimal share) => (share * 100).ToString("0", CultureInfo.InvariantCulture);
}

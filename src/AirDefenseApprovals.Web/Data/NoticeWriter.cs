using System.Globalization;
using System.Resources;
using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Resources;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Words a notice, in both languages, and makes its row (R28). The words are frozen with the row: what was told is what stays.</summary>
public sealed class NoticeWriter(Settings settings)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private readonly ResourceManager words = new(typeof(NoticeWords));
    private readonly ResourceManager caseWords = new(typeof(CaseWords));

    /// <summary>The row of a notice.</summary>
    /// <param name="notice">What to tell.</param>
    /// <param name="case">The case after the act.</param>
    /// <param name="at">When it was told.</param>
    /// <param name="book">Names of items and offices.</param>
    public NoticeRow Write(Notice notice, Case @case, DateTimeOffset at, Rulebook book)
    {
        var (zh, en) = (
            Word(notice, @case, at, book, CultureInfo.InvariantCulture),
            Word(notice, @case, at, book, English)
        );
        return new NoticeRow
        {
            Id = Guid.CreateVersion7(),
            CaseId = @case.Id,
            CaseNumber = @case.Number,
            Kind = notice.Kind,
            Ordinal = notice.Ordinal,
            To = notice.To,
            OwnerId = notice.To == Audience.Applicant ? @case.OwnerId : notice.Reader,
            Email = notice.To == Audience.Applicant ? @case.Applicant.Email : notice.Email,
            Subject = zh.Subject,
            Body = zh.Body,
            SubjectEn = en.Subject,
            BodyEn = en.Body,
            CreatedAt = at,
        };
    }

    private (string Subject, string Body) Word(
        Notice notice,
        Case @case,
        DateTimeOffset at,
        Rulebook book,
        CultureInfo language
    )
    {
        var facts = Facts(notice, @case, at, book, language);
        var body = new StringBuilder()
            .Append(
                Fill(
                    notice.To switch
                    {
                        Audience.Supervisor => "greeting-supervisor",
                        Audience.Head => "greeting-head",
                        Audience.CityHead => "greeting-city-head",
                        Audience.Colleague => "greeting-colleague",
                        Audience.Party => notice.Facts.ContainsKey("firm") ? "greeting-firm" : "greeting-department",
                        _ => "greeting",
                    },
                    facts,
                    language
                )
            )
            .Append('\n')
            .Append(Fill(notice.Kind + ".body", facts, language).TrimEnd())
            .Append("\n\n");
        if (notice.To != Audience.Party)
            body.Append(Fill("link", facts, language)).Append("\n\n");
        else if (notice.Facts.ContainsKey("link"))
            body.Append(facts["link"]).Append("\n\n"); // without one it speaks of a link that was given before
        if (notice.To == Audience.Applicant && facts["phone"].Length > 0)
            body.Append(Fill("contact", facts, language)).Append("\n\n");
        body.Append(Fill("closing", facts, language));
        return (
            (@case.Practice ? words.GetString("practice", language) : "")
                + Fill(notice.Kind + ".subject", facts, language),
            body.ToString()
        );
    }

    private Dictionary<string, string> Facts(
        Notice notice,
        Case @case,
        DateTimeOffset at,
        Rulebook book,
        CultureInfo language
    )
    {
        var name = language.Name;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["applicant"] = @case.Applicant.Name,
            ["item"] = book.Items[@case.ItemCode].Name.In(name),
            ["number"] = @case.Number ?? "",
            ["queryCode"] = @case.QueryCode ?? "",
            ["project"] = @case.Project.Name,
            ["office"] = book.Register.Office(@case.InNameOf ?? @case.Office ?? "")?.Name.In(name) ?? "",
            ["phone"] = @case.Office is { } handling ? book.Register.ProfileAt(handling, at).Phone : "",
            ["date"] = at.ToOffset(WorkingCalendar.Offset)
                .ToString(words.GetString("date-format", language)!, language),
            ["receivedAt"] = Instant(@case.ReceivedAt, language),
            ["intakeDueAt"] = Instant(@case.IntakeDueAt, language),
            ["acceptedAt"] = Instant(@case.AcceptedAt, language),
            ["link"] = new Uri(
                settings.PublicUrl,
                notice.To == Audience.Applicant && @case.AtCounter
                    ? $"track?number={@case.Number}"
                    : $"cases/{@case.Id}"
            ).ToString(), // a visitor has no account to sign in with
            ["promisedDueAt"] = Instant(DueAt(@case, book, Limit.Promised), language),
            ["statutoryDueAt"] = Instant(DueAt(@case, book, Limit.Statutory), language),
        };
        foreach (var (key, value) in notice.Facts)
            facts[key] =
                key == "link" ? new Uri(settings.PublicUrl, value).ToString()
                : key == "department" ? caseWords.GetString("department-" + value, language) ?? value
                : key == "deadline"
                && DateOnly.TryParseExact(
                    value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                    ? day.ToString(words.GetString("date-format", language)!, language)
                : key == "kind" ? caseWords.GetString("pause-" + value, language) ?? value
                : key == "changes"
                    ? string.Join('\n', value.Split('\n').Select(line => Change(line.Split(' '), language)))
                : key == "remedies" && book.Register.Office(@case.InNameOf!) is { } office ? office.Remedies.In(name)
                : DateTimeOffset.TryParseExact(
                    value,
                    "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var instant
                )
                    ? Instant(instant, language)
                : value;
        if (@case.Decision?.Document is { } document)
            facts["verify"] = ResultPress.VerificationUrl(settings, document.Number, document.Code);
        return facts;
    }

    private static DateTimeOffset? DueAt(Case @case, Rulebook book, Limit limit) =>
        @case.Clock is { } clock ? LegalClock.DueAt(book.CalendarOf(@case), clock, limit).At : null;

    /// <summary>A due date that moved: <c>limit from to</c>.</summary>
    private string Change(string[] parts, CultureInfo language) =>
        string.Format(
            language,
            words.GetString("change-line", language)!,
            caseWords.GetString("limit-" + parts[0], language),
            Instant(DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture), language),
            Instant(DateTimeOffset.Parse(parts[2], CultureInfo.InvariantCulture), language)
        );

    private string Instant(DateTimeOffset? instant, CultureInfo language) =>
        instant?.ToOffset(WorkingCalendar.Offset).ToString(words.GetString("instant-format", language)!, language)
        ?? "";

    private string Fill(string key, Dictionary<string, string> facts, CultureInfo language)
    {
        var template = words.GetString(key, language)
            ?? throw new InvalidOperationException($"Notices of kind {key} have no words.");
        var text = new StringBuilder(template.Length * 2);
        for (var at = 0; at < template.Length; )
        {
            var open = template.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }
            var close = template.IndexOf('}', open);
            text.Append(template, at, open - at).Append(facts.GetValueOrDefault(template[(open + 1)..close], ""));
            at = close + 1;
        }

        return text.ToString();
    }
}

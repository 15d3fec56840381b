using System.Globalization;
using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Web.Documents;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Words a notice, in both languages, and makes its row (R28). The words are frozen with the row: what was told is what
/// stays.
/// </summary>
public sealed class NoticeWriter(Settings settings)
{
    /// <summary>The one day that notices tell and no calendar moves: the last of a document.</summary>
    private const string ValidTo = "validTo";

    private readonly NoticeTexts chinese = new(CultureInfo.InvariantCulture, settings.PublicUrl);
    private readonly NoticeTexts english = new(CultureInfo.GetCultureInfo("en"), settings.PublicUrl);

    /// <summary>Makes the row of a notice.</summary>
    /// <param name="notice">What to tell.</param>
    /// <param name="case">The case after the act.</param>
    /// <param name="at">When it was told.</param>
    /// <param name="book">Names of items and offices.</param>
    public NoticeRow Write(Notice notice, Case @case, DateTimeOffset at, Rulebook book)
    {
        var facts = FactsOf(notice, @case, at, book);
        var mayMove = chinese
            .Named(notice.Kind + ".body", facts.Where(f => f.Key != ValidTo).ToDictionary())
            .SelectMany(DaysOf)
            .Any(day => day > WorkingCalendar.DayOf(at) && book.Calendar.IsProvisional(day));
        var toApplicant = notice.To == Audience.Applicant;
        return new NoticeRow
        {
            Id = Guid.CreateVersion7(),
            CaseId = @case.Id,
            CaseNumber = @case.Number,
            Kind = notice.Kind,
            Ordinal = notice.Ordinal,
            To = notice.To,
            OwnerId = toApplicant ? @case.OwnerId : notice.Reader,
            Email = toApplicant ? @case.Applicant.Email : notice.Email,
            Subject = Subject(notice, @case, facts, chinese),
            Body = Body(notice, facts, mayMove, chinese),
            SubjectEn = Subject(notice, @case, facts, english),
            BodyEn = Body(notice, facts, mayMove, english),
            CreatedAt = at,
        };
    }

    private static string Subject(Notice notice, Case @case, Dictionary<string, NoticeFact> facts, NoticeTexts texts)
    {
        var subject = texts.Fill(notice.Kind + ".subject", facts);
        return @case.Practice ? texts.Fill("practice", facts) + subject : subject;
    }

    /// <summary>Days to come that a fact tells.</summary>
    private static IEnumerable<DateOnly> DaysOf(NoticeFact fact) =>
        fact switch
        {
            NoticeFact.Day day => [day.Value],
            NoticeFact.Instant instant => [WorkingCalendar.DayOf(instant.Value)],
            NoticeFact.MovedDates moved => moved.Dates.Select(d => WorkingCalendar.DayOf(d.To)),
            _ => [],
        };

    private static string Body(Notice notice, Dictionary<string, NoticeFact> facts, bool mayMove, NoticeTexts texts)
    {
        var body = new StringBuilder()
            .Append(texts.Fill(Greeting(notice), facts))
            .Append('\n')
            .Append(texts.Fill(notice.Kind + ".body", facts).TrimEnd())
            .Append("\n\n");
        if (mayMove)
            body.Append(texts.Fill("provisional", facts)).Append("\n\n"); // R10
        if (notice.To != Audience.Party)
            body.Append(texts.Fill("link", facts)).Append("\n\n");
        else if (notice.Facts.TryGetValue("link", out var link))
            body.Append(texts.Of(link)).Append("\n\n"); // without one it speaks of a link that was given before
        if (notice.To == Audience.Applicant && texts.Of(facts["phone"]).Length > 0)
            body.Append(texts.Fill("contact", facts)).Append("\n\n");
        return body.Append(texts.Fill("closing", facts)).ToString();
    }

    private static string Greeting(Notice notice) =>
        notice.To switch
        {
            Audience.Applicant => "greeting",
            Audience.Supervisor => "greeting-supervisor",
            Audience.Head => "greeting-head",
            Audience.CityHead => "greeting-city-head",
            Audience.Colleague => "greeting-colleague",
            Audience.Party when notice.Facts.ContainsKey("firm") => "greeting-firm",
            Audience.Party => "greeting-department",
            _ => throw new InvalidOperationException($"Nobody knows how to greet {notice.To}."),
        };

    /// <summary>Gathers what every notice may name of its case; what the act itself named comes on top.</summary>
    private Dictionary<string, NoticeFact> FactsOf(Notice notice, Case @case, DateTimeOffset at, Rulebook book)
    {
        var facts = new Dictionary<string, NoticeFact>(StringComparer.Ordinal)
        {
            ["applicant"] = @case.Applicant.Name,
            ["item"] = book.SheetOf(@case).Name,
            ["number"] = @case.Number ?? "",
            ["queryCode"] = @case.QueryCode ?? "",
            ["project"] = @case.Subject,
            ["phone"] = @case.Office is { } handling ? book.Register.ProfileAt(handling, at).Phone : "",
            ["date"] = WorkingCalendar.DayOf(at),
            ["link"] = new NoticeFact.Link(PageOf(@case, notice.To)),
        };
        if (book.Register.Office(@case.InNameOf ?? @case.Office ?? "") is { } office)
            facts["office"] = office.Name;
        AddDates(facts, @case, book);
        if (@case.Decision?.Document is { } document)
            facts["verify"] = ResultPress.VerificationUrl(settings, document.Number, document.Code);
        foreach (var (name, fact) in notice.Facts)
            facts[name] = fact;
        return facts;
    }

    private static void AddDates(Dictionary<string, NoticeFact> facts, Case @case, Rulebook book)
    {
        Add("receivedAt", @case.ReceivedAt);
        Add("intakeDueAt", @case.IntakeDueAt);
        Add("acceptedAt", @case.AcceptedAt);
        if (@case.Clock is { } clock)
        {
            var calendar = book.CalendarOf(@case);
            Add("promisedDueAt", LegalClock.DueAt(calendar, clock, Limit.Promised).At);
            Add("statutoryDueAt", LegalClock.DueAt(calendar, clock, Limit.Statutory).At);
        }

        void Add(string name, DateTimeOffset? instant)
        {
            if (instant is { } known)
                facts[name] = known;
        }
    }

    /// <summary>The page that tells the reader more. A visitor of the counter has no account to sign in with.</summary>
    private static string PageOf(Case @case, Audience reader) =>
        reader == Audience.Applicant && @case.AtCounter ? $"track?number={@case.Number}" : $"cases/{@case.Id}";
}

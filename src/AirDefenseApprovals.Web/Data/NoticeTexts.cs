using System.Globalization;
using System.Resources;
using System.Text;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Web.Resources;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Words facts and fills templates of <see cref="NoticeWords"/>, in one language.</summary>
internal sealed class NoticeTexts(CultureInfo language, Uri publicUrl)
{
    private static readonly ResourceManager Words = new(typeof(NoticeWords));
    private static readonly ResourceManager CaseTerms = new(typeof(CaseWords));

    /// <summary>The language, as names of items and offices know it.</summary>
    public string Language => language.Name;

    /// <summary>Words a fact; what is not there is told as nothing.</summary>
    public string Of(NoticeFact? fact) =>
        fact switch
        {
            null => "",
            NoticeFact.Text text => text.Value,
            NoticeFact.Bilingual both => both.Value.In(Language),
            NoticeFact.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
            NoticeFact.Day day => day.Value.ToString(Template("date-format"), language),
            NoticeFact.Instant instant => Of(instant.Value),
            NoticeFact.PauseGround ground => Term("pause-" + ground.Kind, ground.Kind),
            NoticeFact.Department department => Term("department-" + department.Code, department.Code),
            NoticeFact.Link link => new Uri(publicUrl, link.Path).ToString(),
            NoticeFact.MovedDates moved => string.Join('\n', moved.Dates.Select(Of).Distinct()),
            _ => throw new InvalidOperationException($"No words are known for facts of type {fact.GetType().Name}."),
        };

    /// <summary>The facts that a template names.</summary>
    /// <param name="key">The template's key among the words.</param>
    /// <param name="facts">The facts by placeholder.</param>
    public IEnumerable<NoticeFact> Named(string key, IReadOnlyDictionary<string, NoticeFact> facts)
    {
        var template = Template(key);
        return facts.Where(f => template.Contains($"{{{f.Key}}}", StringComparison.Ordinal)).Select(f => f.Value);
    }

    /// <summary>Fills the placeholders of a template with facts.</summary>
    /// <param name="key">The template's key among the words.</param>
    /// <param name="facts">The facts by placeholder.</param>
    public string Fill(string key, IReadOnlyDictionary<string, NoticeFact> facts)
    {
        var template = Template(key);
        var text = new StringBuilder(template.Length * 2);
        var at = 0;
        while (template.IndexOf('{', at) is >= 0 and var open)
        {
            var close = template.IndexOf('}', open);
            var placeholder = template[(open + 1)..close];
            text.Append(template, at, open - at).Append(Of(facts.GetValueOrDefault(placeholder)));
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private string Of(DateTimeOffset instant) =>
        instant.ToOffset(WorkingCalendar.Offset).ToString(Template("instant-format"), language);

    private string Of(MovedDate moved) =>
        string.Format(
            language,
            Template("change-line"),
            CaseTerms.GetString("limit-" + moved.Limit, language),
            Of(moved.From),
            Of(moved.To)
        );

    private string Term(string key, string otherwise) => CaseTerms.GetString(key, language) ?? otherwise;

    private string Template(string key) =>
        Words.GetString(key, language) ?? throw new InvalidOperationException($"Notices have no words for {key}.");
}

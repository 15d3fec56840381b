using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Eligibility;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Which item a project needs, asked step by step; the answers stand in the address.</summary>
public sealed class Wizard(Catalogue catalogue, Guides guides)
{
    private static readonly string[] Units = ["平方米", "平米", "m2"];

    /// <summary>Whether the catalogue has rules to ask by.</summary>
    public bool Knows => catalogue.Eligibility is not null;

    /// <summary>The rules that lead to an item: when it is needed, and why.</summary>
    public IEnumerable<EligibilityRule> LeadingTo(string item) =>
        catalogue.Eligibility?.Rules.Where(r => r.Items.Contains(item)) ?? [];

    /// <summary>
    /// How far the answers of an address lead; null where the catalogue has no rules. Names that are no question are
    /// passed over.
    /// </summary>
    public EligibilityShape? Consult(IQueryCollection query, out IReadOnlyList<FieldError> errors)
    {
        errors = [];
        if (catalogue.Eligibility is not { } rules)
            return null;
        var answers = rules
            .Questions.Select(q => (Question: q, Text: Read(q, query[q.Name].ToString())))
            .Where(a => a.Text.Length > 0)
            .ToList();
        errors = [.. answers.Select(a => a.Question.Check(a.Text)).OfType<FieldError>()];
        if (errors.Count > 0)
            answers = [.. answers.Where(a => a.Question.Check(a.Text) is null)];
        var reached = Consultation.Of(
            rules,
            answers.ToDictionary(a => a.Question.Name, a => a.Text, StringComparer.Ordinal)
        );
        return new(
            reached.Next,
            [
                .. reached.Answered.Select(a => new AnsweredShape(
                    a.Question.Name,
                    a.Question.Text,
                    a.Answer,
                    a.Question.Options.FirstOrDefault(o => o.Value == a.Answer)?.Label ?? Area(a.Answer)
                )),
            ],
            reached.Outcome is not { } outcome
                ? null
                : new(
                    !outcome.Items.IsEmpty,
                    [.. outcome.Items.Select(guides.Summary).OfType<ItemSummary>()],
                    outcome.Reason,
                    outcome.Basis,
                    reached.Basement is { } b
                        ? new(b.Area, b.Rule.Share, b.Rule.Of, b.Rule.Reason, b.Rule.Basis)
                        : null,
                    rules.Assumption
                )
        );
    }

    /// <summary>As people write areas: full-width digits, separators and the unit are no mistake.</summary>
    private static string Read(Question question, string text)
    {
        var plain = TextInput.CleanNumber(text);
        if (question.Type == "choice")
            return plain;
        var unit = Units.FirstOrDefault(u => plain.EndsWith(u, StringComparison.OrdinalIgnoreCase)) ?? "";
        return NumberReading.Of(plain[..^unit.Length]).Plain;
    }

    private static Names Area(string answer)
    {
        var number = decimal.Parse(answer, CultureInfo.InvariantCulture)
            .ToString("#,##0.####", CultureInfo.InvariantCulture);
        return new(number + " 平方米", number + " m²");
    }
}

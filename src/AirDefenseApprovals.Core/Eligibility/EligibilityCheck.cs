using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Eligibility;

/// <summary>What is wrong with the rules of eligibility: names that lead nowhere, and answers after which nothing follows.</summary>
internal sealed class EligibilityCheck(EligibilityRules rules, IReadOnlySet<string> items)
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Wrong()
    {
        foreach (var (question, i) in rules.Questions.Select((q, i) => (q, i)))
        {
            if (!Question.Types.Contains(question.Type))
                Add($"questions[{i}].type", "catalogue-not-one-of", question.Type, string.Join(", ", Question.Types));
            if (question.Type == "choice" && question.Options.IsEmpty)
                Add($"questions[{i}].options", "catalogue-empty");
            if (question.Min > question.Max)
                Add($"questions[{i}].min", "catalogue-min-above-max");
            foreach (var twice in question.Options.GroupBy(o => o.Value).Where(g => g.Count() > 1))
                Add($"questions[{i}].options", "catalogue-twice", twice.Key);
        }

        foreach (var twice in rules.Questions.GroupBy(q => q.Name).Where(g => g.Count() > 1))
            Add("questions", "catalogue-twice", twice.Key);
        foreach (var (area, i) in rules.Areas.Select((a, i) => (a, i)))
        {
            CheckConditions($"areas[{i}]", area.When, area.Basis);
            if (rules.Question(area.Of)?.Type != "area")
                Add($"areas[{i}].of", "catalogue-unknown-question", area.Of);
            if (area.Share is <= 0 or > 100)
                Add($"areas[{i}].share", "catalogue-negative");
        }

        foreach (var (rule, i) in rules.Rules.Select((r, i) => (r, i)))
        {
            CheckConditions($"rules[{i}]", rule.When, rule.Basis);
            foreach (var (code, j) in rule.Items.Select((c, j) => (c, j)).Where(c => !items.Contains(c.c)))
                Add($"rules[{i}].items[{j}]", "catalogue-unknown-item", code);
        }

        if (errors.Count == 0)
            Walk([]);
        return errors;
    }

    private void CheckConditions(string path, ImmutableArray<Condition> conditions, ImmutableArray<LegalBasis> basis)
    {
        if (basis.IsEmpty)
            Add(path + ".basis", "catalogue-no-basis");
        foreach (var (condition, i) in conditions.Select((c, i) => (c, i)))
        {
            var question = rules.Question(condition.Question);
            if (question is null || (question.Type == "choice") != condition.Is.HasValue)
                Add($"{path}.when[{i}].question", "catalogue-unknown-question", condition.Question);
            else
                foreach (
                    var (value, j) in (condition.Is ?? [])
                        .Select((v, j) => (v, j))
                        .Where(v => question.Options.All(o => o.Value != v.v))
                )
                    Add(
                        $"{path}.when[{i}].is[{j}]",
                        "catalogue-not-one-of",
                        value,
                        string.Join(", ", question.Options.Select(o => o.Value))
                    );
        }
    }

    /// <summary>Goes every way there is: each choice, and areas on both sides of each limit.</summary>
    private void Walk(ImmutableDictionary<string, string> answers)
    {
        var reached = Consultation.Of(rules, answers);
        if (reached.Next is { } next)
            foreach (var answer in next.Type == "choice" ? next.Options.Select(o => o.Value) : Areas(next))
                Walk(answers.SetItem(next.Name, answer));
        else if (reached.Outcome is null)
            Add(
                "rules",
                "eligibility-no-outcome",
                string.Join(", ", reached.Answered.Select(a => $"{a.Question.Name}={a.Answer}"))
            );
    }

    private IEnumerable<string> Areas(Question question) =>
        from condition in rules
            .Rules.SelectMany(r => r.When)
            .Concat(rules.Areas.SelectMany(a => a.When))
            .Where(c => c.Question == question.Name)
            .Append(new(question.Name))
        from limit in new[] { question.Min ?? 0, condition.From ?? 0, condition.Below ?? 0, (condition.Below ?? 1) - 1 }
        where limit >= (question.Min ?? 0)
        select limit.ToString(CultureInfo.InvariantCulture);

    private void Add(string path, string slug, params ImmutableArray<string> arguments) =>
        errors.Add(new(path, slug, arguments));
}

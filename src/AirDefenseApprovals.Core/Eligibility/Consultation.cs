using System.Collections.Immutable;
using System.Globalization;

namespace AirDefenseApprovals.Core.Eligibility;

/// <summary>How far some answers lead: to the next question, or to what follows from them. Pure.</summary>
public sealed record Consultation
{
    /// <summary>The questions that mattered so far and their answers, in order. What was answered beside them changes nothing.</summary>
    public ImmutableArray<(Question Question, string Answer)> Answered { get; private init; } = [];

    /// <summary>What to ask next; null once it is clear what follows.</summary>
    public Question? Next { get; private init; }

    /// <summary>What follows; null while something has to be asked.</summary>
    public EligibilityRule? Outcome { get; private init; }

    /// <summary>The area of the basement that the law asks for, where it belongs to the outcome.</summary>
    public (AreaRule Rule, decimal Area)? Basement { get; private init; }

    /// <summary>Judges some answers.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="answers">By name of question; each one that <see cref="Question.Check"/> finds nothing wrong with.</param>
    public static Consultation Of(EligibilityRules rules, IReadOnlyDictionary<string, string> answers)
    {
        var known = new OrderedDictionary<string, (Question, string)>(StringComparer.Ordinal);
        Question? next = null;
        foreach (var rule in rules.Rules)
        {
            if (!Holds(rule.When))
            {
                if (next is not null)
                    return Asks(next);
                continue;
            }

            if (!rule.WithArea)
                return new() { Answered = [.. known.Values], Outcome = rule };
            foreach (var area in rules.Areas)
            {
                if (Holds(area.When) && Answer(area.Of) is { } text)
                    return new()
                    {
                        Answered = [.. known.Values],
                        Outcome = rule,
                        Basement = (
                            area,
                            decimal.Round(
                                decimal.Parse(text, CultureInfo.InvariantCulture) * area.Share / 100,
                                4,
                                MidpointRounding.AwayFromZero
                            )
                        ),
                    };
                if (next is not null)
                    return Asks(next);
            }

            return new() { Answered = [.. known.Values], Outcome = rule };
        }

        return new() { Answered = [.. known.Values] }; // no rule holds: the catalogue's check finds that before anybody does

        Consultation Asks(Question question) => new() { Answered = [.. known.Values], Next = question };

        string? Answer(string name)
        {
            var question = rules.Question(name)!;
            if (!answers.TryGetValue(name, out var text) || text.Length == 0)
            {
                next = question;
                return null;
            }

            known.TryAdd(name, (question, text));
            return text;
        }

        bool Holds(ImmutableArray<Condition> conditions)
        {
            foreach (var condition in conditions)
                if (Answer(condition.Question) is not { } text || !Meets(condition, text))
                    return false;
            return true;
        }
    }

    private static bool Meets(Condition condition, string text)
    {
        if (condition.Is is { } choices)
            return choices.Contains(text);
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);
        return !(number < condition.From) && !(number >= condition.Below);
    }
}

using System.Collections.Immutable;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Eligibility;

/// <summary>
/// Which item a project needs: <c>register/eligibility.json</c>. Rules are tried in their order; what a rule needs to
/// know and nobody has said yet is asked next.
/// </summary>
public sealed record EligibilityRules
{
    /// <summary>Where the rules come from.</summary>
    public string? Source { get; init; }

    /// <summary>Whether an office has to replace them with its own.</summary>
    public bool Assumption { get; init; }

    /// <summary>The questions.</summary>
    public required ImmutableArray<Question> Questions { get; init; }

    /// <summary>How large a basement the law asks for.</summary>
    public required ImmutableArray<AreaRule> Areas { get; init; }

    /// <summary>What follows.</summary>
    public required ImmutableArray<EligibilityRule> Rules { get; init; }

    /// <summary>The question of a name.</summary>
    public Question? Question(string name) => Questions.FirstOrDefault(q => q.Name == name);
}

/// <summary>A way that projects go, and the item at its end.</summary>
public sealed record EligibilityRule
{
    /// <summary>When it holds: all of it.</summary>
    public required ImmutableArray<Condition> When { get; init; }

    /// <summary>The items to apply for, in this order; none where nothing is needed.</summary>
    public required ImmutableArray<string> Items { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required Names Reason { get; init; }

    /// <summary>By what articles.</summary>
    public required ImmutableArray<LegalBasis> Basis { get; init; }

    /// <summary>Whether the area of the basement belongs to the answer.</summary>
    public bool WithArea { get; init; }
}

/// <summary>A formula of the law: a share of an area that was asked for.</summary>
public sealed record AreaRule
{
    /// <summary>When it holds: all of it.</summary>
    public required ImmutableArray<Condition> When { get; init; }

    /// <summary>Name of the question that gives the area, in m2.</summary>
    public required string Of { get; init; }

    /// <summary>The share of it, in percent.</summary>
    public required decimal Share { get; init; }

    /// <summary>The formula, in a sentence.</summary>
    public required Names Reason { get; init; }

    /// <summary>By what articles.</summary>
    public required ImmutableArray<LegalBasis> Basis { get; init; }
}

/// <summary>Something that was answered: one of some choices, or a number within limits.</summary>
/// <param name="Question">Name of the question.</param>
/// <param name="Is">The choices; null for a number.</param>
/// <param name="From">Least number for which it holds; null: no least.</param>
/// <param name="Below">Number from which on it no longer holds; null: none.</param>
public sealed record Condition(
    string Question,
    ImmutableArray<string>? Is = null,
    decimal? From = null,
    decimal? Below = null
);

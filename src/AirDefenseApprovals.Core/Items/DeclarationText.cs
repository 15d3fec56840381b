namespace AirDefenseApprovals.Core.Items;

/// <summary>Says what an applicant declares with an application (R32): <c>register/declaration.json</c>.</summary>
/// <remarks>The Chinese text is what is declared, word for word. The English one explains it.</remarks>
public sealed record DeclarationText
{
    /// <summary>Says where the words come from.</summary>
    public string? Source { get; init; }

    /// <summary>Says whether the office has not settled on the words yet.</summary>
    public bool? Assumption { get; init; }

    /// <summary>The version, counted from 1: one higher whenever a word changes.</summary>
    public required int Version { get; init; }

    /// <summary>The words that are declared and printed.</summary>
    public required string Zh { get; init; }

    /// <summary>What they mean, for those who read English.</summary>
    public required string En { get; init; }
}

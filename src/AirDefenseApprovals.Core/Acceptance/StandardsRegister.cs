using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>A technical standard whose clauses a defect can offend (R24).</summary>
/// <param name="Number">Its number, e.g. <c>GB 50038-2005</c>.</param>
/// <param name="Title">Its title, in Chinese as published.</param>
/// <param name="Clauses">Its clauses.</param>
public sealed record Standard(string Number, string Title, ImmutableArray<Clause> Clauses);

/// <summary>A clause of a standard.</summary>
/// <param name="Number">Its number within the standard, e.g. <c>3.3</c>.</param>
/// <param name="Heading">Its heading.</param>
public sealed record Clause([property: System.Text.Json.Serialization.JsonPropertyName("clause")] string Number, string Heading);

/// <summary>The standards register: which clauses a defect notice may cite (R24).</summary>
public sealed class StandardsRegister(ImmutableArray<Standard> standards)
{
    private readonly FrozenDictionary<string, (Standard, Clause)> clauses =
        standards.SelectMany(s => s.Clauses.Select(c => (s, c))).ToFrozenDictionary(x => $"{x.s.Number} {x.c.Number}", x => (x.s, x.c), StringComparer.Ordinal);

    /// <summary>The standards.</summary>
    public ImmutableArray<Standard> Standards { get; } = standards;

    /// <summary>The clause cited, e.g. <c>GB 50038-2005 3.3</c>; null when the register does not know it.</summary>
    public (Standard Standard, Clause Clause)? Find(string citation) => clauses.TryGetValue(citation.Trim(), out var found) ? found : null;
}

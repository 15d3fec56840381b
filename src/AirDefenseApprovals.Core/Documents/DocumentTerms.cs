using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Documents;

/// <summary>
/// Keeps what a result document says was approved, and for how long (R33): as it was when the document was issued,
/// whatever becomes of the item's sheet afterwards.
/// </summary>
public sealed record DocumentTerms
{
    /// <summary>The facts, in order.</summary>
    public ImmutableArray<DocumentFact> Facts
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The conditions, a sentence each.</summary>
    public ImmutableArray<Names> Conditions
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>First day of validity.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of validity; null for a document without an end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The terms of a document; null where the item's sheet says nothing of it.</summary>
    /// <param name="case">The case as it is decided.</param>
    /// <param name="item">Its item's sheet.</param>
    /// <param name="book">The rulebook.</param>
    /// <param name="issuedOn">The day of issue.</param>
    public static DocumentTerms? Of(Case @case, ItemSheet item, Rulebook book, DateOnly issuedOn)
    {
        if (item.Document is not { } sheet)
            return null;
        var (from, to) = Validity(sheet.Validity, @case, issuedOn);
        return new()
        {
            Facts = [.. new DocumentFacts(@case, item, book).Of(sheet)],
            Conditions = sheet.Conditions,
            ValidFrom = from,
            ValidTo = to,
        };
    }

    /// <summary>Tells whether two say the same: the press finds what it just printed by that.</summary>
    public bool Equals(DocumentTerms? other) =>
        other is not null
        && (ValidFrom, ValidTo) == (other.ValidFrom, other.ValidTo)
        && Facts.SequenceEqual(other.Facts)
        && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Facts.Aggregate(HashCode.Combine(ValidFrom, ValidTo, Conditions.Length), HashCode.Combine);

    private static (DateOnly From, DateOnly? To) Validity(ValiditySheet validity, Case @case, DateOnly issuedOn)
    {
        if (validity.Years is { } years)
            return (issuedOn, issuedOn.AddYears(years).AddDays(-1));
        if (validity.Field is not { } name || !@case.Form.TryGetValue(name, out var value))
            return (issuedOn, null);
        if (PrintedValues.PeriodIn(value) is var (from, to))
            return (from, to);
        return (issuedOn, PrintedValues.DayIn(value));
    }
}

/// <summary>One fact of a result document.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Value">Its value, in Chinese as it is printed.</param>
public sealed record DocumentFact(Names Label, string Value);

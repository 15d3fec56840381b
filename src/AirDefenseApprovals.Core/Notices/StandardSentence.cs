using System.Globalization;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>
/// A standard sentence (标准用语) for correction notices: one defect as it is usually told, by what rule, and how it is put
/// right (R4).
/// </summary>
/// <param name="Id">Its identity.</param>
/// <param name="Office">Code of the office whose own it is; null for all offices'.</param>
/// <param name="MaterialCode">The material it is about; null for none in particular.</param>
/// <param name="Field">The field it is about, as notices name fields; null for none in particular.</param>
/// <param name="Words">What it says.</param>
public sealed record StandardSentence(Guid Id, string? Office, string? MaterialCode, string? Field, SentenceWords Words)
{
    /// <summary>When it was retired: it is offered no more, and stays on record.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>Whether an application for an item can have this defect.</summary>
    public bool Fits(ItemSheet item) =>
        RetiredAt is null
        && (MaterialCode is null || item.Material(MaterialCode) is { FromApplicant: true })
        && (Field is null || ApplicationField.IsOf(item, Field));
}

/// <summary>The words of a standard sentence.</summary>
/// <param name="Defect">What is wrong.</param>
/// <param name="Basis">By what rule.</param>
/// <param name="Remedy">How to put it right.</param>
public sealed record SentenceWords(string Defect, string Basis, string Remedy);

/// <summary>Enters a standard sentence: a head for the own office, an administrator for all.</summary>
/// <param name="By">Who enters it.</param>
/// <param name="At">When.</param>
/// <param name="MaterialCode">The material it is about, if any.</param>
/// <param name="Field">The field it is about, if any.</param>
/// <param name="Words">What it says.</param>
public sealed record AddSentence(Actor By, DateTimeOffset At, string? MaterialCode, string? Field, SentenceWords Words)
{
    /// <summary>Longest part of a sentence, in characters.</summary>
    public const int LongestPart = 500;

    /// <summary>Most sentences an office keeps of its own, or that are kept for all.</summary>
    public const int Most = 300;

    /// <summary>Whose it becomes: the head's office's; null for all offices'.</summary>
    public string? Office => By.Is(Roles.Administrator) ? null : By.Office;

    /// <summary>Why it cannot be entered; null when it can.</summary>
    /// <param name="kept">Every sentence there is.</param>
    /// <param name="items">The catalogue's items.</param>
    public Refusal? Refused(IReadOnlyCollection<StandardSentence> kept, IEnumerable<ItemSheet> items)
    {
        if (!SentenceKeepers.Are(By))
            return SentenceKeepers.Wall;
        if (Wrong(items).ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete("R4", "sentence-wrong", wrong);
        var own = kept.Where(s => s.Office == Office && s.RetiredAt is null).ToList();
        if (own.Any(s => s.MaterialCode == MaterialCode && s.Field == Field && s.Words.Defect == Words.Defect))
            return Refusal.Conflict("R4", "sentence-twice");
        return own.Count >= Most
            ? Refusal.Conflict(null, "sentences-too-many", Most.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>What is wrong with what it says.</summary>
    internal IEnumerable<FieldError> Wrong(IEnumerable<ItemSheet> items)
    {
        if (MaterialCode is not null && Field is not null)
            yield return new("field", "sentence-about-one");
        if (MaterialCode is not null && items.All(i => i.Material(MaterialCode) is not { FromApplicant: true }))
            yield return new("materialCode", "material-unknown", MaterialCode);
        if (Field is not null && !ApplicationField.Common.Contains(Field) && items.All(i => i.Field(Field) is null))
            yield return new("field", "field-unknown", Field);
        foreach (
            var (name, text) in new[] { ("defect", Words.Defect), ("basis", Words.Basis), ("remedy", Words.Remedy) }
        )
            if (text.Length == 0)
                yield return new(name, "field-required");
            else if (text.Length > LongestPart)
                yield return new(name, "field-too-long", LongestPart.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>
/// Retires a standard sentence: a head one of the own office, an administrator any. Notices keep the words they were
/// issued with.
/// </summary>
/// <param name="By">Who retires it.</param>
/// <param name="At">When.</param>
/// <param name="Id">The sentence.</param>
public sealed record RetireSentence(Actor By, DateTimeOffset At, Guid Id)
{
    /// <summary>Why it cannot be retired; null when it can. Another office's own does not exist for a head (R18).</summary>
    /// <param name="kept">The sentence, if it is there.</param>
    public Refusal? Refused(StandardSentence? kept)
    {
        if (!SentenceKeepers.Are(By))
            return SentenceKeepers.Wall;
        if (kept is null || (!By.Is(Roles.Administrator) && kept.Office is not null && kept.Office != By.Office))
            return Refusal.NotFound();
        if (kept.Office is null && !By.Is(Roles.Administrator))
            return Refusal.Forbidden("R18", "sentence-of-all");
        return kept.RetiredAt is null ? null : Refusal.Conflict(null, "sentence-retired");
    }
}

/// <summary>Who keeps standard sentences.</summary>
internal static class SentenceKeepers
{
    /// <summary>Heads and administrators.</summary>
    public static bool Are(Actor by) => by.Is(Roles.Administrator) || (by.Is(Roles.Head) && by.Office is not null);

    /// <summary>The refusal of anybody else.</summary>
    public static Refusal Wall => Refusal.Forbidden(null, "another-role", Roles.Head, Roles.Administrator);
}

/// <summary>A sentence of the catalogue's file, <c>register/sentences.json</c>.</summary>
public sealed record SentenceSeed
{
    /// <summary>Its code in the file.</summary>
    public required string Code { get; init; }

    /// <summary>The material it is about.</summary>
    public string? MaterialCode { get; init; }

    /// <summary>The field it is about.</summary>
    public string? Field { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Defect { get; init; }

    /// <summary>By what rule.</summary>
    public required string Basis { get; init; }

    /// <summary>How to put it right.</summary>
    public required string Remedy { get; init; }

    /// <summary>Its words.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public SentenceWords Words => new(Defect, Basis, Remedy);
}

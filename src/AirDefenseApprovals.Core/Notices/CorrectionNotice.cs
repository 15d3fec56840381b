using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>The one-time correction notice (一次性补正告知, R4): all defects at once, once per case.</summary>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="AnswerBy">When the window ends (R7).</param>
/// <param name="Items">Its items.</param>
public sealed record CorrectionNotice(
    DateTimeOffset IssuedAt,
    DateTimeOffset AnswerBy,
    ImmutableArray<CorrectionItem> Items
)
{
    /// <summary>When it was answered as a whole (R5).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>
    /// Materials that were missing already when the notice was issued; no other may be missing from the answer (R5).
    /// Null for notices issued
    /// before this was kept.
    /// </summary>
    public ImmutableArray<string>? Missing { get; init; }

    /// <summary>Whether a material was missing already when the notice was issued.</summary>
    public bool WasMissing(string materialCode) => Missing is not { } known || known.Contains(materialCode);

    /// <summary>Items found unmet, when the case was not accepted for them (R5).</summary>
    public ImmutableArray<int> Unmet
    {
        get => field.OrEmpty();
        init;
    } = [];
}

/// <summary>One defect of a correction notice.</summary>
public sealed record CorrectionItem
{
    /// <summary>Its number within the notice, from 1.</summary>
    public required int ItemNo { get; init; }

    /// <summary>The material it is about; null when it is about a field.</summary>
    public string? MaterialCode { get; init; }

    /// <summary>The form field it is about; null when it is about a material.</summary>
    public string? Field { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Defect { get; init; }

    /// <summary>By what rule.</summary>
    public required string Basis { get; init; }

    /// <summary>How to put it right.</summary>
    public required string Remedy { get; init; }

    /// <summary>What the applicant answered in words, or the name of the file handed in anew.</summary>
    public string? Answer { get; init; }

    /// <summary>What stood in the field before the answer changed it (R31); null where it changed nothing, or the field was empty.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What stands in the field since the answer (R31); null where it changed nothing, or emptied it.</summary>
    public JsonElement? After { get; init; }

    /// <summary>Whether the answer changed the field.</summary>
    [JsonIgnore]
    public bool IsCorrected => Before is not null || After is not null;
}

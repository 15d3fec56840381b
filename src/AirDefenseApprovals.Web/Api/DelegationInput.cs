using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Web.Api;

/// <summary>A delegation as somebody typed it, on a page or in a row of a file.</summary>
public sealed record DelegationInput(
    string? ItemCode,
    string? Office,
    string? Mode,
    string? Instrument,
    string? HandoverDate,
    string? EffectiveFrom,
    string? EffectiveTo,
    string? Handover = null
)
{
    /// <summary>What was meant; a day that is none is left out and told.</summary>
    public Delegation Read(List<FieldError> errors) =>
        new()
        {
            ItemCode = TextInput.CleanNumber(ItemCode).ToUpperInvariant(),
            Office = TextInput.CleanNumber(Office),
            Mode = TextInput.CleanNumber(Mode).ToLowerInvariant(),
            Instrument = TextInput.Clean(Instrument),
            HandoverDate = Day(HandoverDate, "handoverDate", errors) ?? default,
            EffectiveFrom = Day(EffectiveFrom, "effectiveFrom", errors) ?? default,
            EffectiveTo = Day(EffectiveTo, "effectiveTo", errors),
        };

    /// <summary>What was said of the handover; null for nothing.</summary>
    public string? HandoverWord => Word(Handover);

    /// <summary>A word of the contract as somebody sent it; null for nothing.</summary>
    public static string? Word(string? text) =>
        TextInput.CleanNumber(text).ToLowerInvariant() is { Length: > 0 } word ? word : null;

    /// <summary>A refusal with what could not be read before it: one sentence a field.</summary>
    public static Refusal? With(IReadOnlyCollection<FieldError> unread, Refusal? refusal) =>
        unread.Count == 0 || refusal?.Kind is RefusalKind.Forbidden
            ? refusal
            : Refusal.Incomplete(
                "R17",
                "delegation-wrong",
                [.. unread.Concat(refusal?.Errors ?? []).DistinctBy(e => e.Field)]
            );

    /// <summary>A day as typed: full-width digits are taken too.</summary>
    public static DateOnly? Day(string? text, string field, List<FieldError> errors) =>
        ListQuery.Day(TextInput.CleanNumber(text), field, errors);
}

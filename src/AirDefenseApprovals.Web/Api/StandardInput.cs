using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;

namespace AirDefenseApprovals.Web.Api;

/// <summary>An entry of the standards register as somebody sent it: numbers and headings on one line, what is empty left out.</summary>
internal static class StandardInput
{
    public static Standard Standard(
        string? number,
        string? title,
        DateOnly? from,
        DateOnly? to,
        string? supersededBy,
        string? appliesTo
    ) =>
        new(Line(number), Line(title), [])
        {
            InForceFrom = from,
            InForceTo = to,
            SupersededBy = Word(Line(supersededBy)),
            AppliesTo = Word(Line(appliesTo)),
        };

    public static Clause Clause(
        string? number,
        string? heading,
        string? text,
        string? typicalDefect,
        string? usualRemedy,
        int? days,
        DateOnly? from,
        DateOnly? to,
        string? supersededBy
    ) =>
        new(Line(number), Line(heading))
        {
            Text = Word(TextInput.Clean(text)),
            TypicalDefect = Word(Line(typicalDefect)),
            UsualRemedy = Word(Line(usualRemedy)),
            UsualDeadlineDays = days,
            InForceFrom = from,
            InForceTo = to,
            SupersededBy = Word(Line(supersededBy)),
        };

    /// <summary>A refusal with what could not be read before it: one sentence a field.</summary>
    public static Refusal? With(IReadOnlyCollection<FieldError> unread, Refusal? refusal) =>
        unread.Count == 0 || refusal?.Kind is RefusalKind.Forbidden or RefusalKind.NotFound
            ? refusal
            : Refusal.Incomplete(
                "R24",
                "clause-wrong",
                [.. unread.Concat(refusal?.Errors ?? []).DistinctBy(e => e.Field)]
            );

    /// <summary>A text on one line.</summary>
    public static string Line(string? text) =>
        string.Join(' ', TextInput.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A number from an address, where the stroke of GB/T stays escaped.</summary>
    public static string Number(string? text) => Line(text?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));

    private static string? Word(string text) => text.Length > 0 ? text : null;
}

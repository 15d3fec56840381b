using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.People;

/// <summary>What is kept from whoever has no need to know it (R30).</summary>
public static class PersonalData
{
    private const int Head = 3,
        Tail = 2;

    /// <summary>Fields of an application by which a person can be called, written to or mistaken for another.</summary>
    private static readonly ImmutableArray<string> Fields =
    [
        "applicant.idNumber",
        "applicant.phone",
        "applicant.email",
        "applicant.agent.idNumber",
        "applicant.agent.phone",
    ];

    /// <summary>Whether a field of an application is masked for staff.</summary>
    /// <param name="field">The field's name in the contract.</param>
    public static bool IsPersonal(string? field) => field is not null && Fields.Contains(field);

    /// <summary>
    /// Masks what stands in a field. Of a number the first three and last two characters stay, enough to recognise and
    /// not enough to call; of a mail address nothing does, since a part of it can tell all.
    /// </summary>
    /// <param name="field">The field's name in the contract.</param>
    /// <param name="text">What stands there; an empty text stays empty.</param>
    public static string Masked(string field, string text)
    {
        if (text.Length > 0 && field.EndsWith(".email", StringComparison.Ordinal))
            return "***";
        return text.Length <= Head + Tail
            ? new string('*', text.Length)
            : $"{text[..Head]}{new string('*', text.Length - Head - Tail)}{text[^Tail..]}";
    }
}

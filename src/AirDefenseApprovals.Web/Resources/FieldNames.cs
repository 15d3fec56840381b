using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Resources;

/// <summary>Names the fields that every application has, beside its item's form.</summary>
internal static class FieldNames
{
    /// <summary>What a field is called.</summary>
    /// <param name="words">The words of the pages.</param>
    /// <param name="field">One of <see cref="Core.Cases.ApplicationField.Common"/>.</param>
    /// <param name="applicant">The kind of applicant, whose name and number are called differently; null where there is none.</param>
    public static string NameOf(this IStringLocalizer<PageWords> words, string field, string? applicant = null) =>
        field switch
        {
            "applicant.name" or "applicant.idNumber" when applicant is not null => words[$"{field}-{applicant}"],
            "applicant.email" => words["email"], // without what the application adds: that notices go there
            _ => words[field],
        };
}

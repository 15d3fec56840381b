using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>What the applicant's form and the counter's show alike of who applies.</summary>
/// <param name="Whole">The page.</param>
/// <param name="Form">The form as typed.</param>
/// <param name="Item">The item applied for.</param>
/// <param name="Hint">How the number is filled in.</param>
public sealed record ApplicantPart(OfficePage Whole, ApplicationForm Form, ItemSheet Item, string? Hint = null)
    : IPartOfPage;

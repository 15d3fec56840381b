using Microsoft.AspNetCore.Identity;

namespace AirDefenseApprovals.Web.Identity;

/// <summary>An account of an applicant or of the office's staff.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>Name for people.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Code of the own office; null for applicants.</summary>
    public string? Office { get; set; }

    /// <summary>Left: may not sign in, and is given nothing.</summary>
    public bool Disabled { get; set; }
}

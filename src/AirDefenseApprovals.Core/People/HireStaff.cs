using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>Makes an account for somebody of an office. No password comes with it: the person sets one by the invitation.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name, for good: tasks and journals keep it.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Email">Where mail reaches them.</param>
/// <param name="Roles">Roles, as <see cref="GivenRoles"/> allows.</param>
public sealed record HireStaff(
    Actor By,
    DateTimeOffset At,
    string UserName,
    string Office,
    string DisplayName,
    string Email,
    ImmutableArray<string> Roles
) : StaffAct(By, At, UserName)
{
    /// <summary>Longest name for people, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Whether somebody has the account name already, of the staff or not: looked up before deciding.</summary>
    public bool IsTaken { get; init; }

    /// <inheritdoc/>
    public override string Name => "hired";

    /// <inheritdoc/>
    public override JsonObject Details(StaffMember? before) =>
        new() { ["name"] = DisplayName, ["roles"] = string.Join(' ', Roles) };

    /// <inheritdoc/>
    public override Refusal? Refused(Rulebook book)
    {
        if (!By.Is(Cases.Roles.Administrator) && !(By.Is(Cases.Roles.Head) && By.Office == Office))
            return Refusal.NotFound();
        if (GivenRoles.NotToGive(By, Roles) is { } wall)
            return wall;
        var errors = new List<FieldError>();
        if (UserNames.Wrong(UserName) is { } name)
            errors.Add(name);
        else if (IsTaken)
            errors.Add(new("userName", "user-name-taken"));
        if (DisplayName.Length == 0)
            errors.Add(new("displayName", "field-required"));
        else if (DisplayName.Length > LongestName)
            errors.Add(
                new(
                    "displayName",
                    "field-too-long",
                    LongestName.ToString(System.Globalization.CultureInfo.InvariantCulture)
                )
            );
        if (!Applications.IsEmail(Email))
            errors.Add(new("email", "email-wrong"));
        if (book.Register.Office(Office) is null)
            errors.Add(new("office", "catalogue-unknown-office", Office));
        errors.AddRange(GivenRoles.Wrong(Office, Roles));
        return errors.Count > 0 ? Refusal.Incomplete(null, "hiring-wrong", [.. errors]) : null;
    }
}

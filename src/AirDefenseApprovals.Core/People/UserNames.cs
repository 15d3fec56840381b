using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>What an account name looks like.</summary>
public static class UserNames
{
    /// <summary>The characters it may have.</summary>
    public const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@";

    /// <summary>Its shortest and longest length, in characters.</summary>
    public const int Shortest = 3,
        Longest = 60;

    /// <summary>Whether its length is right.</summary>
    public static bool IsOfLength(string name) => name.Length is >= Shortest and <= Longest;

    /// <summary>What is wrong with a name for somebody new. The name that journals use for the system is nobody's.</summary>
    public static FieldError? Wrong(string name) =>
        !IsOfLength(name) ? new("userName", "user-name-length")
        : name.Any(c => !Characters.Contains(c, StringComparison.Ordinal)) ? new("userName", "user-name-wrong")
        : name.Equals(Actor.System.UserName, StringComparison.OrdinalIgnoreCase) ? new("userName", "user-name-taken")
        : null;
}

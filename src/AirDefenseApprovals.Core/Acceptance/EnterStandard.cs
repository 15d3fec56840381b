using System.Globalization;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>
/// Enters an edition of a standard into the register, or enters it anew: with its end, or with what took its place
/// (R24).
/// </summary>
/// <param name="By">Who enters it.</param>
/// <param name="At">When.</param>
/// <param name="Standard">The edition; its clauses are entered one by one.</param>
/// <param name="Revises">Whether it is there and entered anew.</param>
/// <param name="Seen">The version that was changed; null for whichever is in force.</param>
public sealed record EnterStandard(
    Actor By,
    DateTimeOffset At,
    Standard Standard,
    bool Revises = false,
    int? Seen = null
)
{
    /// <summary>Longest number, in characters.</summary>
    public const int LongestNumber = 40;

    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>Why it cannot be entered; null when it can.</summary>
    /// <param name="register">The register as it is.</param>
    public Refusal? Refused(StandardsRegister register)
    {
        if (RegisterDays.Wall(By) is { } wall)
            return wall;
        var kept = register.Standard(Standard.Number);
        if (Revises && kept is null)
            return Refusal.NotFound("standard-not-there");
        if (Wrong(register).ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete("R24", "standard-wrong", wrong);
        if (!Revises)
            return kept is null ? null : Refusal.Conflict("R24", "standard-twice", Standard.Number);
        if (Seen is { } seen && seen != kept!.Version)
            return new Refusal(RefusalKind.Stale, "register-changed-meanwhile", "R24", [], []);
        return kept! with { Clauses = [], Version = 0 } == Standard with { Clauses = [], Version = 0 }
            ? Refusal.Conflict("R24", "register-same")
            : null;
    }

    /// <summary>The entry that it makes.</summary>
    /// <param name="register">The register as it is.</param>
    public Standard Entered(StandardsRegister register) =>
        Standard with
        {
            Clauses = [],
            Version = (register.Standard(Standard.Number)?.Version ?? 0) + 1,
        };

    /// <summary>What is wrong with what it says.</summary>
    internal IEnumerable<FieldError> Wrong(StandardsRegister register)
    {
        if (Standard.Number.Length == 0)
            yield return new("number", "field-required");
        if (Standard.Number.Length > LongestNumber)
            yield return new("number", "field-too-long", LongestNumber.ToString(CultureInfo.InvariantCulture));
        if (Standard.Title.Length == 0)
            yield return new("title", "field-required");
        if (Standard.Title.Length > LongestTitle)
            yield return new("title", "field-too-long", LongestTitle.ToString(CultureInfo.InvariantCulture));
        foreach (var error in RegisterDays.Wrong(Standard.InForceFrom, Standard.InForceTo, Standard.SupersededBy))
            yield return error;
        if (Standard.AppliesTo is not (null or "works" or "stations"))
            yield return new("appliesTo", "applies-to-unknown", Standard.AppliesTo!);
        if (Standard.SupersededBy is { } by && (by == Standard.Number || register.Standard(by) is null))
            yield return new("supersededBy", "successor-unknown", by);
    }
}

/// <summary>What entries of standards and of clauses have in common.</summary>
internal static class RegisterDays
{
    /// <summary>Administrators alone.</summary>
    public static Refusal? Wall(Actor by) =>
        by.Is(Roles.Administrator) ? null : Refusal.Forbidden("R24", "another-role", Roles.Administrator);

    /// <summary>What is wrong with the days of an entry: whatever took its place, it must have ended.</summary>
    public static IEnumerable<FieldError> Wrong(DateOnly? from, DateOnly? to, string? supersededBy)
    {
        if (to < from)
            yield return new("inForceTo", "catalogue-dates-reversed");
        if (supersededBy is not null && to is null)
            yield return new("inForceTo", "superseded-needs-end");
    }
}

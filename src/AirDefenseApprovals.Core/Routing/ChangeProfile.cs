using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>
/// Changes how an office shows itself, from now on: what was printed before stays as it is. Its head may, and an
/// administrator for any office (R18).
/// </summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Profile">What is to be in force.</param>
/// <param name="Seen">The version that was changed; null for whichever is in force.</param>
public sealed record ChangeProfile(Actor By, DateTimeOffset At, string Office, OfficeProfile Profile, int? Seen = null)
{
    /// <summary>Whether an actor keeps an office's profile.</summary>
    public static bool Manages(Actor actor, string office) =>
        actor.Is(Roles.Administrator) || (actor.Is(Roles.Head) && actor.Office == office);

    /// <summary>Why the act may not be done; null when it may. Another office's profile is not there for a head.</summary>
    public Refusal? Refused(Register register)
    {
        if (register.Office(Office) is not { } office || !Manages(By, Office))
            return Refusal.NotFound();
        if (Profile.Wrong().ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete(null, "profile-wrong", wrong);
        var newest = register.Profiles.LastOrDefault(p => p.Office == Office);
        if (Seen is { } seen && seen != (newest?.Version ?? 0))
            return new Refusal(RefusalKind.Stale, "profile-changed-meanwhile", null, [], []);
        return Profile == (newest?.Profile ?? OfficeProfile.Of(office)) ? Refusal.Conflict(null, "profile-same") : null;
    }
}

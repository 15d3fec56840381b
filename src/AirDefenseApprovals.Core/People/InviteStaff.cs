using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// Gives somebody a new link to set a password with, because they forgot theirs or let the first one expire. Earlier
/// links and sign-ins are worth
/// nothing from then on. Nobody gets one for themself: it would open an account without its password.
/// </summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name.</param>
public sealed record InviteStaff(Actor By, DateTimeOffset At, string UserName) : MemberAct(By, At, UserName)
{
    /// <inheritdoc/>
    public override string Name => "invited";

    /// <inheritdoc/>
    protected override Refusal? Wrong(StaffMember member, Rulebook book) =>
        By.UserId == member.UserId ? Refusal.Conflict(null, "invitation-own")
        : !member.Active ? Refusal.Conflict(null, "account-disabled")
        : null;
}

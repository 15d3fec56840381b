using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>Tells Hangfire, after the commit, what to wake for. If the process dies before, the sweep finds it (R14, R28).</summary>
public sealed class Alarms
{
    /// <summary>Sets alarms for the timers and notices of an act that was just saved.</summary>
    public void Set(Guid caseId, Changes changes)
    {
    }
}

using System.Diagnostics;
using Jint;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>
/// The bound of a script's time: 50 ms. A script of few statements has a second, since on a busy machine even those may have to wait, and
/// whether an act succeeds must not come to depend on that.
/// </summary>
internal sealed class ScriptPatience : Constraint
{
    /// <summary>How long a script may run.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(50);

    private const int FewStatements = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private long started = Stopwatch.GetTimestamp();
    private int checks;

    /// <inheritdoc/>
    public override void Reset() => (started, checks) = (Stopwatch.GetTimestamp(), 0);

    /// <inheritdoc/>
    public override void Check()
    {
        // The clock costs more than a statement: it is looked at now and then.
        if (
            ++checks % 64 == 0
            && Stopwatch.GetElapsedTime(started) > (checks > FewStatements ? LongestTime : LongestWait)
        )
            throw new TimeoutException("the script took too long");
    }
}

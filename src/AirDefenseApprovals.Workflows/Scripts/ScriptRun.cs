using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Running;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>Evaluates JavaScript in the sandbox, and hands it the instance's variables, inputs and facts.</summary>
/// <remarks>A script that leaves its bounds fails its act, so nothing comes to depend on where exactly they are.</remarks>
internal static class ScriptRun
{
    private const int LongestReason = 500;

    /// <summary>Runs a script and tells its value as JSON text; variables it sets are set.</summary>
    /// <exception cref="ActivityFailure">The script throws, or leaves its bounds.</exception>
    public static string Evaluate(InstanceRun run, Frame frame, Expression expression)
    {
        try
        {
            return run.Timed(frame.Node, () =>
                expression.IsPlain
                    ? new Evaluation(run, frame, expression, null).Run()
                    : ScriptWatch.Run(watch => new Evaluation(run, frame, expression, watch).Run())
            );
        }
        catch (Exception exception) when (exception is not ActivityFailure) // whatever the interpreter throws, the script made it do so
        {
            var reason = Characters.Shortened(Characters.WellFormed(exception.Message), LongestReason);
            throw new ActivityFailure(frame.Node, $"its script failed: {reason}", exception);
        }
    }
}

using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>
/// Elsa.ExecuteWorkflow. To Elsa the executed process is an instance of its own: it runs until it waits or ends before anything else of the
/// executing one goes on, its signals stay inside, and its <c>Finish</c> ends it alone. Two things differ, since a case is one instance: a
/// fault inside faults the whole, and when the executing activity is canceled, what waits inside is canceled with it.
/// </summary>
internal static class Execution
{
    public static void Execute(InstanceRun run, Frame frame)
    {
        if (frame.Instance is null)
        {
            frame.Instance = new() { Inputs = Given(run, frame) };
            run.WorkInside(frame.Node.Body!, frame);
        }

        if (!HasEnded(run, frame))
            return;
        Cancellation.Drop(run, frame);
        Results.Set(run, frame, Result(frame));
        run.Complete(frame, Outcomes.Default);
    }

    /// <summary>Whether an executed process has ended, and not by a fault.</summary>
    public static bool HasEnded(InstanceRun run, Frame executing) =>
        run.Ended != WorkflowStatus.Faulted
        && (
            executing.Instance!.IsFinished
            || !run.Frames.Exists(frame => frame != executing && !frame.IsOver && frame.IsWithin(executing))
        );

    private static Dictionary<string, string> Given(InstanceRun run, Frame frame)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        if (frame.Node.Input("input") is not { } input)
            return given;
        using var value = JsonDocument.Parse(Values.As(new(ValueKind.Json, false), Values.Of(run, frame, input)));
        if (value.RootElement.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.RootElement.EnumerateObject())
                given[property.Name] = Json.Compact(property.Value);
        }

        return given;
    }

    // Elsa tells the outputs alone to who waited for them, and more to who did not.
    private static string Result(Frame executing)
    {
        var outputs =
            $"{{{string.Join(',', executing.Instance!.Outputs.Select(output => $"{Json.Quote(output.Key)}:{output.Value}"))}}}";
        return executing.HasWaited
            ? outputs
            : $$"""{"status":"Finished","subStatus":"Finished","output":{{outputs}}}""";
    }
}

using System.Globalization;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>The loops. Each round sees its own <c>CurrentValue</c> and, over items, <c>CurrentIndex</c>.</summary>
internal static class Looping
{
    public static void Execute(InstanceRun run, Frame frame)
    {
        if (frame.Node.Kind == ActivityKind.ParallelForEach)
            AllAtOnce(run, frame);
        else
            Next(run, frame);
    }

    public static void ChildCompleted(InstanceRun run, Frame frame)
    {
        if (frame.Node.Kind != ActivityKind.ParallelForEach)
            Next(run, frame);
        else if (--frame.Counter == 0)
            run.Complete(frame, Outcomes.Default);
    }

    private static void Next(InstanceRun run, Frame frame)
    {
        var round = frame.Breaking
            ? null
            : frame.Node.Kind switch
            {
                ActivityKind.For => NextStep(run, frame),
                ActivityKind.ForEach => NextItem(run, frame),
                _ => Values.Truth(run, frame, "condition") ? new(StringComparer.Ordinal) : null,
            };
        if (round is null || frame.Node.Body is null)
            run.Complete(frame, Outcomes.Default);
        else
            run.Schedule(frame.Node.Body, frame, variables: round.Count > 0 ? round : null);
    }

    private static Dictionary<string, string>? NextStep(InstanceRun run, Frame frame)
    {
        var (start, end, step) = (
            Values.Whole(run, frame, "start", 0),
            Values.Whole(run, frame, "end", 0),
            Values.Whole(run, frame, "step", 1)
        );
        var inclusive =
            Values.Once(run, frame, "outerBoundInclusive") is not { } written
            || Values.As(new(ValueKind.Boolean, false), written) == "true";
        var current = frame.Counter is { } before ? before + step : start;
        var goesOn = step >= 0 ? current < end : current > end;
        if (!goesOn && !(inclusive && current == end))
            return null;
        frame.Counter = current;
        var value = current.ToString(CultureInfo.InvariantCulture);
        Results.Capture(run, frame, value);
        return new(StringComparer.Ordinal) { ["CurrentValue"] = value };
    }

    private static Dictionary<string, string>? NextItem(InstanceRun run, Frame frame)
    {
        var (items, index) = (Items(run, frame), frame.Counter ?? 0);
        if (index >= items.Length)
            return null;
        frame.Counter = index + 1;
        Results.Capture(run, frame, items[index]);
        return Round(items[index], index);
    }

    private static void AllAtOnce(InstanceRun run, Frame frame)
    {
        var items = Items(run, frame);
        frame.Counter = items.Length;
        for (var index = 0; index < items.Length; index++)
            run.Schedule(frame.Node.Body!, frame, variables: Round(items[index], index));
        if (items.Length == 0)
            run.Complete(frame, Outcomes.Default);
    }

    private static Dictionary<string, string> Round(string item, int index) =>
        new(StringComparer.Ordinal)
        {
            ["CurrentIndex"] = index.ToString(CultureInfo.InvariantCulture),
            ["CurrentValue"] = item,
        };

    private static string[] Items(InstanceRun run, Frame frame) =>
        frame.Node.Kind == ActivityKind.ForEach ? Values.Items(run, frame) : Values.ParallelItems(run, frame);
}

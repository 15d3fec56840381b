using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Running;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>
/// Evaluates JavaScript in a sandbox: no CLR, no clock worth the name, bounded statements, memory, depth and time. The bound of time is a
/// last resort against what the others do not catch; a script that runs into it fails its act, so nothing comes to depend on it.
/// </summary>
internal static class ScriptRun
{
    private const int MostStatements = 10_000, MostBytes = 4_000_000, MostDepth = 64;
    private static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(50);

    /// <summary>The value of a script as JSON text; variables it sets are set.</summary>
    /// <exception cref="ActivityFailure">The script throws, or leaves its bounds.</exception>
    public static string Evaluate(InstanceRun run, Frame frame, Expression expression)
    {
        try
        {
            var engine = new Engine(options => options.LimitMemory(MostBytes).MaxStatements(MostStatements).LimitRecursion(MostDepth).TimeoutInterval(LongestTime).LocalTimeZone(TimeZoneInfo.Utc));
            var before = Offer(engine, run, frame, expression);
            var result = Text(engine, engine.Evaluate(expression.Script));
            if (before is not null)
                TakeBack(engine, run, frame, before);
            return result;
        }
        catch (Exception exception) when (exception is JintException or TimeoutException or OperationCanceledException or InsufficientExecutionStackException)
        {
            throw new ActivityFailure(frame.Node, $"its script failed: {exception.Message}", exception);
        }
    }

    private static Dictionary<string, string>? Offer(Engine engine, InstanceRun run, Frame frame, Expression expression)
    {
        var parser = new JsonParser(engine);
        engine.SetValue("getVariable", new Func<string, JsValue>(name => Find(run, frame, name) is { } scope ? parser.Parse(scope[name]) : JsValue.Null));
        engine.SetValue("setVariable", new Action<string, JsValue>((name, value) => Set(run, frame, name, Text(engine, value))));
        engine.SetValue("getInput", new Func<string, JsValue>(_ => JsValue.Undefined));
        engine.SetValue("getLastResult", new Func<JsValue>(() => JsValue.Undefined));
        if (expression.UsesCase)
            engine.SetValue(ScriptPreparation.CaseName, run.Facts is { } facts ? parser.Parse(facts.GetRawText()) : JsValue.Undefined);
        if (!expression.UsesVariables)
            return null;
        var all = Visible(run, frame);
        engine.SetValue("variables", parser.Parse($"{{{string.Join(',', all.Select(pair => $"{Json.Quote(pair.Key)}:{pair.Value}"))}}}"));
        return all;
    }

    private static void TakeBack(Engine engine, InstanceRun run, Frame frame, Dictionary<string, string> before)
    {
        var variables = engine.GetValue("variables");
        if (!variables.IsObject())
            return;
        foreach (var (name, value) in before)
        {
            var after = Text(engine, variables.AsObject().Get(name));
            if (after != value)
                Set(run, frame, name, after);
        }
    }

    private static string Text(Engine engine, JsValue value) =>
        value.IsUndefined() || new JsonSerializer(engine).Serialize(value, JsValue.Undefined, JsValue.Undefined) is not { } text || text.IsUndefined() ? "null" : text.AsString();

    private static Dictionary<string, string> Visible(InstanceRun run, Frame frame)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var holder = frame; holder is not null; holder = holder.Parent)
        {
            foreach (var (name, value) in holder.Variables ?? [])
                all.TryAdd(name, value);
        }

        foreach (var (name, value) in run.Variables)
            all.TryAdd(name, value);
        return all;
    }

    private static Dictionary<string, string>? Find(InstanceRun run, Frame frame, string name)
    {
        for (var holder = frame; holder is not null; holder = holder.Parent)
        {
            if (holder.Variables?.ContainsKey(name) == true)
                return holder.Variables;
        }

        return run.Variables.ContainsKey(name) ? run.Variables : null;
    }

    private static void Set(InstanceRun run, Frame frame, string name, string value)
    {
        var scope = Find(run, frame, name) ?? run.Variables;
        scope[name] = Values.As(TypeOf(run, frame, name), frame.Node, value);
    }

    private static ValueType TypeOf(InstanceRun run, Frame frame, string name)
    {
        for (var holder = frame; holder is not null; holder = holder.Parent)
        {
            if (Array.Find(holder.Node.Variables, variable => variable.Name == name) is { } found)
                return found.Type;
        }

        return Array.Find(run.Definition.Workflow.Variables, variable => variable.Name == name)?.Type ?? ValueType.Any;
    }
}

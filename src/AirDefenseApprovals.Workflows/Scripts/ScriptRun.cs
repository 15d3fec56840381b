using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Running;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using JsonSerializer = Jint.Native.Json.JsonSerializer;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>
/// Evaluates JavaScript in a sandbox: no CLR, no clock worth the name, bounded statements, memory, depth and time. The bound of time is a
/// last resort against what the others do not catch; a script that runs into it fails its act, so nothing comes to depend on it.
/// </summary>
internal static class ScriptRun
{
    private const int MostStatements = 10_000,
        MostBytes = 4_000_000,
        MostDepth = 64;

    /// <summary>The value of a script as JSON text; variables it sets are set.</summary>
    /// <exception cref="ActivityFailure">The script throws, or leaves its bounds.</exception>
    public static string Evaluate(InstanceRun run, Frame frame, Expression expression)
    {
        try
        {
            var engine = new Engine(options =>
                options
                    .LimitMemory(MostBytes)
                    .MaxStatements(MostStatements)
                    .LimitRecursion(MostDepth)
                    .Constraint(new ScriptPatience())
                    .RegexTimeoutInterval(ScriptPatience.LongestTime)
                    .LocalTimeZone(TimeZoneInfo.Utc)
            );
            var before = Offer(engine, run, frame, expression);
            var result = Text(engine, engine.Evaluate(expression.Script));
            if (before is not null)
                TakeBack(engine, run, frame, before);
            return result;
        }
        catch (Exception exception)
            when (exception
                    is JintException
                        or TimeoutException
                        or OperationCanceledException
                        or InsufficientExecutionStackException
            )
        {
            throw new ActivityFailure(frame.Node, $"its script failed: {exception.Message}", exception);
        }
    }

    private static Dictionary<string, string>? Offer(Engine engine, InstanceRun run, Frame frame, Expression expression)
    {
        var parser = new JsonParser(engine);
        var scope = run.ScopeOf(frame);
        var process = InstanceRun.Executing(frame)?.Node.Child ?? run.Definition;
        JsValue Get(string name) =>
            ScriptScope.Find(run, frame, name) is { } holder
                ? Value(engine, parser, ScriptScope.TypeOf(run, frame, name), holder[name])
                : JsValue.Null;
        void Put(string name, JsValue value) => ScriptScope.Set(run, frame, name, Text(engine, value));
        engine.SetValue("getVariable", new Func<string, JsValue>(Get));
        engine.SetValue("setVariable", new Action<string, JsValue>(Put));
        engine.SetValue(
            "getInput",
            new Func<string, JsValue>(name => parser.Parse(scope.Inputs.GetValueOrDefault(name, "null")))
        );
        engine.SetValue("getLastResult", new Func<JsValue>(() => parser.Parse(scope.LastResult)));
        engine.SetValue("isNullOrWhiteSpace", new Func<string?, bool>(string.IsNullOrWhiteSpace));
        engine.SetValue("isNullOrEmpty", new Func<string?, bool>(string.IsNullOrEmpty));
        engine.SetValue("getWorkflowDefinitionId", new Func<string>(() => process.DefinitionId));
        engine.SetValue("getWorkflowDefinitionVersion", new Func<int>(() => process.Version));
        foreach (var accessor in expression.Accessors)
        {
            if (accessor.IsInput)
                engine.SetValue(
                    accessor.Function,
                    new Func<JsValue>(() => parser.Parse(ScriptScope.Input(scope, accessor.Variable)))
                );
            else if (accessor.IsSetter)
                engine.SetValue(accessor.Function, new Action<JsValue>(value => Put(accessor.Variable, value)));
            else
                engine.SetValue(accessor.Function, new Func<JsValue>(() => Get(accessor.Variable)));
        }

        if (expression.UsesCase)
            engine.SetValue(
                ScriptPreparation.CaseName,
                run.Facts is { } facts ? parser.Parse(facts.GetRawText()) : JsValue.Undefined
            );
        if (!expression.UsesVariables)
            return null;
        var all = ScriptScope.Visible(run, frame);
        var variables = new JsObject(engine);
        foreach (var (name, json) in all)
            variables.Set(name, Value(engine, parser, ScriptScope.TypeOf(run, frame, name), json));
        engine.SetValue("variables", variables);
        return all.ToDictionary(pair => pair.Key, pair => Text(engine, variables.Get(pair.Key)));
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
                ScriptScope.Set(run, frame, name, after);
        }
    }

    private static string Text(Engine engine, JsValue value) =>
        value.IsUndefined()
        || new JsonSerializer(engine).Serialize(value, JsValue.Undefined, JsValue.Undefined) is not { } text
        || text.IsUndefined()
            ? "null"
            : text.AsString();

    // A date is a date to a script; all else is what its JSON says.
    private static JsValue Value(Engine engine, JsonParser parser, ValueType type, string json)
    {
        if (type is not { Kind: ValueKind.DateTime or ValueKind.DateTimeOffset, IsArray: false } || json == "null")
            return parser.Parse(json);
        return JsValue.FromObject(
            engine,
            DateTimeOffset
                .Parse(
                    JsonElement.Parse(json).GetString()!,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal
                )
                .UtcDateTime
        );
    }
}

using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Running;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>One evaluation of one script.</summary>
/// <param name="run">The advance of the instance.</param>
/// <param name="frame">The execution that the script belongs to.</param>
/// <param name="expression">The script.</param>
/// <param name="watch">What keeps a script that was given up from the instance; null for a plain one.</param>
internal sealed class Evaluation(InstanceRun run, Frame frame, Expression expression, ScriptWatch? watch)
{
    private readonly Engine engine = Sandbox.Create(expression.IsPlain);

    /// <summary>Runs the script and tells its value as JSON text.</summary>
    public string Run()
    {
        var before = Offer();
        var result = Text(engine.Evaluate(expression.Script));
        if (before is not null)
            TakeBack(before);
        return result;
    }

    private Dictionary<string, string>? Offer()
    {
        var parser = new JsonParser(engine);
        var scope = run.ScopeOf(frame);
        var process = InstanceRun.Executing(frame)?.Node.Child ?? run.Definition;
        JsValue Get(string name) =>
            Of(() => ScriptScope.Find(run, frame, name)?[name]) is { } json
                ? Value(parser, ScriptScope.TypeOf(run, frame, name), json)
                : JsValue.Null;
        engine.SetValue("getVariable", new Func<string, JsValue>(Get));
        engine.SetValue("setVariable", new Action<string, JsValue>(Put));
        engine.SetValue(
            "getInput",
            new Func<string, JsValue>(name => parser.Parse(scope.Inputs.GetValueOrDefault(name, "null")))
        );
        engine.SetValue("getLastResult", new Func<JsValue>(() => parser.Parse(Of(() => scope.LastResult))));
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
            variables.Set(name, Value(parser, ScriptScope.TypeOf(run, frame, name), json));
        engine.SetValue("variables", variables);
        return all.ToDictionary(pair => pair.Key, pair => Text(variables.Get(pair.Key)));
    }

    private void TakeBack(Dictionary<string, string> before)
    {
        var variables = engine.GetValue("variables");
        if (!variables.IsObject())
            return;
        foreach (var (name, value) in before)
        {
            var after = Text(variables.AsObject().Get(name));
            if (after != value)
                Set(name, after);
        }
    }

    private void Put(string name, JsValue value) => Set(name, Text(value));

    private void Set(string name, string value) =>
        Of(() =>
        {
            ScriptScope.Set(run, frame, name, value);
            return true;
        });

    private T Of<T>(Func<T> act) => watch is null ? act() : watch.Do(act);

    private string Text(JsValue value) => Sandbox.Text(engine, value, expression.IsPlain);

    // A date is a date to a script; all else is what its JSON says.
    private JsValue Value(JsonParser parser, ValueType type, string json)
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

namespace AirDefenseApprovals.Workflows;

/// <summary>The kinds of mistake that <see cref="WorkflowDefinition.Read"/> finds: keys of the sentences in the resources.</summary>
public static class DefinitionMistakes
{
    /// <summary>The text is not JSON, or is nested too deeply; the argument is the parser's message. The path is <c>$</c>.</summary>
    public const string MalformedJson = "malformed-json";

    /// <summary>A text or name that escapes half a surrogate pair, which no string can hold.</summary>
    public const string UnreadableText = "unreadable-text";

    /// <summary>The document is not a JSON object. The path is <c>$</c>.</summary>
    public const string NotAnObject = "not-an-object";

    /// <summary>
    /// A property has the wrong kind of value; the argument is the kind expected (<c>object</c>, <c>array</c>,
    /// <c>string</c>, <c>integer</c>).
    /// </summary>
    public const string WrongKind = "wrong-kind";

    /// <summary>Neither <c>definitionId</c> nor <c>id</c> nor <c>name</c> says which definition it is.</summary>
    public const string MissingDefinitionId = "missing-definition-id";

    /// <summary>There is no <c>root</c> activity.</summary>
    public const string MissingRoot = "missing-root";

    /// <summary>An activity has no <c>type</c>.</summary>
    public const string MissingType = "missing-type";

    /// <summary>An activity has no <c>id</c>.</summary>
    public const string MissingId = "missing-id";

    /// <summary>Two activities have the same id; the argument is the id.</summary>
    public const string DuplicateId = "duplicate-id";

    /// <summary>The engine does not know the activity's type; the argument is the type.</summary>
    public const string UnknownActivity = "unknown-activity";

    /// <summary>An activity of Elsa that this engine does not run (yet), e.g. <c>Elsa.HttpEndpoint</c>; the argument is the type.</summary>
    public const string UnsupportedActivity = "unsupported-activity";

    /// <summary>
    /// A property that would change what the activity does and that the engine does not support; the argument is its
    /// name.
    /// </summary>
    public const string UnsupportedProperty = "unsupported-property";

    /// <summary>The definition holds too many activities; the argument is the limit.</summary>
    public const string TooManyActivities = "too-many-activities";

    /// <summary>A connection names an activity that the flowchart does not have; the argument is the activity's id.</summary>
    public const string UnknownConnectionActivity = "unknown-connection-activity";

    /// <summary>A connection lacks its source or target.</summary>
    public const string IncompleteConnection = "incomplete-connection";

    /// <summary>A human task does not say which role completes it.</summary>
    public const string MissingRole = "missing-role";

    /// <summary>An activity lacks an input without which it can't run; the argument is the input's name.</summary>
    public const string MissingInput = "missing-input";

    /// <summary>A loop has no body, so it would never complete.</summary>
    public const string MissingBody = "missing-body";

    /// <summary>The language of an expression is not supported; the argument is the language, e.g. <c>Liquid</c>.</summary>
    public const string UnsupportedExpression = "unsupported-expression";

    /// <summary>JavaScript that does not parse; the argument is the parser's message.</summary>
    public const string BadJavaScript = "bad-javascript";

    /// <summary>JavaScript that calls a function of Elsa which the engine does not have; the argument is the function's name.</summary>
    public const string UnsupportedFunction = "unsupported-function";

    /// <summary>An expression of type Object whose text is not JSON; the argument is the text.</summary>
    public const string BadObject = "bad-object";

    /// <summary>A literal that is not of the type its input needs; the argument is the literal.</summary>
    public const string BadLiteral = "bad-literal";

    /// <summary>A variable without a name.</summary>
    public const string MissingVariableName = "missing-variable-name";

    /// <summary>Two variables of one scope have the same name; the argument is the name.</summary>
    public const string DuplicateVariable = "duplicate-variable";

    /// <summary>An expression or activity names a variable that is not in scope; the argument is its id or name.</summary>
    public const string UnknownVariable = "unknown-variable";

    /// <summary>The type of a variable or input is not supported; the argument is the type's name.</summary>
    public const string UnknownVariableType = "unknown-variable-type";

    /// <summary>A variable's initial value is not of its type; the argument is the value.</summary>
    public const string BadVariableValue = "bad-variable-value";

    /// <summary>An expression of type Input names an input that the definition does not declare; the argument is its name.</summary>
    public const string UnknownInput = "unknown-input";

    /// <summary>A mode of a join or switch that does not exist; the argument is the mode.</summary>
    public const string UnknownMode = "unknown-mode";

    /// <summary>No process of this id is published that another could execute; the argument is the id.</summary>
    public const string UnknownWorkflow = "unknown-workflow";

    /// <summary>A process would execute itself, be it through others; the argument is the id of the one it executes.</summary>
    public const string CircularWorkflow = "circular-workflow";

    /// <summary>Every slug, for the test that each has its sentence.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        MalformedJson,
        UnreadableText,
        NotAnObject,
        WrongKind,
        MissingDefinitionId,
        MissingRoot,
        MissingType,
        MissingId,
        DuplicateId,
        UnknownActivity,
        UnsupportedActivity,
        UnsupportedProperty,
        TooManyActivities,
        UnknownConnectionActivity,
        IncompleteConnection,
        MissingRole,
        MissingInput,
        MissingBody,
        UnsupportedExpression,
        BadJavaScript,
        UnsupportedFunction,
        BadObject,
        BadLiteral,
        MissingVariableName,
        DuplicateVariable,
        UnknownVariable,
        UnknownVariableType,
        BadVariableValue,
        UnknownInput,
        UnknownMode,
        UnknownWorkflow,
        CircularWorkflow,
    ];
}

using Acornima.Ast;
using Jint;

namespace AirDefenseApprovals.Workflows.Graph;

internal enum ExpressionKind
{
    Literal,
    Variable,
    Input,
    JavaScript,
}

/// <summary>An expression, checked and prepared when the definition is read. Literal and Object both end as JSON text.</summary>
internal sealed record Expression(ExpressionKind Kind, string Path)
{
    /// <summary>The value of a literal as JSON text, or the name of an input.</summary>
    public string Text { get; init; } = "null";

    public VariableReference? Variable { get; init; }

    public Prepared<Script> Script { get; init; }

    /// <summary>Whether the script only reads, compares, reckons and chooses: then it needs nobody to watch it.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether the script speaks of <c>variables</c>, the object that is copied in and back.</summary>
    public bool UsesVariables { get; init; }

    /// <summary>Whether the script speaks of <c>case</c>.</summary>
    public bool UsesCase { get; init; }

    /// <summary>
    /// The functions that Elsa makes of variables and inputs and that the script calls: <c>getTotal()</c>,
    /// <c>setTotal(1)</c>.
    /// </summary>
    public Accessor[] Accessors { get; init; } = [];
}

/// <summary>A function that reads or sets one variable, or reads one input.</summary>
internal readonly record struct Accessor(string Function, string Variable, bool IsSetter = false, bool IsInput = false);

using System.Collections.Frozen;
using Acornima.Ast;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>
/// Tells whether a script is plain: it reads, compares, reckons and chooses, as nearly all do, and nothing in it can grow, repeat or wait
/// between two looks at its bounds. A plain script runs at once; any other runs where it can be given up (<see cref="ScriptWatch"/>).
/// </summary>
internal static class PlainScript
{
    private const int MostNodes = 1_000,
        MostPlaces = 10;

    /// <summary>Functions without an object before them: all else that may be called so are those of variables and inputs.</summary>
    private static readonly FrozenSet<string> Functions = FrozenSet.Create(
        StringComparer.Ordinal,
        "getVariable",
        "setVariable",
        "getInput",
        "getLastResult",
        "getWorkflowDefinitionId",
        "getWorkflowDefinitionVersion",
        "isNullOrWhiteSpace",
        "isNullOrEmpty",
        "String",
        "Number",
        "Boolean"
    );

    /// <summary>
    /// Methods that take no longer than what they are called on is long, and make nothing longer than what they are
    /// given.
    /// </summary>
    private static readonly FrozenSet<string> Methods = FrozenSet.Create(
        StringComparer.Ordinal,
        "abs",
        "at",
        "ceil",
        "charAt",
        "endsWith",
        "floor",
        "getDate",
        "getFullYear",
        "getMonth",
        "getTime",
        "getUTCDate",
        "getUTCFullYear",
        "getUTCMonth",
        "includes",
        "indexOf",
        "isArray",
        "isInteger",
        "max",
        "min",
        "round",
        "slice",
        "startsWith",
        "substring",
        "toFixed",
        "toISOString",
        "toLowerCase",
        "toString",
        "toUpperCase",
        "trim",
        "trunc"
    );

    /// <summary>Whether a script is plain.</summary>
    /// <param name="script">The script as it was read.</param>
    /// <param name="accessors">The names of the functions of variables and inputs that it calls.</param>
    public static bool Is(Script script, ISet<string> accessors)
    {
        var (count, keeps, builds) = (0, false, false);
        var open = new Stack<Node>([script]); // not by recursion: a script may be nested deeply
        while (open.TryPop(out var node))
        {
            if (++count > MostNodes || !IsPlain(node, accessors))
                return false;
            keeps |= node is VariableDeclaration or ExpressionStatement { Expression: AssignmentExpression };
            builds |= node is ArrayExpression or ObjectExpression;
            foreach (var child in Within(node))
                open.Push(child);
        }

        // What is kept can be put into an array twice, and that array twice into another.
        return !(keeps && builds);
    }

    /// <summary>An assignment is plain as a statement of its own alone: within an expression a text could double again and again.</summary>
    private static IEnumerable<Node> Within(Node node) =>
        node is ExpressionStatement { Expression: AssignmentExpression { Left: Identifier or MemberExpression } set }
            ? [set.Left, set.Right]
            : [.. node.ChildNodes];

    private static bool IsPlain(Node node, ISet<string> accessors) =>
        node switch
        {
            BigIntLiteral or RegExpLiteral => false,
            Script or ExpressionStatement or ReturnStatement or IfStatement or BlockStatement or EmptyStatement => true,
            VariableDeclaration or VariableDeclarator => true,
            Literal or Identifier or TemplateElement => true,
            TemplateLiteral text => text.Expressions.Count <= MostPlaces,
            UpdateExpression => false,
            UnaryExpression or BinaryExpression or ConditionalExpression or ChainExpression => true,
            MemberExpression member => !member.Computed || member.Property is Literal,
            NewExpression made => made.Callee is Identifier { Name: "Date" },
            CallExpression call => IsPlain(call.Callee, accessors, call.Arguments.Count),
            ArrayExpression array => array.Elements.All(element => element is not null),
            ObjectExpression => true,
            ObjectProperty
            {
                Computed: false,
                Method: false,
                Kind: PropertyKind.Init,
                Key: Identifier or StringLiteral
            } => true,
            _ => false,
        };

    private static bool IsPlain(Node callee, ISet<string> accessors, int arguments) =>
        callee switch
        {
            Identifier { Name: var name } => Functions.Contains(name) || accessors.Contains(name),
            MemberExpression { Computed: false, Property: Identifier { Name: var method } } => Methods.Contains(method)
                && arguments <= 2,
            _ => false,
        };
}

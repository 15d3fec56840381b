using System.Collections.Frozen;
using System.Text;
using Acornima;
using AirDefenseApprovals.Workflows.Graph;
using Jint;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>Parses JavaScript when a definition is read, so that a mistake in it is found then and a step does not parse.</summary>
internal static class ScriptPreparation
{
    /// <summary>
    /// The name that <c>case</c> has inside the interpreter: <c>case</c> is a word of JavaScript itself, and cannot name anything. It is as
    /// long as the word, so that the parser's messages point at the right column.
    /// </summary>
    public const string CaseName = "$ada";

    // Functions that Elsa or JavaScript offers and this engine does not: calling one would fail in the middle of a case.
    private static readonly FrozenSet<string> NotOffered = FrozenSet.Create(
        StringComparer.Ordinal,
        "getOutputFrom",
        "getWorkflowDefinitionVersionId",
        "getWorkflowInstanceId",
        "getWorkflowInstanceName",
        "setWorkflowInstanceName",
        "getCorrelationId",
        "setCorrelationId",
        "getConfig",
        "getSecret",
        "newGuid",
        "newGuidString",
        "newShortGuid",
        "getShortGuid",
        "bytesFromBase64",
        "bytesToBase64",
        "bytesToString",
        "bytesFromString",
        "parseGuid",
        "getGuidString",
        "stringToBase64",
        "stringFromBase64",
        "streamToBytes",
        "streamToBase64",
        "toJson",
        "fetch",
        "require",
        "setTimeout",
        "setInterval",
        "eval",
        // These wait, share memory or outlive the script: nothing in this sandbox has them.
        "Atomics",
        "SharedArrayBuffer",
        "ShadowRealm",
        "FinalizationRegistry",
        "WeakRef"
    );

    private static readonly ScriptPreparationOptions Options = ScriptPreparationOptions.Default with
    {
        ParsingOptions = ScriptParsingOptions.Default with { AllowReturnOutsideFunction = true },
    };

    public static Expression? Prepare(string text, string path, Node scope, out string? slug, out string? argument)
    {
        (slug, argument) = (null, null);
        try
        {
            var rewritten = Rewrite(text, out var names);
            if (names.Find(NotOffered.Contains) is { } missing)
            {
                (slug, argument) = (DefinitionMistakes.UnsupportedFunction, missing);
                return null;
            }

            var script = Engine.PrepareScript(rewritten, options: Options);
            var accessors = Accessors(names, scope);
            return new(ExpressionKind.JavaScript, path)
            {
                Text = text,
                Script = script,
                IsPlain = PlainScript.Is(script.Program!, accessors.Select(a => a.Function).ToHashSet()),
                UsesVariables = names.Contains("variables"),
                UsesCase = names.Contains(CaseName),
                Accessors = accessors,
            };
        }
        catch (Exception exception)
            when (exception is ParseErrorException or ScriptPreparationException or InsufficientExecutionStackException)
        {
            (slug, argument) = (
                DefinitionMistakes.BadJavaScript,
                exception.InnerException is ParseErrorException inner ? inner.Message : exception.Message
            );
            return null;
        }
    }

    private static Accessor[] Accessors(List<string> names, Node scope)
    {
        // An input hides a variable of its name.
        var accessors = (
            from input in scope.Workflow.Takes
            let function = "get" + input.Name
            where names.Contains(function)
            select new Accessor(function, input.Name, IsInput: true)
        ).ToList();
        for (var holder = scope; holder is not null; holder = holder.Outer)
        {
            foreach (var name in holder.Variables.Select(variable => variable.Name).Concat(RoundOf(holder)))
                accessors.AddRange(
                    from prefix in (string[])["get", "set"]
                    let function = prefix + Pascal(name)
                    where names.Contains(function)
                    select new Accessor(function, name, IsSetter: prefix == "set")
                );
        }

        return [.. accessors.DistinctBy(accessor => accessor.Function)];
    }

    private static string[] RoundOf(Node node) =>
        node.Kind switch
        {
            ActivityKind.For => ["CurrentValue"],
            ActivityKind.ForEach or ActivityKind.ParallelForEach => ["CurrentIndex", "CurrentValue"],
            _ => [],
        };

    // As Humanizer does, which Elsa uses: a letter at the start or after a blank, dash or underscore is raised, and these are dropped.
    internal static string Pascal(string name)
    {
        var result = new StringBuilder();
        var raise = true;
        foreach (var character in name)
        {
            if (character is '_' or '-' or ' ')
            {
                raise = true;
                continue;
            }

            result.Append(raise ? char.ToUpperInvariant(character) : character);
            raise = false;
        }

        return result.ToString();
    }

    /// <summary>
    /// Replaces the word <c>case</c> where it names the case, that is before <c>.name</c>, <c>?.</c> or <c>[</c> of an expression; strings,
    /// comments, property names and the <c>case</c> of a switch stay. Only tokens are looked at, so no string is ever touched.
    /// </summary>
    /// <param name="text">The script.</param>
    /// <param name="names">The free-standing names of the script: not the names of properties.</param>
    internal static string Rewrite(string text, out List<string> names)
    {
        names = [];
        var result = new StringBuilder(text);
        var tokens = new List<(TokenKind Kind, string Text, int Start)>();
        var tokenizer = new Tokenizer(text);
        for (var token = tokenizer.GetToken(); token.Kind != TokenKind.EOF; token = tokenizer.GetToken())
            tokens.Add((token.Kind, text[token.Start..token.End], token.Start));
        for (var index = 0; index < tokens.Count; index++)
        {
            var before = index > 0 ? tokens[index - 1].Text : "";
            if (before is "." or "?.")
                continue;
            if (tokens[index] is { Kind: TokenKind.Identifier } name)
                names.Add(name.Text);
            else if (
                tokens[index] is { Kind: TokenKind.Keyword, Text: "case" } word
                && NamesTheCase(before, index + 1 < tokens.Count ? tokens[index + 1].Text : "")
            )
            {
                result.Remove(word.Start, 4).Insert(word.Start, CaseName);
                names.Add(CaseName);
            }
        }

        return result.ToString();
    }

    // "case [1]:" may stand in a switch, but there a statement has just ended.
    private static bool NamesTheCase(string before, string after) =>
        after switch
        {
            "." or "?." => true,
            "[" => before is not ("{" or "}" or ";" or ":"),
            ")" or "," or ";" or "" => before is "(" or "," or "=" or "return" or "" or "!",
            _ => false,
        };
}

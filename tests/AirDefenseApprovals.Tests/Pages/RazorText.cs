using System.Text;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The markup of a Razor page without its C#: what a page would say if all its expressions said nothing.</summary>
internal sealed class RazorText(string source)
{
    private static readonly string[] Void =
    [
        "area",
        "base",
        "br",
        "col",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "wbr",
        "partial",
        "field-error",
        "page-json",
    ];
    private static readonly string[] Line =
    [
        "page",
        "model",
        "inject",
        "using",
        "addTagHelper",
        "namespace",
        "inherits",
        "layout",
        "attribute",
    ];
    private readonly StringBuilder markup = new();
    private int at;

    public static string Of(string source)
    {
        var text = new RazorText(source);
        while (text.at < source.Length)
            text.Markup(() => false);
        return text.markup.ToString();
    }

    /// <summary>Markup until something ends it.</summary>
    private void Markup(Func<bool> ends)
    {
        while (at < source.Length && !ends())
        {
            if (source[at] == '@')
                Transition();
            else
                markup.Append(source[at++]);
        }
    }

    private void Transition()
    {
        at++;
        if (At("@"))
        {
            markup.Append('@');
            at++;
        }
        else if (At("*"))
        {
            at = source.IndexOf("*@", at, StringComparison.Ordinal) + 2;
        }
        else if (At("("))
        {
            Balanced();
            markup.Append(' ');
        }
        else if (At("{"))
        {
            Code();
        }
        else if (Word() is { Length: > 0 } word)
        {
            if (Line.Contains(word))
                at = Math.Max(at, source.IndexOf('\n', at));
            else if (word == "functions")
            {
                Space();
                Balanced();
            }
            else if (word == "section")
            {
                Space();
                Word();
                Space();
                at++;
                Markup(() => source[at] == '}');
                at++;
            }
            else if (word is "if" or "foreach" or "for" or "while" or "switch" or "using" or "lock")
            {
                Space();
                Balanced();
                Space();
                Code();
                Else();
            }
            else
            {
                if (word == "await")
                {
                    Space();
                    Word();
                }
                Chain();
                markup.Append(' ');
            }
        }
        else
            markup.Append('@');
    }

    private void Else()
    {
        while (true)
        {
            var before = at;
            Space();
            if (!At("else"))
            {
                at = before;
                return;
            }
            at += 4;
            Space();
            if (At("if"))
            {
                at += 2;
                Space();
                Balanced();
                Space();
            }
            Code();
        }
    }

    /// <summary>A block of C#, its statements left out and the markup between them kept.</summary>
    private void Code()
    {
        at++; // {
        while (at < source.Length)
        {
            Space();
            if (At("}"))
            {
                at++;
                return;
            }
            if (At("@*"))
                at = source.IndexOf("*@", at, StringComparison.Ordinal) + 2;
            else if (At("//"))
                at = source.IndexOf('\n', at);
            else if (At("<") && char.IsLetter(source[at + 1]))
                Element();
            else if (At("@:"))
            {
                at += 2;
                Markup(() => source[at] == '\n');
            }
            else if (At("@"))
                Transition();
            else
                Statement();
        }
    }

    /// <summary>To the end of a statement, or through its blocks, which may hold markup.</summary>
    private void Statement()
    {
        var assigned = false;
        while (at < source.Length)
        {
            switch (source[at])
            {
                case ';':
                    at++;
                    return;
                case '}':
                    return;
                case '(' or '[' or '"' or '\'' or '$':
                    Balanced();
                    break;
                case '{' when assigned:
                    Balanced();
                    break;
                case '{':
                    Code();
                    return;
                case '=':
                    assigned = true;
                    at++;
                    break;
                default:
                    at++;
                    break;
            }
        }
    }

    /// <summary>An element with all that is in it.</summary>
    private void Element()
    {
        var depth = 0;
        do
        {
            Markup(() => source[at] == '<');
            if (at >= source.Length)
                return;
            var closes = source[at + 1] == '/';
            var name = new string([
                .. source.AsSpan(at + (closes ? 2 : 1)).ToArray().TakeWhile(c => char.IsLetterOrDigit(c) || c == '-'),
            ]);
            var quote = '\0';
            Markup(() =>
            {
                if (source[at] is '"' or '\'' && (quote == '\0' || quote == source[at]))
                    quote = quote == '\0' ? source[at] : '\0';
                return quote == '\0' && source[at] == '>';
            });
            var ended = source[at - 1] == '/' || Void.Contains(name);
            markup.Append(source[at++]);
            depth +=
                closes ? -1
                : ended ? 0
                : 1;
        } while (depth > 0);
    }

    /// <summary>What follows an expression's first word.</summary>
    private void Chain()
    {
        while (at < source.Length)
        {
            if (source[at] is '(' or '[')
                Balanced();
            else if (source[at] == '!' && at + 1 < source.Length && source[at + 1] is '.' or '[')
                at++;
            else if (
                source[at] is '.' or '?'
                && at + 1 < source.Length
                && (char.IsLetter(source[at + 1]) || (source[at] == '?' && source[at + 1] is '.' or '['))
            )
            {
                at++;
                Word();
            }
            else
                return;
        }
    }

    /// <summary>Over a string, or over brackets with all that is in them.</summary>
    private void Balanced()
    {
        if (source[at] == '$' && source[at + 1] != '"')
        {
            at++;
            return;
        }
        if (source[at] == '$')
            at++;
        if (source[at] is '"' or '\'')
        {
            var quote = source[at++];
            for (var depth = 0; at < source.Length && (depth > 0 || source[at] != quote); at++)
            {
                if (source[at] == '\\')
                    at++;
                else if (source[at] == '{')
                    depth++;
                else if (source[at] == '}' && depth > 0)
                    depth--;
            }

            at++;
            return;
        }

        var open = 0;
        do
        {
            if (source[at] is '"' or '\'' || (source[at] == '$' && source[at + 1] == '"'))
            {
                Balanced();
                continue;
            }
            if (source[at] is '(' or '[' or '{')
                open++;
            if (source[at] is ')' or ']' or '}')
                open--;
            at++;
        } while (open > 0 && at < source.Length);
    }

    private string Word()
    {
        var start = at;
        while (at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] == '_'))
            at++;
        return source[start..at];
    }

    private void Space()
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
            at++;
    }

    private bool At(string text) => string.CompareOrdinal(source, at, text, 0, text.Length) == 0;
}

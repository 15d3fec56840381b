using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Api.Refusals;

/// <summary>What each operation answered to bad requests: a line for each answer, with the kinds of request that got it.</summary>
internal sealed partial class RefusalRecord
{
    private readonly SortedDictionary<string, List<string>> answers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> sentences = new(StringComparer.Ordinal);

    /// <summary>Writes an answer down, as it came in Chinese and in English.</summary>
    public void Add(string door, string kind, Answer chinese, Answer english)
    {
        var kinds = answers.TryGetValue($"{door} -> {Line(chinese, english)}", out var known) ? known : [];
        answers[$"{door} -> {Line(chinese, english)}"] = kinds;
        if (!kinds.Contains(kind))
            kinds.Add(kind);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(
            "# How the API refuses: operation -> status, type, rule, fields, sentences <- kinds of bad request.\n"
        );
        text.Append("# Written by RefusalTests; ids and instants are left out.\n");
        foreach (var (answer, kinds) in answers)
            text.Append(answer).Append(" <- ").AppendJoin("; ", kinds).Append('\n');
        text.Append("\n# Sentences beside fields.\n");
        foreach (var sentence in sentences)
            text.Append(sentence).Append('\n');
        return text.ToString();
    }

    private string Line(Answer chinese, Answer english)
    {
        if (chinese.MediaType != "application/problem+json")
            return $"{chinese.Status}";
        var (zh, en) = (chinese.Json, english.Json);
        NoteSentences(zh["errors"], en["errors"]);
        var type = zh["type"]!.GetValue<string>();
        var rule = zh["rule"] is { } known ? " " + known : "";
        var fields = zh["errors"] is JsonObject errors
            ? $" [{string.Join(", ", errors.Select(e => e.Key).Order(StringComparer.Ordinal))}]"
            : "";
        return $"{chinese.Status} {type}{rule}{fields} | {Plain(zh["detail"])} | {Plain(en["detail"])}";
    }

    private void NoteSentences(JsonNode? chinese, JsonNode? english)
    {
        if (chinese is not JsonObject fields)
            return;
        foreach (var (field, texts) in fields)
        foreach (var (zh, en) in texts!.AsArray().Zip(english?[field]?.AsArray() ?? []))
            sentences.Add($"{Plain(zh)} | {Plain(en)}");
    }

    /// <summary>A sentence on one line, without what is different each time.</summary>
    private static string Plain(JsonNode? sentence)
    {
        var text = sentence?.GetValue<string>() ?? "";
        text = Id.Replace(text, "<id>");
        text = CaseNumber.Replace(text, "<number>");
        text = Instant.Replace(text, "<instant>");
        return LongText.Replace(text, "$1...").ReplaceLineEndings(" ");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Id { get; }

    [GeneratedRegex(@"\d{6}-\d{8}-\d{4}-\d", RegexOptions.CultureInvariant)]
    private static partial Regex CaseNumber { get; }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+([+-]\d\d:\d\d|Z)?", RegexOptions.CultureInvariant)]
    private static partial Regex Instant { get; }

    [GeneratedRegex(@"(长{5})长+", RegexOptions.CultureInvariant)]
    private static partial Regex LongText { get; }
}

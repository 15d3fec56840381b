using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// The filters of a worklist as its address has them. What is no filter, or says nothing, does not stay: so a kept view
/// can hold nothing else.
/// </summary>
public sealed record WorklistQuery(
    bool Everyone,
    CardColour? Card,
    string ItemCode,
    string Role,
    string Task,
    CaseState? State,
    string Q,
    WorklistSort Sort
)
{
    private const int Longest = 60;

    /// <summary>Reads an address's query.</summary>
    public static WorklistQuery Of(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query
            .GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => Cut(g.Last().Value.ToString()), StringComparer.OrdinalIgnoreCase);
        string Text(string name) => given.GetValueOrDefault(name, "");
        return new(
            Text("everyone").Equals("true", StringComparison.OrdinalIgnoreCase),
            Word<CardColour>(Text("card")),
            Text("itemCode"),
            Text("role"),
            Text("task"),
            Word<CaseState>(Text("state")),
            Text("q"),
            Word<WorklistSort>(Text("sort")) ?? WorklistSort.Left
        );
    }

    /// <summary>Reads what stands behind a question mark.</summary>
    public static WorklistQuery Of(string? text) => Of(QueryHelpers.ParseQuery(text ?? ""));

    /// <summary>What it narrows to.</summary>
    public WorklistFilter Filter =>
        new()
        {
            State = State,
            Card = Card,
            ItemCode = ItemCode,
            Text = Q,
            Mine = !Everyone,
            Practice = false,
            Role = Role,
            Task = Task,
            Sort = Sort,
        };

    /// <summary>Whether it narrows at all, beyond whose tasks they are.</summary>
    public bool Narrows => this with { Everyone = false, Sort = WorklistSort.Left } != Of("");

    /// <summary>What stands behind the question mark: always alike for the same filters.</summary>
    public override string ToString() =>
        string.Join(
            '&',
            new (string Name, string? Value)[]
            {
                ("everyone", Everyone ? "true" : null),
                ("card", Card?.ToString()),
                ("itemCode", ItemCode),
                ("role", Role),
                ("task", Task),
                ("state", State?.ToString()),
                ("q", Q),
                ("sort", Sort == WorklistSort.Left ? null : Sort.ToString()),
            }
                .Where(p => !string.IsNullOrEmpty(p.Value))
                .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")
        );

    private static string Cut(string text) => Characters.Cut(TextInput.Clean(text), Longest);

    private static T? Word<T>(string text)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : null;
}

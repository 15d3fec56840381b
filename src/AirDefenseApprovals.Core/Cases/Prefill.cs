using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>What a new application takes over from earlier ones of the same applicant, so that nothing is typed twice.</summary>
public static class Prefill
{
    /// <summary>The most projects that are offered.</summary>
    public const int MostProjects = 20;

    private const string ApprovalNumber = "approvalNumber";

    /// <summary>
    /// The values of an earlier form that an item's form asks for too: by the same name, of the same type, under the
    /// same label, and right by its own check.
    /// </summary>
    /// <param name="item">The item applied for.</param>
    /// <param name="earlier">The earlier case.</param>
    /// <param name="book">The rulebook.</param>
    public static ImmutableSortedDictionary<string, JsonElement> FormFor(ItemSheet item, Case earlier, Rulebook book)
    {
        if (!book.Items.ContainsKey(earlier.ItemCode))
            return ImmutableSortedDictionary<string, JsonElement>.Empty;
        var from = book.SheetOf(earlier);
        return earlier
            .Form.Where(value =>
                !FormField.IsEmpty(value.Value)
                && from.Field(value.Key) is { } asked
                && item.Field(value.Key) is { } asks
                && (asked.Type, asked.Label) == (asks.Type, asks.Label)
                && asks.Check(value.Value) is null
            )
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// The projects of some cases, each once, by its newest case. Two are the same by the code of the project (投资项目代码)
    /// or the number of its approval; where a case names no code, by name.
    /// </summary>
    /// <param name="newestFirst">The cases, newest first.</param>
    public static ImmutableArray<Case> Projects(IEnumerable<Case> newestFirst)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var projects = ImmutableArray.CreateBuilder<Case>();
        foreach (var @case in newestFirst.Where(c => c.Project.Name.Length > 0))
        {
            var name = "name " + @case.Project.Name;
            string[] numbers = [.. NumbersOf(@case)];
            var isKnown = numbers.Any(seen.Contains) || (@case.Project.Code.Length == 0 && seen.Contains(name));
            seen.UnionWith([name, .. numbers]);
            if (!isKnown)
                projects.Add(@case);
            if (projects.Count == MostProjects)
                break;
        }

        return projects.ToImmutable();
    }

    private static IEnumerable<string> NumbersOf(Case @case)
    {
        if (@case.Project.Code.Length > 0)
            yield return "code " + @case.Project.Code.Replace("-", "", StringComparison.Ordinal);
        if (@case.Form.TryGetValue(ApprovalNumber, out var number) && !FormField.IsEmpty(number))
            yield return "approval " + number;
    }
}

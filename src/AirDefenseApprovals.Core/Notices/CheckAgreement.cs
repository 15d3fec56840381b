using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>
/// Whether what the check found before handing in is what the office found (自查与审查一致率): the same materials and fields as its one-time
/// notice names (R4), or nothing where it accepted (R2). Warnings claim nothing, so they do not count. Sets are compared, not words: a clerk may say it better.
/// </summary>
public static class CheckAgreement
{
    /// <summary>What the check finds wrong on an application, as paths: <c>materials.M30</c>, <c>form.usage</c>, <c>project.name</c>.</summary>
    public static ImmutableArray<string> Found(ItemSheet item, Case @case, Rulebook book) =>
        [.. Applications.Errors(item, @case, book).Select(e => e.Field).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether both found the same; null for a case handed in before what was found was kept.</summary>
    /// <param name="case">The case as handed in.</param>
    /// <param name="named">The items of the office's notice; none where it accepted.</param>
    public static bool? Of(Case @case, IReadOnlyCollection<CorrectionItem> named) =>
        @case.FoundAtHandIn is { } found
            ? found.ToHashSet(StringComparer.Ordinal).SetEquals(named.Select(PathOf))
            : null;

    private static string PathOf(CorrectionItem item) =>
        item.MaterialCode is { } code ? "materials." + code
        : item.Field!.Contains('.', StringComparison.Ordinal) ? item.Field
        : "form." + item.Field;
}

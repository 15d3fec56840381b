using System.Collections.Immutable;

namespace AirDefenseApprovals.Core;

/// <summary>Makes what was never set safe to read.</summary>
internal static class Arrays
{
    /// <summary>
    /// Reads a list that may be missing from what was saved before it was kept: the generated reader of JSON leaves such a one in a state
    /// that cannot even be counted.
    /// </summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;

    /// <inheritdoc cref="OrEmpty{T}(ImmutableArray{T})" />
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T>? list) => list.GetValueOrDefault().OrEmpty();

    /// <summary>What follows the first of a list; null where nothing does, so that nothing is saved of it.</summary>
    public static ImmutableArray<T>? AfterFirst<T>(this ImmutableArray<T> list) => list.Length > 1 ? list[1..] : null;
}

using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Relates two numbers of an application, as an item's sheet says: what does not fit is told, and keeps nobody from handing in.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Field">The name of a field of the form.</param>
/// <param name="Than">The name of the field that it is compared with, or <see cref="FloorArea"/>.</param>
public sealed record FieldCheck(string Kind, string Field, string Than)
{
    /// <summary>The floor area of the project, which is no field of a form.</summary>
    public const string FloorArea = "project.floorArea";

    /// <summary>The field is not larger than the other: a basement than the whole.</summary>
    public const string NotLarger = "notLarger";

    /// <summary>The field is not other than the other: the same figure, asked for twice.</summary>
    public const string NotOther = "notOther";

    /// <summary>The kinds there are.</summary>
    public static readonly ImmutableArray<string> Kinds = [NotLarger, NotOther];

    /// <summary>Whether two numbers are as the check wants them.</summary>
    /// <param name="field">The number of <see cref="Field"/>.</param>
    /// <param name="than">The number of <see cref="Than"/>.</param>
    /// <exception cref="InvalidOperationException">The kind is none of <see cref="Kinds"/>: a catalogue is checked at load.</exception>
    public bool Holds(decimal field, decimal than) =>
        Kind switch
        {
            NotLarger => field <= than,
            NotOther => field == than,
            _ => throw new InvalidOperationException($"No check of fields is called {Kind}."),
        };
}

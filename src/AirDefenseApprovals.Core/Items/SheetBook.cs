using System.Collections.Frozen;
using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Every version of every item's sheet (R34). A version once kept stays for good: cases are judged by it.</summary>
public sealed class SheetBook
{
    /// <summary>A book without versions: of a rulebook whose sheets have no history.</summary>
    public static readonly SheetBook Empty = new([]);

    private readonly FrozenDictionary<string, ImmutableArray<SheetVersion>> versions;

    /// <summary>Makes the book of some versions.</summary>
    /// <param name="versions">The versions, in any order.</param>
    public SheetBook(IEnumerable<SheetVersion> versions) =>
        this.versions = versions
            .GroupBy(v => v.Code)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(v => v.Number).ToImmutableArray());

    /// <summary>The versions of an item, oldest first; none for an item that is not kept.</summary>
    /// <param name="code">The item's code.</param>
    public ImmutableArray<SheetVersion> Of(string code) => versions.GetValueOrDefault(code, []);

    /// <summary>A version of an item; null for one that is not kept.</summary>
    /// <param name="code">The item's code.</param>
    /// <param name="number">The version's number.</param>
    public SheetVersion? Of(string code, int number) => Of(code).FirstOrDefault(v => v.Number == number);

    /// <summary>
    /// The version of an item in force on a day: the newest that had begun by then. On days before the first began, the
    /// first.
    /// </summary>
    /// <param name="code">The item's code.</param>
    /// <param name="day">The day.</param>
    public SheetVersion? InForce(string code, DateOnly day)
    {
        var all = Of(code);
        return all.LastOrDefault(v => v.From <= day) ?? all.FirstOrDefault();
    }

    /// <summary>The version that another came after; null for the first.</summary>
    /// <param name="version">A version that is kept, or would be the next.</param>
    public SheetVersion? Before(SheetVersion version) => Of(version.Code).LastOrDefault(v => v.Number < version.Number);

    /// <summary>The last day that a version is in force; null while no later one is known.</summary>
    /// <param name="version">The version.</param>
    /// <returns>
    /// The day before a later version begins; the first day itself where one was published on it. Before
    /// <see cref="SheetVersion.From"/> for a version that was overtaken while it was announced.
    /// </returns>
    public DateOnly? LastDayOf(SheetVersion version)
    {
        if (Of(version.Code).FirstOrDefault(v => v.Number > version.Number) is not { } later)
            return null;
        var isOfOneDay = later.From == version.From && WorkingCalendar.DayOf(later.PublishedAt) >= version.From;
        return isOfOneDay ? version.From : later.From.AddDays(-1);
    }
}

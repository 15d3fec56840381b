using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Items;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The versions of the items' sheets as the office keeps them (R34). The catalogue's files are where they begin.</summary>
internal sealed class KeptSheets
{
    private readonly Dictionary<(string Code, int Number), SheetVersion> read = [];

    /// <summary>Reads all versions; each is kept for good, and never read twice.</summary>
    public async Task<SheetBook> ReadAsync(AdaDb db, CancellationToken cancellation)
    {
        var known = read.Count;
        var numbers = await db.Sheets.AsNoTracking().CountAsync(cancellation);
        if (numbers == known)
            return new SheetBook(read.Values);
        foreach (var row in await db.Sheets.AsNoTracking().ToListAsync(cancellation))
            if (!read.ContainsKey((row.ItemCode, row.Version)))
                read.Add((row.ItemCode, row.Version), Of(row));
        return new SheetBook(read.Values);
    }

    /// <summary>
    /// Takes the catalogue's files over. A file that says something else than the one taken over last is the item's next
    /// version, in force from now on; but where an administrator published since, that stays, and the file is told.
    /// </summary>
    /// <returns>The codes of items whose file says something else than what an administrator published.</returns>
    public async Task<IReadOnlyList<string>> TakeFilesAsync(
        AdaDb db,
        IEnumerable<ItemSheet> files,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var book = await ReadAsync(db, cancellation);
        var left = new List<string>();
        foreach (var file in files)
        {
            var kept = book.Of(file.Code);
            if (
                kept.LastOrDefault(v => v.PublishedBy is null) is { } taken
                && SheetChanges.Between(taken.Sheet, file).IsEmpty
            )
                continue;
            if (kept is [.., { PublishedBy: not null }])
            {
                left.Add(file.Code);
                continue;
            }

            var today = WorkingCalendar.DayOf(now);
            var number = kept is [.., var newest] ? Math.Max(newest.Number + 1, file.Version) : file.Version;
            var from = kept.Select(v => v.From).Append(today).Max(); // not before one that was announced
            db.Sheets.Add(Row(new(file with { Version = number }, from, now, null)));
        }

        await db.SaveChangesAsync(cancellation);
        return left;
    }

    /// <summary>The row of a version.</summary>
    public static SheetRow Row(SheetVersion version) =>
        new()
        {
            ItemCode = version.Code,
            Version = version.Number,
            Body = SheetText.Of(version.Sheet),
            Materials = SheetText.OfMaterials(version.Sheet),
            EffectiveFrom = version.From,
            PublishedAt = version.PublishedAt,
            PublishedBy = version.PublishedBy,
        };

    /// <summary>The version of a row.</summary>
    public static SheetVersion Of(SheetRow row) =>
        new(SheetText.Read(row.Body, row.Materials), row.EffectiveFrom, row.PublishedAt, row.PublishedBy);
}

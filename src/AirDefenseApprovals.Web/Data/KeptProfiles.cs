using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>How offices show themselves, every version of it. The catalogue's file is where it begins.</summary>
internal static class KeptProfiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Takes the catalogue's file over: all of it at first start, later what is new or changed. What an office entered
    /// wins over its file.
    /// </summary>
    public static async Task TakeFileAsync(
        AdaDb db,
        IEnumerable<Office> offices,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var newest = (await ReadAsync(db, cancellation)).GroupBy(p => p.Office).ToDictionary(g => g.Key, g => g.Last());
        var news = offices
            .Where(o =>
                !newest.TryGetValue(o.Code, out var kept)
                || (kept.EnteredBy is null && kept.Profile != OfficeProfile.Of(o))
            )
            .ToList();
        if (news.Count == 0)
            return;
        db.OfficeProfiles.AddRange(
            news.Select(o =>
                Row(new(o.Code, (newest.GetValueOrDefault(o.Code)?.Version ?? 0) + 1, OfficeProfile.Of(o), now, null))
            )
        );
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>All of them, each office's in order.</summary>
    public static async Task<ImmutableArray<ProfileVersion>> ReadAsync(AdaDb db, CancellationToken cancellation) =>
        [
            .. (
                await db
                    .OfficeProfiles.AsNoTracking()
                    .OrderBy(p => p.Office)
                    .ThenBy(p => p.Version)
                    .ToListAsync(cancellation)
            ).Select(r => new ProfileVersion(
                r.Office,
                r.Version,
                JsonSerializer.Deserialize<OfficeProfile>(r.Body, Json)!,
                r.EnteredAt.ToOffset(WorkingCalendar.Offset),
                r.EnteredBy
            )),
        ];

    /// <summary>The row of one.</summary>
    public static OfficeProfileRow Row(ProfileVersion version) =>
        new()
        {
            Office = version.Office,
            Version = version.Version,
            Body = JsonSerializer.Serialize(version.Profile, Json),
            EnteredAt = version.EnteredAt,
            EnteredBy = version.EnteredBy,
        };
}

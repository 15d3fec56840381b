using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web.Data;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Data;

/// <summary>Months as the database counts them are those of the calendar in China.</summary>
public sealed class MonthsTests
{
    [Fact]
    public async Task R26_the_database_knows_the_month_of_every_instant()
    {
        using var office = new OfficeHost();
        var china = TimeSpan.FromHours(8);
        List<DateTimeOffset> instants =
        [
            .. Enumerable
                .Range(1970, 130)
                .SelectMany(year =>
                    Enumerable
                        .Range(1, 12)
                        .SelectMany(month => Edges(new DateTimeOffset(year, month, 1, 0, 0, 0, china)))
                ),
        ];
        Gen.Long[0, 4_102_444_799_999]
            .Array[200]
            .Sample(some => instants.AddRange(some.Select(DateTimeOffset.FromUnixTimeMilliseconds)), iter: 1);
        var counted = await office.DatabaseAsync(async db =>
        {
            db.Cases.AddRange(
                instants.Select(i => new CaseRow
                {
                    Id = Guid.CreateVersion7(),
                    ItemCode = "RF-07-01",
                    CreatedAt = i,
                    DecidedAt = i,
                })
            );
            await db.SaveChangesAsync();
            return await db
                .Cases.Select(c => new { At = c.DecidedAt!.Value, Month = AdaDb.MonthNumber(c.DecidedAt!.Value) })
                .ToListAsync();
        });
        Assert.Equal(instants.Count, counted.Count);
        Assert.All(counted, c =>
            Assert.Equal(new DateOnly(c.At.ToOffset(china).Year, c.At.ToOffset(china).Month, 1), Months.First(c.Month))
        );
    }

    private static IEnumerable<DateTimeOffset> Edges(DateTimeOffset first) =>
        new[] { first, first.AddMilliseconds(-1) }.Where(i => i.ToUnixTimeMilliseconds() >= 0);
}

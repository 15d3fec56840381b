using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>How files of the catalogue become versions of sheets (R34).</summary>
public sealed class R34_KeptSheetTests(R34_KeptSheetTests.Host office) : IClassFixture<R34_KeptSheetTests.Host>
{
    private const string Item = "RF-13-01";
    private static readonly DateTimeOffset Noon = Story.At("2022-05-09 12:00");

    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R34_a_changed_file_is_the_next_version_but_never_over_an_administrators()
    {
        var file = TestBook.Catalogue.Items[Item];
        Assert.Equal([file.Version], await VersionsAsync());
        Assert.Empty(await TakeAsync(file));
        Assert.Equal([file.Version], await VersionsAsync());

        var changed = file with { CorrectionDays = 20 };
        Assert.Empty(await TakeAsync(changed));
        Assert.Empty(await TakeAsync(changed));
        Assert.Equal([file.Version, file.Version + 1], await VersionsAsync());

        var published = changed with { CorrectionDays = 25, Version = file.Version + 2 };
        await office.DatabaseAsync(async db =>
        {
            db.Sheets.Add(KeptSheets.Row(new(published, new(2022, 5, 9), Noon, "admin")));
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await TakeAsync(changed));
        Assert.Equal([Item], await TakeAsync(changed with { CorrectionDays = 30 }));
        Assert.Equal([file.Version, file.Version + 1, file.Version + 2], await VersionsAsync());
    }

    private Task<IReadOnlyList<string>> TakeAsync(ItemSheet file) =>
        office.DatabaseAsync(db => new KeptSheets().TakeFilesAsync(db, [file], Noon, CancellationToken.None));

    private Task<List<int>> VersionsAsync() =>
        office.DatabaseAsync(async db =>
            (await new KeptSheets().ReadAsync(db, CancellationToken.None)).Of(Item).Select(v => v.Number).ToList()
        );
}

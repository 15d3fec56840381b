using System.IO.Compression;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AirDefenseApprovals.Tests.Databases;

/// <summary>
/// A small database of the last release is migrated, and the office goes on with its cases. It lies in
/// <c>LastRelease</c>, once for SQLite and once for
/// PostgreSQL; <c>dotnet run -c Release --project tests/AirDefenseApprovals.Benchmarks -- release</c> makes both anew
/// on the commit of a release.
/// </summary>
public sealed class LastReleaseTests
{
    private static readonly Lazy<DatabaseTemplate> Kept = new(() =>
        TestDatabase.IsPostgreSql
            ? TestDatabase.FromSql(File.ReadAllText(PathOf("office.sql")))
            : new DatabaseTemplate(Unpacked(PathOf("office.db.gz")), null)
    );

    [Fact]
    public async Task Its_cases_are_there_pass_verification_and_go_on()
    {
        using var office = new ReleasedOffice();
        var (clerk, applicant) = (await office.As("clerk.city"), await office.As("applicant1"));
        var cases = (await applicant.GetAsync("cases")).Ok()["items"]!.AsArray();
        Assert.Equal(
            [
                ("上个版本的已办结件", "approved"),
                ("上个版本的已受理件", "inProgress"),
                ("上个版本的已提交件", "submitted"),
            ],
            cases.Select(c => (Project(c!), c!["state"]!.ToString())).OrderBy(c => c.Item1, StringComparer.Ordinal)
        );
        var (exit, output, errors) = await BuiltHost.RunToEndAsync(["verify"], office.SameData);
        Assert.True(exit == 0, output + errors);
        Assert.Contains("共核对 3 件，发现 0 处不符", output, StringComparison.Ordinal);

        var submitted = cases.Single(c => c!["state"]!.ToString() == "submitted")!;
        (await clerk.TaskAsync(submitted, "intake", "Accepted")).Ok();
        var journal = (await clerk.GetAsync($"cases/{submitted["id"]}/journal")).Ok()["items"]!.AsArray();
        Assert.Equal(["submitted", "taskCompleted", "accepted"], journal.Select(e => e!["act"]!.ToString()));
        var last = cases.Max(Sequence);
        Assert.Equal(last + 1, Sequence(await applicant.SubmitAsync("RF-13-01")));
    }

    [Fact]
    public async Task One_from_before_the_migrations_were_gathered_is_taken_over()
    {
        using var office = new ReleasedOffice();
        await office.BackToTheBeginningAsync();
        await office.SetHistoryAsync(Before);
        var (exit, output, errors) = await BuiltHost.RunToEndAsync(["verify"], office.SameData);
        Assert.True(exit == 0, output + errors);
        var history = await office.DatabaseAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList());
        Assert.Equal(await office.DatabaseAsync(db => Task.FromResult(db.Database.GetMigrations().ToList())), history);
    }

    [Theory]
    [InlineData("20261125021243_Delegations")] // halfway to the beginning
    [InlineData("29991231235959_Future")]
    public async Task One_of_another_version_stops_the_start_with_a_sentence_and_is_left_as_it_is(string migration)
    {
        using var office = new ReleasedOffice();
        await office.SetHistoryAsync(migration);
        var (exit, _, errors) = await BuiltHost.RunToEndAsync(["verify"], office.SameData);
        Assert.Equal(1, exit);
        Assert.Contains("Database: 数据库由程序的另一个版本建立或升级", errors, StringComparison.Ordinal);
        Assert.Equal(
            [migration],
            await office.DatabaseAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList())
        );
    }

    /// <summary>The last of the migrations that were gathered.</summary>
    private static string Before =>
        TestDatabase.IsPostgreSql ? "20261126073109_CheckAgreement" : "20261126072806_CheckAgreement";

    private static string Project(JsonNode @case) => @case["project"]!["name"]!.ToString();

    /// <summary>The number that a case was given on its day, of its item's kind.</summary>
    private static int Sequence(JsonNode? @case) =>
        int.Parse(@case!["caseNumber"]!.ToString().Split('-')[^2], System.Globalization.CultureInfo.InvariantCulture);

    private static string PathOf(string file) =>
        Path.Combine(Repository.Root, "tests", "AirDefenseApprovals.Tests", "Databases", "LastRelease", file);

    private static byte[] Unpacked(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        gzip.CopyTo(whole);
        return whole.ToArray();
    }

    private sealed class ReleasedOffice : OfficeHost
    {
        private protected override DatabaseTemplate? BeginsWith => Kept.Value;

        /// <summary>Takes back what migrations after the first one did: the host has started, and migrated it.</summary>
        public Task<bool> BackToTheBeginningAsync() =>
            DatabaseAsync(async db =>
            {
                await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
                return true;
            });

        /// <summary>Says of the database that a migration alone was applied.</summary>
        public Task<int> SetHistoryAsync(string migration) =>
            DatabaseAsync(db =>
                db.Database.ExecuteSqlAsync(
                    $"""DELETE FROM "__EFMigrationsHistory"; INSERT INTO "__EFMigrationsHistory" VALUES ({migration}, '10')"""
                )
            );
    }
}

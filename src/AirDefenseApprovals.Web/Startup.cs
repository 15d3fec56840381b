using System.Data.Common;
using System.Globalization;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web;

/// <summary>
/// What happens before the first request: configuration and catalogue are read whole, the database is brought up to
/// date.
/// </summary>
internal static class Startup
{
    /// <summary>Reads configuration and catalogue. Every mistake is told, a sentence each; null when there is one.</summary>
    public static (Settings Settings, Catalogue Catalogue)? Read(WebApplicationBuilder builder)
    {
        using var provider = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var words = provider.GetRequiredService<IStringLocalizer<ProblemWords>>();
        var settings = Settings.Read(builder.Configuration, builder.Environment.IsDevelopment(), out var wrong);
        foreach (var mistake in wrong)
            Console.Error.WriteLine(
                $"{mistake.Key}: {words[mistake.Slug, [.. mistake.Arguments.Cast<object>()]].Value}"
            );
        if (settings is null || !CanKeep(settings, words))
            return null;
        var catalogue = Catalogue.Read(Files(settings.CatalogueDirectory), out var mistakes);
        if (catalogue is not null && settings.Engine != Case.BuiltInEngine)
        {
            mistakes =
            [
                .. from process in catalogue.Processes
                from path in process.BuiltInOnly
                select new CatalogueMistake(
                    $"processes/{process.DefinitionId}.json",
                    path,
                    "activity-on-this-engine",
                    settings.Engine
                ),
            ];
            if (mistakes.Count > 0)
                catalogue = null;
        }

        Tell(mistakes, words);
        return catalogue is null ? null : (settings, catalogue);
    }

    /// <summary>
    /// Brings the database up to date and makes the accounts that ought to be there. False, and told why, when the
    /// catalogue contradicts what the office keeps.
    /// </summary>
    public static async Task<bool> PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (settings, db) = (
            scope.ServiceProvider.GetRequiredService<Settings>(),
            scope.ServiceProvider.GetRequiredService<AdaDb>()
        );
        var (database, words) = (
            app.Services.GetRequiredService<IDatabase>(),
            scope.ServiceProvider.GetRequiredService<IStringLocalizer<ProblemWords>>()
        );
        try
        {
            await database.EnsureAsync(db, app.Lifetime.ApplicationStopping);
        }
        catch (Exception error) when (DatabaseErrors.IsStorageFailure(error))
        {
            await Console.Error.WriteLineAsync(
                $"Database:ConnectionString: {words["setting-database-unreachable", error.Message].Value}"
            );
            return false;
        }

        // Nodes that start together make tables and accounts one after the other
        await using var alone = await database.AloneAsync("start", app.Lifetime.ApplicationStopping);
        if (!await MigrateAsync(app, db))
            return false;
        var keeper = app.Services.GetRequiredService<RulebookKeeper>();
        var changed = await keeper.MistakesAsync(db, app.Lifetime.ApplicationStopping);
        Tell(changed, words);
        if (changed.Count > 0)
            return false;
        if (
            !Engines.Names.Contains("Elsa")
            && await RulebookKeeper.HasCasesOnElsaAsync(db, app.Lifetime.ApplicationStopping)
        )
        {
            await Console.Error.WriteLineAsync($"Engine: {words["setting-engine-needed"].Value}");
            return false;
        }

        await keeper.LoadAsync(db, app.Lifetime.ApplicationStopping);
        await PauseSaver.FillAsync(db, keeper.Book, app.Lifetime.ApplicationStopping);
        await AcceptanceSaver.FillAsync(db, keeper.Book, app.Lifetime.ApplicationStopping);
        await BeginTimeAsync(app, db);
        var accounts = ActivatorUtilities.CreateInstance<Accounts>(scope.ServiceProvider);
        await accounts.EnsureRolesAsync();
        await accounts.EnsureAdministratorAsync(app.Configuration);
        if (settings.SeedDemo)
            await accounts.EnsureDemoAsync(keeper.Book);
        await keeper.LoadAsync(db, app.Lifetime.ApplicationStopping); // with the accounts that were made
        return true;
    }

    /// <summary>False, and told why, when the database cannot be opened or written: there is no office without one.</summary>
    private static async Task<bool> MigrateAsync(WebApplication app, AdaDb db)
    {
        var words = app.Services.GetRequiredService<IStringLocalizer<ProblemWords>>();
        try
        {
            if (!await MigrationHistory.TakeOverAsync(db, app.Lifetime.ApplicationStopping))
            {
                await Console.Error.WriteLineAsync($"Database: {words["setting-database-version"].Value}");
                return false;
            }

            await db.Database.MigrateAsync(app.Lifetime.ApplicationStopping);
            return true;
        }
        catch (DbException error)
        {
            await Console.Error.WriteLineAsync($"Database: {words["setting-database-unusable", error.Message].Value}");
            return false;
        }
    }

    /// <summary>
    /// The office's time goes on from where its journal ends, whatever the machine's clock says (R27). Development runs
    /// on from there; elsewhere it waits.
    /// </summary>
    private static async Task BeginTimeAsync(WebApplication app, AdaDb db)
    {
        if (await db.Journal.MaxAsync(j => (string?)j.RecordedAt, app.Lifetime.ApplicationStopping) is not { } text)
            return;
        var (clock, recorded) = (
            app.Services.GetRequiredService<OfficeClock>(),
            DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
        );
        if (recorded <= clock.Now)
            return;
        app.Logger.LogWarning(
            "The clock stands at {Now}, before the last act in the journal at {Recorded}: the office's time does not run backwards.",
            clock.Now,
            recorded
        );
        if (app.Environment.IsDevelopment())
            clock.MoveTo(recorded);
        else
            clock.NotBefore(recorded);
    }

    /// <summary>Recomputes all cases from their journals, instead of opening the office; 1 when anything differs.</summary>
    public static async Task<int> VerifyAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return
            await ActivatorUtilities
                .CreateInstance<Verification>(scope.ServiceProvider)
                .RunAsync(Console.Out, app.Lifetime.ApplicationStopping) == 0
            ? 0
            : 1;
    }

    /// <summary>
    /// Prints where the office can be reached, and gives back what the start needed and nothing will need again:
    /// catalogue texts, models being built.
    /// </summary>
    public static void Announce(this WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
            ?? [];
        if (addresses.Count == 0)
            return; // reached from inside its process alone, which then is not the office's to clear up
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        foreach (var url in addresses)
            Console.WriteLine($"AirDefenseApprovals: {url}");
    }

    /// <summary>Whether the data directory is there, or can be made, and takes a file.</summary>
    private static bool CanKeep(Settings settings, IStringLocalizer<ProblemWords> words)
    {
        try
        {
            Directory.CreateDirectory(settings.DataDirectory);
            var probe = Path.Combine(settings.DataDirectory, $"{Guid.CreateVersion7():N}.part");
            using var file = new FileStream(
                probe,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Data:Directory: {words["setting-directory-unwritable", error.Message].Value}");
            return false;
        }
    }

    private static void Tell(IEnumerable<CatalogueMistake> mistakes, IStringLocalizer<ProblemWords> words)
    {
        foreach (var mistake in mistakes)
            Console.Error.WriteLine(
                $"{mistake.File}{(mistake.Path.Length > 0 ? " " + mistake.Path : "")}: "
                    + $"{words[mistake.Slug, [.. mistake.Arguments.Cast<object>()]].Value}"
            );
    }

    private static IEnumerable<CatalogueFile> Files(string directory) =>
        Directory.Exists(directory)
            ? Directory
                .EnumerateFiles(directory, "*.json", SearchOption.AllDirectories)
                .Select(f => new CatalogueFile(
                    Path.GetRelativePath(directory, f).Replace('\\', '/'),
                    File.ReadAllText(f)
                ))
            : [];
}

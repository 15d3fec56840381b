using System.Collections.Concurrent;
using System.Globalization;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// The real host on a real database (a SQLite file, or PostgreSQL: <see cref="TestDatabase"/>), in Development, its
/// clock at Monday 9 May 2022, 9:30.
/// </summary>
public class OfficeHost : WebApplicationFactory<Program>
{
    private readonly ConcurrentDictionary<string, Task<Person>> people = new();
    private readonly TestDatabase database = TestDatabase.Fresh();
    private bool begun;

    /// <summary>Where its clock starts.</summary>
    public static DateTimeOffset Beginning { get; } = new(2022, 5, 9, 9, 30, 0, TimeSpan.FromHours(8));

    /// <summary>The data directory of this host alone.</summary>
    public string DataDirectory { get; } =
        Path.Combine(Path.GetTempPath(), "ada-tests-" + Guid.CreateVersion7().ToString("N"));

    /// <summary>What another process needs, as environment variables, to work on the same data.</summary>
    public (string Key, string Value)[] SameData =>
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Data__Directory", DataDirectory),
            ("Seed__DemoCases", "false"),
            .. database.AsEnvironment,
        ];

    /// <summary>Somebody not signed in.</summary>
    public Person Anyone => new(As, CreateClient(), "");

    /// <summary>A demo account, signed in.</summary>
    public Task<Person> As(string user) =>
        people.GetOrAdd(user, name => new Person(As, CreateClient(), name).SignInAsync());

    /// <summary>Asks the database directly.</summary>
    public async Task<T> DatabaseAsync<T>(Func<AdaDb, Task<T>> ask)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<AdaDb>>().CreateDbContextAsync();
        return await ask(db);
    }

    /// <summary>Moves the office's clock.</summary>
    public async Task MoveToAsync(string china)
    {
        var at = DateTime.ParseExact(china, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        (await Anyone.PutAsync("dev/clock", new { now = new DateTimeOffset(at, TimeSpan.FromHours(8)) })).Ok();
    }

    /// <summary>What its database is a copy of at first; null: it makes its own.</summary>
    private protected virtual DatabaseTemplate? BeginsWith => FirstOffice.Left;

    /// <summary>Nobody works in the database any more, and it is still there.</summary>
    private protected virtual void HasEnded(TestDatabase database) { }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (!begun && BeginsWith is { } template)
            database.BeginWith(template, DataDirectory);
        begun = true; // a second host on the same data goes on with them
        builder
            .UseEnvironment("Development")
            .UseSetting("Data:Directory", DataDirectory)
            .UseSetting("Clock:Now", Beginning.ToString("O", CultureInfo.InvariantCulture))
            .UseSetting("Seed:DemoCases", "false")
            .UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureServices(services =>
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 100)
        ); // of each host's forty demo accounts: what passwords cost is not what is tested
        builder.ConfigureLogging(logging => logging.AddProvider(new Bugs()));
        foreach (var (key, value) in database.Settings)
            builder.UseSetting(key, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        HasEnded(database);
        database.Dispose();
        try
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
        catch (DirectoryNotFoundException) { } // the host never started
    }
}

namespace AirDefenseApprovals.Tests.Databases;

/// <summary>
/// The database of one host under test. The whole suite runs on either: on PostgreSQL when <c>ADA_TESTS_DATABASE</c>
/// says so.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    /// <summary>Whether the suite runs on PostgreSQL.</summary>
    public static bool IsPostgreSql { get; } = Environment.GetEnvironmentVariable("ADA_TESTS_DATABASE") == "PostgreSql";

    private static readonly Lazy<PostgreSqlServer> Server = new(() => PostgreSqlServer.Start(durable: false));

    /// <summary>Empties Hangfire's tables, but for the number of their own version.</summary>
    private const string ForgetJobs = """
        DO $$ BEGIN EXECUTE (
            SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
            FROM pg_tables WHERE schemaname = 'hangfire' AND tablename <> 'schema'
        ); END $$
        """;

    private readonly string name = "ada_" + Guid.CreateVersion7().ToString("N");

    private TestDatabase(bool postgreSql) =>
        Settings = postgreSql
            ? [("Database:Provider", "PostgreSql"), ("Database:ConnectionString", Server.Value.ConnectionString(name))]
            : [];

    /// <summary>What the host's configuration says of it.</summary>
    public (string Key, string Value)[] Settings { get; }

    /// <summary>The same as environment variables.</summary>
    public (string Key, string Value)[] AsEnvironment =>
        [.. Settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value))];

    /// <summary>A fresh one, of the suite's kind.</summary>
    public static TestDatabase Fresh() => new(IsPostgreSql);

    /// <summary>A fresh one in PostgreSQL, whatever the suite runs on.</summary>
    public static TestDatabase InPostgreSql() => new(postgreSql: true);

    /// <summary>Sets it aside as it is. The host that worked in it has ended.</summary>
    /// <param name="directory">The host's data directory, where SQLite's file lies.</param>
    public DatabaseTemplate ToTemplate(string directory)
    {
        if (Settings.Length == 0)
            return new(WholeFile(FileIn(directory)), null);
        Server.Value.Execute(ForgetJobs, name); // a first start plans its jobs anew; a copy must not find them overdue
        var template = "template_" + name;
        // pools keep connections
        Server.Value.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        Server.Value.Execute($"""ALTER DATABASE "{name}" RENAME TO "{template}" """); // under a name that no pool knows
        return new(null, template);
    }

    /// <summary>One in PostgreSQL that a dump describes, set aside.</summary>
    public static DatabaseTemplate FromSql(string dump)
    {
        var template = "template_ada_" + Guid.CreateVersion7().ToString("N");
        Server.Value.Execute($"""CREATE DATABASE "{template}" """);
        var statements = dump.Split('\n').Where(line => !line.StartsWith('\\')); // psql's own commands
        Server.Value.Execute(string.Join('\n', statements), template);
        return new(null, template);
    }

    /// <summary>Makes it, as a copy.</summary>
    public void BeginWith(DatabaseTemplate template, string directory)
    {
        if (template.Name is { } first)
        {
            Server.Value.Execute($"""CREATE DATABASE "{name}" TEMPLATE "{first}" """);
            return;
        }

        Directory.CreateDirectory(directory);
        File.WriteAllBytes(FileIn(directory), template.File!);
    }

    public void Dispose()
    {
        if (Settings.Length > 0)
            Server.Value.Execute($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
    }

    private static string FileIn(string directory) => Path.Combine(directory, "office.db");

    /// <summary>The last connection to end folds the write-ahead log into the file.</summary>
    private static byte[] WholeFile(string path) =>
        File.Exists(path + "-wal")
            ? throw new InvalidOperationException($"Somebody still works in {path}.")
            : File.ReadAllBytes(path);
}

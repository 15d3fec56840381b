namespace AirDefenseApprovals.Tests.Databases;

/// <summary>The database of one host under test. The whole suite runs on either: on PostgreSQL when <c>ADA_TESTS_DATABASE</c> says so.</summary>
internal sealed class TestDatabase : IDisposable
{
    /// <summary>Whether the suite runs on PostgreSQL.</summary>
    public static bool IsPostgreSql { get; } = Environment.GetEnvironmentVariable("ADA_TESTS_DATABASE") == "PostgreSql";

    private static readonly Lazy<PostgreSqlServer> Server = new(() => PostgreSqlServer.Start(durable: false));

    private readonly string name = "ada_" + Guid.CreateVersion7().ToString("N");

    private TestDatabase(bool postgreSql) => Settings = postgreSql ? [("Database:Provider", "PostgreSql"), ("Database:ConnectionString", Server.Value.ConnectionString(name))] : [];

    /// <summary>What the host's configuration says of it.</summary>
    public (string Key, string Value)[] Settings { get; }

    /// <summary>The same as environment variables.</summary>
    public (string Key, string Value)[] AsEnvironment => [.. Settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value))];

    /// <summary>A fresh one, of the suite's kind.</summary>
    public static TestDatabase Fresh() => new(IsPostgreSql);

    /// <summary>A fresh one in PostgreSQL, whatever the suite runs on.</summary>
    public static TestDatabase InPostgreSql() => new(postgreSql: true);

    public void Dispose()
    {
        if (Settings.Length > 0) Server.Value.Execute($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
    }
}

using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web;

/// <summary>The configuration, read and checked once at start.</summary>
public sealed record Settings
{
    /// <summary>The database that needs no server.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>The database that several nodes can share.</summary>
    public const string PostgreSql = "PostgreSql";

    /// <summary>Database, files, keys and mail lie under here.</summary>
    public required string DataDirectory { get; init; }

    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    public required string DatabaseProvider { get; init; }

    /// <summary>For PostgreSQL; SQLite's file lies under <see cref="DataDirectory"/> unless this names another.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where the office's clock starts; Development alone.</summary>
    public DateTimeOffset? ClockNow { get; init; }

    /// <summary>Whether demo accounts are made; Development alone.</summary>
    public required bool SeedDemo { get; init; }

    /// <summary>Whether a demo caseload is made; Development alone.</summary>
    public required bool SeedDemoCases { get; init; }

    /// <summary>How notices are mailed.</summary>
    public required MailSettings Mail { get; init; }

    /// <summary>Office hours (R1).</summary>
    public required OfficeHours Hours { get; init; }

    /// <summary>The catalogue's folder.</summary>
    public required string CatalogueDirectory { get; init; }

    /// <summary>Font files of the office's own, for characters that the press's fonts lack, by name; none if no folder is named.</summary>
    public required IReadOnlyList<string> Fonts { get; init; }

    /// <summary>The engine that new cases run on: <c>Flowchart</c>, or <c>Elsa</c> where the host was built with it.</summary>
    public required string Engine { get; init; }

    /// <summary>The address people reach the office at: links in mails and QR codes begin with it.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Whether and how figures about the running office are given away.</summary>
    public required MetricsSettings Metrics { get; init; }

    /// <summary>The names of all keys that are read, for finding those that are not.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        "Data:Directory",
        "Database:Provider",
        "Database:ConnectionString",
        "Clock:Now",
        "Seed:Demo",
        "Seed:DemoCases",
        "Mail:Mode",
        "Mail:Host",
        "Mail:Port",
        "Mail:Security",
        "Mail:UserName",
        "Mail:Password",
        "Mail:From",
        "Office:Hours",
        "Catalogue:Directory",
        "Documents:Fonts",
        "Engine",
        "Public:Url",
        "Administrator:UserName",
        "Administrator:Email",
        "Administrator:Password",
        "Metrics:Prometheus",
        "Metrics:Secret",
        "Metrics:Otlp",
    ];

    /// <summary>Reads the configuration. Either all is well, or every mistake is told at once.</summary>
    public static Settings? Read(
        IConfiguration configuration,
        bool development,
        out IReadOnlyList<SettingMistake> mistakes
    )
    {
        var found = new List<SettingMistake>();
        mistakes = found;
        foreach (var key in configuration.AsEnumerable().Where(p => p.Value is { Length: > 0 }).Select(p => p.Key))
            if (
                Keys.Any(k => Section(k).Equals(Section(key), StringComparison.OrdinalIgnoreCase))
                && !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)
                && !key.EndsWith("Explained", StringComparison.OrdinalIgnoreCase)
            )
                found.Add(new(key, "setting-unknown"));
        string? Value(string key) => configuration[key] is { Length: > 0 } value ? value : null;
        string Needed(string key, string inDevelopment) => Value(key) ?? (development ? inDevelopment : Missing(key));
        string Missing(string key)
        {
            found.Add(new(key, "setting-missing"));
            return "";
        }

        string OneOf(string key, string value, params string[] allowed)
        {
            if (value.Length > 0 && !allowed.Contains(value))
                found.Add(new(key, "setting-not-one-of", string.Join(", ", allowed)));
            return value;
        }

        bool Flag(string key)
        {
            if (Value(key) is not { } text)
                return development;
            if (!bool.TryParse(text, out var flag))
                found.Add(new(key, "setting-not-one-of", "true, false"));
            else if (flag && !development)
                found.Add(new(key, "setting-development-only"));
            return flag && development;
        }

        DateTimeOffset? now = null;
        if (Value("Clock:Now") is { } clock)
        {
            if (!development)
                found.Add(new("Clock:Now", "setting-development-only"));
            else if (
                DateTimeOffset.TryParse(clock, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            )
                now = at;
            else
                found.Add(new("Clock:Now", "setting-not-an-instant"));
        }

        var hours = OfficeHours.Parse(Value("Office:Hours") ?? "09:00-12:00,13:00-17:00");
        if (hours is null)
            found.Add(new("Office:Hours", "setting-not-hours"));
        var url = Needed(
            "Public:Url",
            (Value("urls") ?? Value("ASPNETCORE_URLS") ?? "http://localhost:5080")
                .Split(';')[0]
                .Replace("*", "localhost", StringComparison.Ordinal)
                .Replace("+", "localhost", StringComparison.Ordinal)
        );
        if (!Uri.TryCreate(url, UriKind.Absolute, out var publicUrl) && url.Length > 0)
            found.Add(new("Public:Url", "setting-not-a-url"));
        var mail = new MailSettings
        {
            Mode = OneOf("Mail:Mode", Needed("Mail:Mode", "Directory"), "Directory", "Smtp"),
            From = Needed("Mail:From", "rfb@example.com"),
            Host = Value("Mail:Host"),
            UserName = Value("Mail:UserName"),
            Password = Value("Mail:Password"),
            Port =
                int.TryParse(Value("Mail:Port") ?? "587", CultureInfo.InvariantCulture, out var port)
                && port is > 0 and < 65536
                    ? port
                    : 0,
            Security = OneOf("Mail:Security", Value("Mail:Security") ?? "StartTls", "None", "StartTls", "Tls"),
        };
        if (mail.Port == 0)
            found.Add(new("Mail:Port", "setting-not-a-port"));
        if (mail is { Mode: "Smtp", Host: null })
            found.Add(new("Mail:Host", "setting-missing"));
        if (!development && Value("Administrator:UserName") is not null && Value("Administrator:Password") is null)
            found.Add(new("Administrator:Password", "setting-missing"));
        var fonts = Value("Documents:Fonts");
        if (fonts is not null && !Directory.Exists(fonts))
            found.Add(new("Documents:Fonts", "setting-no-directory"));
        var metrics = MetricsSettings.Read(Value, found);
        var provider = OneOf("Database:Provider", Value("Database:Provider") ?? Sqlite, Sqlite, PostgreSql);
        if (provider == PostgreSql && Value("Database:ConnectionString") is null)
            found.Add(new("Database:ConnectionString", "setting-missing"));
        var settings = new Settings
        {
            DataDirectory = Needed("Data:Directory", "./data"),
            DatabaseProvider = provider,
            ConnectionString = Value("Database:ConnectionString"),
            ClockNow = now,
            SeedDemo = Flag("Seed:Demo"),
            SeedDemoCases = Flag("Seed:DemoCases"),
            Mail = mail,
            Hours = hours ?? OfficeHours.Default,
            CatalogueDirectory = Value("Catalogue:Directory") ?? Path.Combine(AppContext.BaseDirectory, "workflows"),
            Fonts = Directory.Exists(fonts)
                ? [.. Directory.EnumerateFiles(fonts, "*.ttf").Order(StringComparer.Ordinal)]
                : [],
            Engine = OneOf("Engine", Value("Engine") ?? Case.BuiltInEngine, Engines.Names),
            PublicUrl = publicUrl ?? new Uri("http://localhost"),
            Metrics = metrics,
        };
        return found.Count > 0 ? null : settings;
    }

    private static string Section(string key) => key.Split(':')[0];
}

/// <summary>How notices are mailed.</summary>
public sealed record MailSettings
{
    /// <summary><c>Directory</c>: .eml files under the data directory; <c>Smtp</c>: a server.</summary>
    public required string Mode { get; init; }

    public string? Host { get; init; }

    public required int Port { get; init; }

    /// <summary><c>None</c>, <c>StartTls</c> or <c>Tls</c>.</summary>
    public required string Security { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public required string From { get; init; }
}

/// <summary>Whether and how figures about the running office are given away.</summary>
public sealed record MetricsSettings
{
    /// <summary>A shorter secret could be guessed.</summary>
    private const int ShortestSecret = 16;

    /// <summary>Whether <c>/metrics</c> exists.</summary>
    public required bool Prometheus { get; init; }

    /// <summary>What a scraper must carry as its bearer token.</summary>
    public required string Secret { get; init; }

    /// <summary>The collector that figures are pushed to (OTLP over HTTP); null: none.</summary>
    public required Uri? Otlp { get; init; }

    /// <summary>Whether anybody reads figures at all.</summary>
    public bool Wanted => Prometheus || Otlp is not null;

    internal static MetricsSettings Read(Func<string, string?> value, List<SettingMistake> found)
    {
        var (prometheus, secret, otlp) = (false, value("Metrics:Secret") ?? "", (Uri?)null);
        if (value("Metrics:Prometheus") is { } flag && !bool.TryParse(flag, out prometheus))
            found.Add(new("Metrics:Prometheus", "setting-not-one-of", "true, false"));
        if (prometheus && secret.Length == 0)
            found.Add(new("Metrics:Secret", "setting-missing"));
        else if (prometheus && secret.Length < ShortestSecret)
            found.Add(new("Metrics:Secret", "setting-too-short", $"{ShortestSecret}"));
        if (
            value("Metrics:Otlp") is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out otlp) && otlp.Scheme is "http" or "https")
        )
            found.Add(new("Metrics:Otlp", "setting-not-a-url"));
        return new()
        {
            Prometheus = prometheus,
            Secret = secret,
            Otlp = otlp,
        };
    }
}

/// <summary>What is wrong with a key of the configuration.</summary>
public sealed record SettingMistake(string Key, string Slug, params string[] Arguments);

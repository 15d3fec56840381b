using System.Data.Common;
using System.Runtime.CompilerServices;
using AirDefenseApprovals.Web.Data.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The database, the writer and the file store.</summary>
internal static class DataSetup
{
    public static void AddData(this IServiceCollection services, Settings settings)
    {
        Directory.CreateDirectory(settings.DataDirectory);
        var connection = settings.ConnectionString ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(settings.DataDirectory, "office.db"), ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        services.AddPooledDbContextFactory<AdaDb>(options => options.UseSqlite(connection).AddInterceptors(new SqlitePragmas()).ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning)));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AdaDb>>().CreateDbContext());
        services.AddSingleton<WriterQueue>().AddHostedService(provider => provider.GetRequiredService<WriterQueue>());
        services.AddSingleton(new FileStore(Path.Combine(settings.DataDirectory, "files")));
        services.AddSingleton<RulebookKeeper>().AddSingleton<RegisterActs>().AddSingleton<CalendarActs>().AddSingleton<OpenCases>().AddSingleton<CaseActs>().AddSingleton<NoticeWriter>();
        services.AddScoped<CalendarQueries>().AddScoped<CaseQueries>().AddScoped<CardQueries>().AddScoped<ProcessQueries>();
    }

    /// <summary>Sets the pragmas once per connection, not per opening: pooled connections keep them.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private readonly ConditionalWeakTable<object, object> prepared = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare(connection);
            return Task.CompletedTask;
        }

        private void Prepare(DbConnection connection)
        {
            if (connection is not SqliteConnection { Handle: { } handle } || !prepared.TryAdd(handle, handle)) return;
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 30000; PRAGMA cache_size = -512;"; // many readers: the kernel keeps the pages, once for all
            command.ExecuteNonQuery();
        }
    }
}

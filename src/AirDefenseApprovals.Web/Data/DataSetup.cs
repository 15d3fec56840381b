using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The database, the writer and the file store.</summary>
internal static class DataSetup
{
    /// <summary>Adds the database, the one writer, what is read and kept beside it, and the store of files.</summary>
    public static void AddData(this IServiceCollection services, Settings settings)
    {
        Directory.CreateDirectory(settings.DataDirectory);
        if (settings.DatabaseProvider == Settings.PostgreSql)
            services.AddPostgreSql();
        else
            services.AddSqlite();
        services.AddHttpContextAccessor();
        services.AddScoped(ForRequest);
        services.AddFiles(settings);
        services.AddWriter();
        services.AddActs();
        services.AddQueries();
    }

    private static void AddFiles(this IServiceCollection services, Settings settings)
    {
        var files = Path.Combine(settings.DataDirectory, "files");
        services.AddSingleton(new FileStore(files));
        services.AddSingleton(new ResumableUploads(Path.Combine(files, "unfinished"))); // swept with what is half written
        services.AddSingleton<Pictures>();
    }

    private static void AddWriter(this IServiceCollection services)
    {
        services.AddSingleton<WriterQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<WriterQueue>());
        services.AddSingleton<RulebookKeeper>();
        services.AddSingleton<NoticeWriter>();
    }

    /// <summary>What writes: each sends its work through the writer.</summary>
    private static void AddActs(this IServiceCollection services)
    {
        services.AddSingleton<CaseActs>();
        services.AddSingleton<OpenCases>();
        services.AddScoped<CounterDesk>();
        services.AddSingleton<FormKeys>();
        services.AddSingleton<CalendarActs>();
        services.AddSingleton<RegisterActs>();
        services.AddSingleton<SheetActs>();
        services.AddSingleton<HandoverActs>();
        services.AddSingleton<StandardActs>();
        services.AddSingleton<SentenceActs>();
        services.AddSingleton<StaffActs>();
        services.AddSingleton<KeyProjects>();
        services.AddScoped<WorklistViews>();
    }

    /// <summary>What reads, behind the walls of whoever asks (R18).</summary>
    private static void AddQueries(this IServiceCollection services)
    {
        services.AddScoped<CaseQueries>();
        services.AddScoped<EarlierCases>();
        services.AddScoped<CardQueries>();
        services.AddScoped<PauseQueries>();
        services.AddScoped<LinkQueries>();
        services.AddScoped<DocumentQueries>();
        services.AddScoped<BoardQueries>();
        services.AddScoped<SentenceQueries>();
        services.AddScoped<CalendarQueries>();
        services.AddScoped<ProcessQueries>();
        services.AddScoped<SheetQueries>();
        services.AddScoped<RehearsalQueries>();
        services.AddScoped<WhatIfQueries>();
        services.AddScoped<StaffQueries>();
        services.AddScoped<OfficeFigures>();
        services.AddScoped<AcceptanceStatistics>();
        services.AddScoped<HandlingStatistics>();
    }

    /// <summary>
    /// The database of a request reads behind the walls of whoever it is signed in as (R18); outside requests there are
    /// none.
    /// </summary>
    private static AdaDb ForRequest(IServiceProvider provider)
    {
        var db = provider.GetRequiredService<IDbContextFactory<AdaDb>>().CreateDbContext();
        var http = provider.GetRequiredService<IHttpContextAccessor>();
        if (http.HttpContext is { } request)
            db.ReadAs(() => Wall.Before(request.User.ToActor()));
        return db;
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services
            .AddSingleton<IDatabase, SqliteDatabase>()
            .AddPooledDbContextFactory<AdaDb>((provider, options) => Use(provider, options));
        var pooled = services.Last(s => s.ServiceType == typeof(IDbContextFactory<AdaDb>)).ImplementationFactory!;
        services.AddSingleton<IDbContextFactory<AdaDb>>(provider => new FactoryWithoutWalls<AdaDb>(
            (IDbContextFactory<AdaDb>)pooled(provider)
        ));
    }

    private static void AddPostgreSql(this IServiceCollection services)
    {
        services
            .AddSingleton<IDatabase, PostgreSqlDatabase>()
            .AddPooledDbContextFactory<PostgreSqlDb>((provider, options) => Use(provider, options));
        services
            .AddSingleton<IDbContextFactory<AdaDb>, FactoryWithoutWalls<PostgreSqlDb>>()
            .AddHostedService<RulebookWatch>();
    }

    private static void Use(IServiceProvider provider, DbContextOptionsBuilder options)
    {
        provider.GetRequiredService<IDatabase>().Use(options);
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
    }

    /// <summary>Leases contexts that read without walls: for the writer, timers and commands.</summary>
    private sealed class FactoryWithoutWalls<T>(IDbContextFactory<T> pooled) : IDbContextFactory<AdaDb>
        where T : AdaDb
    {
        public AdaDb CreateDbContext() => WithoutWalls(pooled.CreateDbContext());

        public async Task<AdaDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            WithoutWalls(await pooled.CreateDbContextAsync(cancellationToken));

        private static T WithoutWalls(T db)
        {
            db.ReadAs(null);
            return db;
        }
    }
}

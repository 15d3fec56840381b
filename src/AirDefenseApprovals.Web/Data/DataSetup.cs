using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The database, the writer and the file store.</summary>
internal static class DataSetup
{
    public static void AddData(this IServiceCollection services, Settings settings)
    {
        Directory.CreateDirectory(settings.DataDirectory);
        if (settings.DatabaseProvider == Settings.PostgreSql)
            services.AddPostgreSql();
        else
            services.AddSqlite();
        services.AddHttpContextAccessor().AddScoped(ForRequest);
        services.AddSingleton<WriterQueue>().AddHostedService(provider => provider.GetRequiredService<WriterQueue>());
        services.AddSingleton(new FileStore(Path.Combine(settings.DataDirectory, "files"))).AddSingleton<Pictures>();
        services.AddScoped<LinkQueries>();
        services.AddSingleton<KeyProjects>();
        services.AddSingleton(new ResumableUploads(Path.Combine(settings.DataDirectory, "files", "unfinished"))); // swept with what is half written
        services
            .AddSingleton<RulebookKeeper>()
            .AddSingleton<RegisterActs>()
            .AddSingleton<StandardActs>()
            .AddSingleton<HandoverActs>()
            .AddSingleton<CalendarActs>()
            .AddSingleton<OpenCases>()
            .AddSingleton<CaseActs>()
            .AddSingleton<FormKeys>()
            .AddSingleton<StaffActs>()
            .AddSingleton<SentenceActs>()
            .AddSingleton<NoticeWriter>();
        services
            .AddScoped<CounterDesk>()
            .AddScoped<SentenceQueries>()
            .AddScoped<WorklistViews>()
            .AddScoped<CalendarQueries>()
            .AddScoped<CaseQueries>()
            .AddScoped<CardQueries>()
            .AddScoped<PauseQueries>()
            .AddScoped<ProcessQueries>()
            .AddScoped<RehearsalQueries>()
            .AddScoped<WhatIfQueries>()
            .AddScoped<StaffQueries>()
            .AddScoped<OfficeFigures>()
            .AddScoped<AcceptanceStatistics>()
            .AddScoped<HandlingStatistics>()
            .AddScoped<BoardQueries>();
    }

    /// <summary>The database of a request reads behind the walls of whoever it is signed in as (R18); outside requests there are none.</summary>
    private static AdaDb ForRequest(IServiceProvider provider)
    {
        var (db, http) = (
            provider.GetRequiredService<IDbContextFactory<AdaDb>>().CreateDbContext(),
            provider.GetRequiredService<IHttpContextAccessor>()
        );
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

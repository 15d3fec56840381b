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
        if (settings.DatabaseProvider == Settings.PostgreSql) services.AddPostgreSql();
        else services.AddSingleton<IDatabase, SqliteDatabase>().AddPooledDbContextFactory<AdaDb>((provider, options) => Use(provider, options));
        services.AddHttpContextAccessor().AddScoped(ForRequest);
        services.AddSingleton<WriterQueue>().AddHostedService(provider => provider.GetRequiredService<WriterQueue>());
        services.AddSingleton(new FileStore(Path.Combine(settings.DataDirectory, "files")));
        services.AddSingleton<RulebookKeeper>().AddSingleton<RegisterActs>().AddSingleton<StandardActs>().AddSingleton<HandoverActs>().AddSingleton<CalendarActs>().AddSingleton<OpenCases>().AddSingleton<CaseActs>().AddSingleton<StaffActs>().AddSingleton<NoticeWriter>();
        services.AddScoped<CalendarQueries>().AddScoped<CaseQueries>().AddScoped<CardQueries>().AddScoped<PauseQueries>().AddScoped<ProcessQueries>().AddScoped<RehearsalQueries>().AddScoped<WhatIfQueries>().AddScoped<StaffQueries>().AddScoped<OfficeFigures>();
    }

    /// <summary>The database of a request reads behind the walls of whoever it is signed in as (R18); outside requests there are none.</summary>
    private static AdaDb ForRequest(IServiceProvider provider)
    {
        var (db, http) = (provider.GetRequiredService<IDbContextFactory<AdaDb>>().CreateDbContext(), provider.GetRequiredService<IHttpContextAccessor>());
        if (http.HttpContext is { } request) db.ReadAs(() => Wall.Before(request.User.ToActor()));
        return db;
    }

    private static void AddPostgreSql(this IServiceCollection services)
    {
        services.AddSingleton<IDatabase, PostgreSqlDatabase>().AddPooledDbContextFactory<PostgreSqlDb>((provider, options) => Use(provider, options));
        services.AddSingleton<IDbContextFactory<AdaDb>, PostgreSqlFactory>().AddHostedService<RulebookWatch>();
    }

    private static void Use(IServiceProvider provider, DbContextOptionsBuilder options)
    {
        provider.GetRequiredService<IDatabase>().Use(options);
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
    }

    private sealed class PostgreSqlFactory(IDbContextFactory<PostgreSqlDb> databases) : IDbContextFactory<AdaDb>
    {
        public AdaDb CreateDbContext() => databases.CreateDbContext();

        public async Task<AdaDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await databases.CreateDbContextAsync(cancellationToken);
    }
}

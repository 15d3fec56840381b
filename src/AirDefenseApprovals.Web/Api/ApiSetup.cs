using AirDefenseApprovals.Web.Api.Document;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Practice;
using AirDefenseApprovals.Web.Sheets;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Sets the REST contract up: what its calls are made of, and where they are found.</summary>
internal static class ApiSetup
{
    /// <summary>Adds what the calls are made of.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.AddJsonAndProblems();
        services.AddCatalogue();
        services.AddCases();
        services.AddRegister();
        services.AddFigures();
        services.AddAccountsOfApplicants();
        services.AddPractice();
        services.AddGuessingLimit();
        services.AddApiDocument();
    }

    /// <summary>Maps every call of the contract, and its document.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        api.MapCatalogue();
        api.MapMaterialForms();
        api.MapCases();
        api.MapApplicants();
        api.MapFiles();
        api.MapUploads();
        api.MapSite();
        api.MapAcceptance();
        api.MapProjects();
        api.MapClock();
        api.MapOffice();
        api.MapPauses();
        api.MapDocuments();
        api.MapStatistics();
        api.MapPractice();
        api.MapPeople();
        api.MapStaff();
        api.MapOwnOffice();
        api.MapCalendar();
        api.MapRegister();
        api.MapStandards();
        api.MapDesk();
        api.MapCounter();
        api.MapHandovers();
        api.MapForesight();
        api.MapProcesses();
        api.MapSheets();
        api.MapFetched();
        api.MapCharacters();
        if (app.Environment.IsDevelopment())
            api.MapDev();
        app.UseSwagger();
        app.UseSwaggerUI(options => options.DocumentTitle = "AirDefenseApprovals API");
    }

    private static void AddJsonAndProblems(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => JsonSetup.Configure(options.SerializerOptions));
        // So that the one handler of ApiProblems words it.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<Problems>();
        services.AddSingleton<ProblemCatalogue>();
    }

    private static void AddCatalogue(this IServiceCollection services)
    {
        services.AddSingleton<Guides>();
        services.AddSingleton<Wizard>();
    }

    private static void AddCases(this IServiceCollection services)
    {
        services.AddSingleton<CaseView>();
        services.AddSingleton<LedgerWords>();
        services.AddSingleton<Uploads>();
        services.AddScoped<Desk>();
        services.AddScoped<DeskChecks>();
        services.AddScoped<Inbox>();
        services.AddScoped<JournalReader>();
        services.AddScoped<PublicQueries>();
    }

    private static void AddRegister(this IServiceCollection services)
    {
        services.AddSingleton<DelegationImport>();
        services.AddSingleton<DelegationSheet>();
        services.AddSingleton<ForesightView>();
        services.AddSingleton<HandoverView>();
        services.AddSingleton<WhatIfSheet>();
    }

    private static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<Figures>();
        services.AddSingleton<AcceptanceSheet>();
        services.AddSingleton<FigureSheet>();
        services.AddSingleton<HandlingSheet>();
        services.AddSingleton<StatisticsSheet>();
    }

    private static void AddAccountsOfApplicants(this IServiceCollection services) => services.AddScoped<Registration>();

    private static void AddPractice(this IServiceCollection services)
    {
        services.AddSingleton<PracticeDesk>();
        services.AddSingleton<SamplePaper>();
    }
}

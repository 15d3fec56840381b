using AirDefenseApprovals.Core;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>The press and what it prints.</summary>
internal static class DocumentSetup
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<OfficialWords>();
        services.AddSingleton(provider => new DocumentPress(
            DocumentPress.DefaultFontsDirectory,
            provider.GetRequiredService<OfficialWords>().Printed,
            provider.GetRequiredService<Settings>().Fonts
        ));
        services
            .AddSingleton<IDocumentPress, ResultPress>()
            .AddSingleton<DefectPaper>()
            .AddSingleton<ApplicationPaper>()
            .AddSingleton<AnswerPaper>()
            .AddSingleton<CasePapers>()
            .AddSingleton<MaterialPaper>()
            .AddSingleton<ClockPaper>();
    }
}

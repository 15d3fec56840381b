using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>
/// Describes the tags and puts paths and schemas in the order of their names, so that two documents are compared line
/// by line.
/// </summary>
internal sealed class DocumentedOrder : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Tags =
    [
        (
            "Acceptance",
            "Completion acceptance: inspection on site, the one defect notice, firms and departments by link."
        ),
        ("Accounts", "Signing up and in; bearer tokens."),
        ("Administration", "The working calendar, the register of delegations, standards and processes."),
        ("Cases", "An application from its draft to its result."),
        ("Catalogue", "What anyone may know: items, offices, regions, due dates, problems."),
        ("Counter", "Applications taken in for a visitor."),
        ("Development", "The office's clock; in Development alone."),
        ("Files", "Materials, evidence, photographs, printed papers, and uploads that may be resumed."),
        ("Inbox", "Notices to the reader."),
        ("Journal", "The acts of a case with their chain of hashes."),
        ("Office", "The worklist and its views, standard sentences, how an office shows itself."),
        ("Practice", "Practice cases of an office's staff."),
        ("Public", "What anyone with a number and a code may ask."),
        ("Service", "Key projects: briefings and self-inspection before anything is applied for."),
        ("Staff", "Accounts, roles and absences of an office's people."),
        ("Statistics", "Figures of periods, offices and items, and the board."),
        ("Supervision", "Cards and pauses of all offices."),
    ];

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        document.Tags = Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description })
            .ToHashSet<OpenApiTag>();
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
            paths[path] = item;
        document.Paths = paths;
        if (document.Components?.Schemas is { } schemas)
            document.Components.Schemas = schemas
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .ToDictionary(s => s.Key, s => s.Value);
    }
}

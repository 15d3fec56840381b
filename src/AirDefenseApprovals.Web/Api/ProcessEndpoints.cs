using System.Globalization;
using System.Text;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The processes: read, try, publish; and moving a case to another version of its own.</summary>
internal static class ProcessEndpoints
{
    /// <summary>A definition larger than this is no process that people could follow.</summary>
    public const int LargestDefinition = 2 * 1024 * 1024;

    public static void MapProcesses(this RouteGroupBuilder api)
    {
        var processes = api.MapGroup("/processes").RequireAuthorization(Roles.Administrator).WithTags("Administration");
        processes
            .MapGet("", ListAsync)
            .Answers<ListShape<ProcessSummary>>(200, 403)
            .WithOperationId("listProcesses")
            .WithSummary("The processes and their versions.");
        processes
            .MapGet("/{definitionId}/{version:int}", Show)
            .Answers(200, 403, 404)
            .AnswersFile("application/json")
            .AnswersFile("image/svg+xml")
            .WithOperationId("getProcessDefinition")
            .WithSummary("A version's Elsa 3 definition, or its picture with Accept: image/svg+xml.");
        processes
            .MapPost("", PublishAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestDefinition))
            .Answers<ProcessSummary>(201, 400, 403, 409, 413, 422)
            .WithOperationId("publishProcess")
            .WithSummary("Publishes a version; cases in flight keep theirs.");
        processes
            .MapPost("/dry-run", DryRun)
            .WithMetadata(new RequestSizeLimitAttribute(LargestDefinition))
            .Answers<DryRunShape>(200, 400, 403, 413, 422)
            .WithOperationId("dryRunProcess")
            .WithSummary("Runs an Elsa 3 definition on the engine without a case.");
        var move = api.MapGroup("/cases/{id:guid}/process").RequireAuthorization().WithTags("Cases");
        move.MapGet("", PreviewAsync)
            .Answers<ProcessMoveShape>(200, 403, 404, 409, 422)
            .WithOperationId("previewProcessMove")
            .WithSummary("What moving the case to another version of its process would change.");
        move.MapPost("", (HttpContext http, Desk desk, Guid id, MoveProcessBody body) => desk.DoAsync(
                    http,
                    id,
                    new MoveProcess
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Version = body.Version ?? 0,
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("moveCaseToProcess")
            .WithSummary("Moves the case to another version of its process, by the head of the handling office.");
    }

    private static async Task<IResult> ListAsync(HttpContext http, ProcessQueries queries) =>
        Results.Json(ListShape.Whole((await queries.ListAsync(http.RequestAborted)).Select(Shape)));

    private static IResult Show(
        HttpContext http,
        RulebookKeeper keeper,
        Problems problems,
        string definitionId,
        int version
    ) =>
        keeper.Book.Processes.TryGetValue((definitionId, version), out var definition)
            ? Answer(http, definition)
            : problems.Answer(Refusal.NotFound());

    /// <summary>A definition as it is, or its picture for whoever asks for one.</summary>
    public static IResult Answer(HttpContext http, WorkflowDefinition definition)
    {
        var svg =
            MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)
            && accepted.Any(a => a.MediaType.Equals("image/svg+xml", StringComparison.OrdinalIgnoreCase));
        http.Response.Headers.Vary = "Accept, Accept-Language";
        return svg
            ? Results.Text(
                DefinitionPicture.Draw(definition, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
                "image/svg+xml",
                Encoding.UTF8
            )
            : Results.Text(definition.Document.GetRawText(), "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> PublishAsync(
        HttpContext http,
        RegisterActs acts,
        ProcessQueries queries,
        OfficeClock clock,
        Problems problems,
        PublishBody body
    )
    {
        var (version, refusal) = await acts.PublishAsync(
            new PublishProcess(http.User.ToActor(), clock.Now, body.Definition?.GetRawText() ?? ""),
            http.RequestAborted
        );
        if (refusal is not null)
            return problems.Answer(refusal);
        return Results.Json(
            Shape(
                (await queries.ListAsync(http.RequestAborted)).Single(p =>
                    p.Definition.DefinitionId == version!.DefinitionId && p.Definition.Version == version.Version
                )
            ),
            statusCode: 201
        );
    }

    private static IResult DryRun(RulebookKeeper keeper, Problems problems, DryRunBody body)
    {
        var run = new DryRun(
            body.Definition?.GetRawText() ?? "",
            [.. (body.Steps ?? []).Select(s => new Signal(s?.Activity ?? "", s?.Outcome ?? ""))],
            body.Case
        );
        if (run.Run(keeper.Book, out var refusal) is not { } result)
            return problems.Answer(refusal!);
        return Results.Json(
            new DryRunShape(
                result.State.Status,
                result.Executed,
                [.. result.State.Open.Select(Open)],
                result.Output,
                result.State.Variables.ToDictionary(v => v.Key, v => JsonElement.Parse(v.Value)),
                result.State.Fault
            )
        );
    }

    private static async Task<IResult> PreviewAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        Guid id,
        int? version
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (Walls.ForHandlers(actor, found.Case, Roles.Head) is { } wall)
            return desk.Problems.Answer(wall);
        return MoveProcess.Preview(found.Case, keeper.Book, version ?? 0, out var refusal) is not { } move
            ? desk.Problems.Answer(refusal!)
            : Results.Json(
                new ProcessMoveShape(
                    found.Case.Process!.DefinitionId,
                    found.Case.Process.Version,
                    version!.Value,
                    [.. move.OpenBefore.Select(Open)],
                    [.. move.OpenAfter.Select(Open)],
                    [.. move.Added.Select(Open)],
                    [.. move.Removed.Select(Open)]
                )
            );
    }

    private static OpenActivityShape Open(Bookmark open) => new(open.ActivityId, open.Name, open.Outcomes);

    private static ProcessSummary Shape(KeptProcess p) =>
        new(
            p.Definition.DefinitionId,
            p.Definition.Version,
            p.Definition.Name,
            [.. p.Definition.HumanTasks.Select(t => t.Bookmark.Name).Distinct()],
            p.IsNewest,
            p.PublishedAt,
            p.PublishedBy,
            p.OpenCases
        );
}

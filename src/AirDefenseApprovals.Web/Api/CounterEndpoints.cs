using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// The counter (窗口代办): a clerk fills in and hands in for a visitor without an account. What comes later (correction,
/// promised material, withdrawal) goes through the case's own doors.
/// </summary>
internal static class CounterEndpoints
{
    public static void MapCounter(this RouteGroupBuilder api)
    {
        var counter = api.MapGroup("/counter").RequireAuthorization(Roles.Clerk).WithTags("Counter");
        counter
            .MapPost("/cases", TakeInAsync)
            .Answers<CaseShape>(201, 400, 403, 409, 413, 415, 422)
            .WithOperationId("createCounterCase")
            .WithSummary(
                "Takes an application in at the counter, in one act. "
                    + "The answer has number and query code for the visitor; it counts as a visit (R22)."
            );
        counter
            .MapPost("/check", CheckAsync)
            .Answers<CheckShape>(200, 400, 403, 413, 415, 422)
            .WithOperationId("checkCounterCase")
            .WithSummary("What the system finds before it is taken in.");
        counter
            .MapPost("/application", PrintAsync)
            .Answers(200, 400, 403, 413, 415, 422)
            .AnswersFile("application/pdf")
            .WithOperationId("printCounterApplication")
            .WithSummary("The application with the declaration (R32), for the visitor to sign before it is taken in.");
    }

    private static async Task<IResult> TakeInAsync(
        HttpContext http,
        Desk desk,
        CaseActs acts,
        Uploads uploads,
        ResumableUploads resumable,
        RulebookKeeper keeper,
        CounterBody body
    )
    {
        var (act, answer) = await ActAsync(http, desk, uploads, resumable, keeper, body);
        if (act is null)
            return answer!;
        var result = await acts.CounterAsync(act, RepeatedWrites.KeyOf(http), http.RequestAborted);
        if (result.Refusal is { } refusal)
            return desk.Problems.Answer(refusal);
        foreach (var taken in (body.Materials ?? []).Select(m => m?.Upload).OfType<Guid>().Distinct())
            resumable.Delete(taken);
        return desk.Show(http, result.Case!, result.Version, act.By, 201);
    }

    private static async Task<IResult> CheckAsync(
        HttpContext http,
        Desk desk,
        Uploads uploads,
        ResumableUploads resumable,
        RulebookKeeper keeper,
        CounterBody body
    )
    {
        var (act, answer) = await ActAsync(http, desk, uploads, resumable, keeper, body);
        if (act is null)
            return answer!;
        var (draft, refusal) = act.Fill(Guid.Empty, keeper.Book);
        return draft is null
            ? desk.Problems.Answer(refusal!)
            : Results.Json(new CheckShape(PreCheck.Of(draft, keeper.Book, desk.Problems)));
    }

    private static async Task<IResult> PrintAsync(
        HttpContext http,
        Desk desk,
        Uploads uploads,
        ResumableUploads resumable,
        RulebookKeeper keeper,
        CasePapers papers,
        CounterBody body
    )
    {
        var (act, answer) = await ActAsync(http, desk, uploads, resumable, keeper, body);
        if (act is null)
            return answer!;
        var (draft, refusal) = act.Fill(Guid.Empty, keeper.Book);
        return draft is null
            ? desk.Problems.Answer(refusal!)
            : Results.File(papers.PrintToSign(draft, act.By), "application/pdf");
    }

    private static async Task<(ApplyAtCounter? Act, IResult? Answer)> ActAsync(
        HttpContext http,
        Desk desk,
        Uploads uploads,
        ResumableUploads resumable,
        RulebookKeeper keeper,
        CounterBody body
    )
    {
        var actor = http.User.ToActor();
        var application = body.Application(actor, desk.Now);
        var files = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<AttachedFile>>(
            StringComparer.Ordinal
        );
        foreach (var (given, i) in (body.Materials ?? []).Take(100).Select((m, i) => (m, i)))
        {
            if (!keeper.Book.Items.TryGetValue(application.ItemCode, out var item))
                break; // the act says so
            var code = TextInput.Clean(given?.MaterialCode);
            if (item.Material(code) is not { FromApplicant: true } sheet)
                return (
                    null,
                    desk.Problems.Answer(
                        Refusal.Incomplete(
                            null,
                            "application-wrong",
                            new FieldError($"materials[{i}].materialCode", "material-unknown", code)
                        )
                    )
                );
            if (
                given!.Upload is not { } upload
                || await resumable.FindAsync(actor.UserId, upload, http.RequestAborted) is not { IsWhole: true } whole
            )
                return (
                    null,
                    desk.Problems.Answer(
                        Refusal.Incomplete(
                            null,
                            "application-wrong",
                            new FieldError($"materials[{i}].upload", "upload-not-whole")
                        )
                    )
                );
            await using var content = resumable.Open(upload);
            var (file, problem) = await uploads.StoreAsync(
                content,
                whole.FileName,
                sheet.Accept,
                sheet.MaxMegabytes,
                http.RequestAborted
            );
            if (problem is not null)
                return (null, Problems.Answer(problem));
            files[code] = files.GetValueOrDefault(code, []).Add(file!); // a material named again has several files
        }

        return (
            new ApplyAtCounter
            {
                By = actor,
                At = desk.Now,
                Application = application,
                Materials = files.ToImmutable(),
                AcknowledgeIncomplete = body.AcknowledgeIncomplete ?? false,
                Declared = body.Declared ?? false,
                DeclaredVersion = body.DeclaredVersion,
                Promised =
                [
                    .. (body.Promised ?? []).Select(p => new PromisedMaterial(
                        TextInput.Clean(p?.MaterialCode),
                        p?.Date ?? DateOnly.MinValue
                    )),
                ],
                QueryCode = Codes.Query(),
            },
            null
        );
    }
}

using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Sheets;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// What a delegation would move, and who would have handled the cases of a period (R16, R17): asked before anything is
/// entered.
/// </summary>
internal static class ForesightEndpoints
{
    public static void MapForesight(this RouteGroupBuilder api)
    {
        var readers = api.MapGroup("/delegations")
            .RequireAuthorization(Policies.RegisterReaders)
            .WithTags("Administration");
        readers
            .MapGet("/rehearsal", RehearseAsync)
            .Answers<RehearsalShape>(200, 403, 404, 422)
            .WithOperationId("rehearseDelegation")
            .WithSummary(
                "What a delegation, entered (by id) or only asked about, would move on a day, "
                    + "or, with until, would give back: open cases stay where they are pinned (R16)."
            );
        readers
            .MapGet("/what-if", WhatIfAsync)
            .Answers<WhatIfShape>(200, 403, 422)
            .WithOperationId("getDelegationWhatIf")
            .WithSummary(
                "Who would have handled the cases received in a period (by default the last "
                    + "twelve months) under today's register, with one delegation more or less."
            );
        readers
            .MapGet("/what-if.xlsx", SheetAsync)
            .Answers(200, 403, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("exportDelegationWhatIf")
            .WithSummary("The same as an XLSX file.");
    }

    private static async Task<IResult> RehearseAsync(
        HttpContext http,
        RehearsalQueries queries,
        ForesightView view,
        Problems problems,
        Guid? id,
        string? itemCode,
        string? office,
        string? on,
        string? until
    )
    {
        var (found, refusal) = await queries.OfAsync(new(id, itemCode, office, on, until), http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(view.Show(found!));
    }

    private static async Task<IResult> WhatIfAsync(
        HttpContext http,
        WhatIfQueries queries,
        ForesightView view,
        Problems problems,
        [AsParameters] WhatIfQuestion question
    )
    {
        var (found, refusal) = await queries.OfAsync(question, http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(view.Show(found!));
    }

    private static async Task<IResult> SheetAsync(
        HttpContext http,
        WhatIfQueries queries,
        WhatIfSheet sheet,
        Problems problems,
        [AsParameters] WhatIfQuestion question
    )
    {
        var (found, refusal) = await queries.OfAsync(question, http.RequestAborted);
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Bytes(sheet.Write(found!), SheetWriter.ContentType, "what-if.xlsx");
    }
}

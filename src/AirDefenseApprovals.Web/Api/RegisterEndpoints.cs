using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The register of delegations (R17): administrators enter, supervisors read besides.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegister(this RouteGroupBuilder api)
    {
        var readers = api.MapGroup("").RequireAuthorization(Policies.RegisterReaders).WithTags("Administration");
        readers
            .MapGet("/delegations", ListAsync)
            .Answers<ListShape<DelegationShape>>(200, 403, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("listDelegations")
            .WithSummary(
                "The register (R17): of a day, or all there ever was. With Accept of an XLSX file: all of it in one."
            );
        readers
            .MapGet("/delegations.xlsx", SheetAsync)
            .Answers(200, 403, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("exportDelegations")
            .WithSummary("The register as an XLSX file: of a day, or all there ever was.");
        var administration = api.MapGroup("").RequireAuthorization(Roles.Administrator).WithTags("Administration");
        administration
            .MapPost("/delegations", GrantAsync)
            .Answers<DelegationShape>(201, 400, 403, 409, 422)
            .WithOperationId("createDelegation")
            .WithSummary("Hands authority over a sub-item to a county office (R17).");
        administration
            .MapPost("/delegations/{id:guid}/revoke", RevokeAsync)
            .Answers<DelegationShape>(200, 400, 403, 404, 409, 422)
            .WithOperationId("revokeDelegation")
            .WithSummary("Ends a delegation from a day on (R17).");
        administration
            .MapPost("/delegations/import", ImportAsync)
            .Accepts<IFormFile>("multipart/form-data")
            .Answers<ImportShape>(200, 400, 403, 413, 415, 422)
            .WithOperationId("importDelegations")
            .WithSummary(
                "Enters all delegations of an XLSX file, or none: every mistake is told by its row. With preview=true it is only looked at."
            );
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        AdaDb db,
        DelegationSheet sheet,
        Problems problems,
        string? itemCode,
        string? office,
        string? on,
        int? page,
        int? pageSize
    )
    {
        http.Response.Headers.Vary = "Accept";
        if (
            MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)
            && accepted.Any(a => a.MediaType.Equals(SheetWriter.ContentType, StringComparison.OrdinalIgnoreCase))
        )
            return await SheetAsync(http, db, sheet, problems, itemCode, office, on);
        var errors = new List<FieldError>();
        var (paging, day) = (ListQuery.Paging(page, pageSize, errors), ListQuery.Day(on, "on", errors));
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return Results.Json(
            ListQuery.Shape(
                (await DelegationQueries.ListAsync(db, itemCode, office, day, paging, http.RequestAborted)).Select(
                    DelegationShape.Of
                )
            )
        );
    }

    private static async Task<IResult> SheetAsync(
        HttpContext http,
        AdaDb db,
        DelegationSheet sheet,
        Problems problems,
        string? itemCode,
        string? office,
        string? on
    )
    {
        var errors = new List<FieldError>();
        var day = ListQuery.Day(on, "on", errors);
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return Results.Bytes(
            sheet.Write(await DelegationQueries.AllAsync(db, itemCode, office, day, http.RequestAborted)),
            SheetWriter.ContentType,
            "delegations.xlsx"
        );
    }

    private static async Task<IResult> ImportAsync(
        HttpContext http,
        RegisterActs acts,
        DelegationImport import,
        OfficeClock clock,
        Problems problems,
        bool? preview
    )
    {
        var (act, unfit) = await MultipartParts.ReadPartAsync(http, problems, (content, name) =>
            import.ReadAsync(content, name, http.User.ToActor(), clock.Now, http.RequestAborted)
        );
        if (act is null)
            return Problems.Answer(unfit!);
        if (preview == true)
            return import.Refused(act) is { } refusal
                ? problems.Answer(refusal)
                : Results.Json(new ImportShape(act.Lines.Length, false, []));
        var (rows, refused) = await acts.GrantAllAsync(act, http.RequestAborted);
        return refused is not null
            ? problems.Answer(refused)
            : Results.Json(new ImportShape(rows.Count, true, [.. rows.Select(DelegationShape.Of)]));
    }

    private static async Task<IResult> GrantAsync(
        HttpContext http,
        RegisterActs acts,
        OfficeClock clock,
        Problems problems,
        DelegationBody body
    )
    {
        var delegation = new Delegation
        {
            ItemCode = TextInput.Clean(body.ItemCode),
            Office = TextInput.Clean(body.Office),
            Instrument = TextInput.Clean(body.Instrument),
            Mode = TextInput.Clean(body.Mode),
            HandoverDate = body.HandoverDate ?? default,
            EffectiveFrom = body.EffectiveFrom ?? default,
            EffectiveTo = body.EffectiveTo,
        };
        var (row, refusal) = await acts.GrantAsync(
            new GrantDelegation(http.User.ToActor(), clock.Now, delegation, DelegationInput.Word(body.Handover)),
            http.RequestAborted
        );
        return refusal is not null ? problems.Answer(refusal) : Results.Json(DelegationShape.Of(row!), statusCode: 201);
    }

    private static async Task<IResult> RevokeAsync(
        HttpContext http,
        RegisterActs acts,
        OfficeClock clock,
        Problems problems,
        Guid id,
        RevocationBody body
    )
    {
        var act = new RevokeDelegation(
            http.User.ToActor(),
            clock.Now,
            body.EffectiveTo ?? default,
            TextInput.Clean(body.Instrument)
        );
        var (row, refusal) = await acts.RevokeAsync(id, act, http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(DelegationShape.Of(row!));
    }
}

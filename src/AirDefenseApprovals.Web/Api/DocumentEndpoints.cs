using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Result documents after they were issued (R33): annulled, replaced, running out.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this RouteGroupBuilder api)
    {
        api.MapGet("/documents", ExpiringAsync)
            .RequireAuthorization(Policies.DocumentKeepers)
            .WithTags("Office")
            .Answers<ListShape<ExpiringDocumentShape>>(200, 403, 422)
            .WithOperationId("listExpiringDocuments")
            .WithSummary(
                "Documents of the own office that end within so many days (expiring, usually 90), the nearest first (R33)."
            );
        var document = api.MapGroup("/cases/{id:guid}/document").RequireAuthorization().WithTags("Cases");
        document
            .MapPost("/annul", (HttpContext http, Desk desk, Guid id, ReasonBody body) => desk.DoAsync(
                    http,
                    id,
                    new AnnulDocument
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Reason = TextInput.Clean(body.Reason),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("annulDocument")
            .WithSummary("Annuls the result document, by the head (R33).");
        document
            .MapPost("/replace", (HttpContext http, Desk desk, Guid id, ReplaceBody body) => desk.DoAsync(
                    http,
                    id,
                    new ReplaceDocument
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Reason = TextInput.Clean(body.Reason),
                        Corrections = CorrectionInput.Of(body.Corrections),
                        VerificationCode = Codes.Verification(),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("replaceDocument")
            .WithSummary(
                "Replaces the result document (勘误), by the head: a new one names the one it takes the place of, "
                    + "which is annulled. Corrections change fields of the application, and the new one prints them (R33)."
            );
    }

    private static async Task<IResult> ExpiringAsync(
        HttpContext http,
        DocumentQueries queries,
        RulebookKeeper keeper,
        Problems problems,
        int? expiring,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var paging = ListQuery.Paging(page, pageSize, errors);
        if (expiring is < 0 or > DocumentQueries.MostDays)
            errors.Add(
                new(
                    "expiring",
                    "days-out-of-range",
                    "0",
                    DocumentQueries.MostDays.ToString(CultureInfo.InvariantCulture)
                )
            );
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var found = await queries.ExpiringAsync(
            http.User.ToActor(),
            expiring ?? DocumentQueries.UsualDays,
            paging,
            http.RequestAborted
        );
        return Results.Json(
            ListQuery.Shape(
                found.Select(d => new ExpiringDocumentShape
                {
                    Number = d.Row.Number,
                    CaseId = d.Row.CaseId,
                    CaseNumber = d.CaseNumber,
                    ItemCode = d.Row.ItemCode,
                    ItemName = keeper.Book.Items[d.Row.ItemCode].Name,
                    Holder = d.Row.Holder,
                    ProjectName = d.ProjectName,
                    IssuedAt = d.Row.IssuedAt.ToOffset(WorkingCalendar.Offset),
                    ValidTo = d.Row.ValidTo!.Value,
                    DaysLeft = d.DaysLeft,
                })
            )
        );
    }
}

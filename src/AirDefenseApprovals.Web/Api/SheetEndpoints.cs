using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The versions of an item's sheet (R34): read, try, publish.</summary>
internal static class SheetEndpoints
{
    /// <summary>A sheet larger than this is none that people could read, in bytes.</summary>
    public const int LargestSheet = 1024 * 1024;

    public static void MapSheets(this RouteGroupBuilder api)
    {
        var versions = api.MapGroup("/items/{code}/versions")
            .RequireAuthorization(Roles.Administrator)
            .WithTags("Administration");
        versions
            .MapGet("", ListAsync)
            .Answers<ListShape<SheetVersionShape>>(200, 403, 404)
            .WithOperationId("listItemVersions")
            .WithSummary(
                "The versions of the item's sheet, newest first, each with its days in force and what it changed (R34)."
            );
        versions
            .MapPut("", PublishAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestSheet))
            .Answers<SheetVersionShape>(200, 201, 400, 403, 404, 409, 413, 422)
            .WithOperationId("putItemVersion")
            .WithSummary(
                "Publishes the next version of the item's sheet; cases in flight keep theirs, drafts follow. With `tryOnly` nothing is kept: the answer tells what would change (R34)."
            );
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        RulebookKeeper keeper,
        SheetQueries queries,
        Problems problems,
        string code
    )
    {
        if (keeper.Book.Sheets.Of(code) is not { IsEmpty: false } versions)
            return problems.Answer(Refusal.NotFound("item-unknown"));
        var open = await queries.OpenCasesAsync(code, http.RequestAborted);
        return Results.Json(
            ListShape.Whole(
                versions.Reverse().Select(v => SheetVersionShape.Of(v, keeper.Book, open.GetValueOrDefault(v.Number)))
            )
        );
    }

    private static async Task<IResult> PublishAsync(
        HttpContext http,
        RulebookKeeper keeper,
        SheetActs acts,
        OfficeClock clock,
        Problems problems,
        string code,
        PublishSheetBody body
    )
    {
        if (!TryReadDay(body.EffectiveFrom, out var from))
            return problems.Answer(
                Refusal.Incomplete("R34", "sheet-wrong", new FieldError("effectiveFrom", "field-not-a-date"))
            );
        var act = new PublishSheet(http.User.ToActor(), clock.Now, code, body.Sheet?.GetRawText() ?? "", from);
        var (version, refusal) = body.TryOnly
            ? act.Decide(keeper.Book)
            : await acts.PublishAsync(act, http.RequestAborted);
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Json(
                SheetVersionShape.Of(version!, keeper.Book, openCases: 0),
                statusCode: body.TryOnly ? 200 : 201
            );
    }

    private static bool TryReadDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var isDay = DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var read
        );
        day = read;
        return isDay;
    }
}

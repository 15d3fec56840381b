using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Sheets;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Figures: for anyone, and for the supervisor by period, office and item.</summary>
internal static class StatisticsEndpoints
{
    public static void MapStatistics(this RouteGroupBuilder api)
    {
        var statistics = api.MapGroup("/statistics").WithTags("Statistics");
        statistics
            .MapGet("/public", async (HttpContext http, Figures figures) =>
                Results.Json(await figures.PublicAsync(http.RequestAborted))
            )
            .AllowAnonymous()
            .Answers<PublicFigures>(200)
            .WithOperationId("getPublicFigures")
            .WithSummary("What anyone may know.");
        var supervisor = api.MapGroup("").RequireAuthorization(Roles.Supervisor).WithTags("Statistics");
        supervisor
            .MapGet("/statistics", StaffAsync)
            .Answers<StaffFigures>(200, 403, 422)
            .WithOperationId("getStatistics")
            .WithSummary("Figures of cases received in a period, whole, by office and by item.");
        supervisor
            .MapGet("/statistics.xlsx", StaffSheetAsync)
            .Answers(200, 403, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("exportStatistics")
            .WithSummary("The same as an XLSX file.");
        supervisor
            .MapGet("/statistics/acceptance", AcceptanceAsync)
            .Answers<AcceptanceReportShape>(200, 403, 422)
            .WithOperationId("getAcceptanceStatistics")
            .WithSummary(
                "Figures of completion acceptance (R26): what passed, first joint acceptances, defects, "
                    + "omissions, whole and by month, office and clause. Each counts on the day it happened."
            );
        supervisor
            .MapGet("/statistics/acceptance.xlsx", AcceptanceSheetAsync)
            .Answers(200, 403, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("exportAcceptanceStatistics")
            .WithSummary("The same as an XLSX file.");
        var readers = api.MapGroup("").RequireAuthorization(Policies.StaffOrSupervisor).WithTags("Statistics");
        readers
            .MapGet("/statistics/handling", HandlingAsync)
            .Answers<HandlingReportShape>(200, 403, 404, 422)
            .WithOperationId("getHandlingStatistics")
            .WithSummary(
                "Cards, decisions and ratings of a period (R13, R15, R29): whole, by office, "
                    + "by item and by month. Staff read their own office's, supervisor and the city's head all."
            );
        readers
            .MapGet("/statistics/handling.xlsx", HandlingSheetAsync)
            .Answers(200, 403, 404, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("exportHandlingStatistics")
            .WithSummary("The same as an XLSX file.");
        readers
            .MapGet("/board", BoardAsync)
            .Answers<BoardShape>(200, 403, 404)
            .WithOperationId("getBoard")
            .WithSummary(
                "What is late, what will be late by the closing of the next working day, who has how much, and open cases by card (R13)."
            );
    }

    private static Task<IResult> HandlingAsync(
        HttpContext http,
        HandlingStatistics statistics,
        RulebookKeeper keeper,
        Problems problems,
        string? from,
        string? to,
        string? office,
        string? itemCode
    ) =>
        ReadHandlingAsync(http, statistics, keeper, problems, from, to, office, itemCode, (report, asked) =>
            Results.Json(HandlingReportShape.Of(report, keeper.Book, asked.Office, asked.From, asked.To))
        );

    private static Task<IResult> HandlingSheetAsync(
        HttpContext http,
        HandlingStatistics statistics,
        HandlingSheet sheet,
        RulebookKeeper keeper,
        Problems problems,
        string? from,
        string? to,
        string? office,
        string? itemCode
    ) =>
        ReadHandlingAsync(http, statistics, keeper, problems, from, to, office, itemCode, (report, asked) =>
            Results.Bytes(
                sheet.Write(report, asked.Office, asked.From, asked.To),
                SheetWriter.ContentType,
                "handling.xlsx"
            )
        );

    private static async Task<IResult> ReadHandlingAsync(
        HttpContext http,
        HandlingStatistics statistics,
        RulebookKeeper keeper,
        Problems problems,
        string? from,
        string? to,
        string? office,
        string? itemCode,
        Func<HandlingReport, FigureQuery, IResult> answer
    )
    {
        var actor = http.User.ToActor();
        if (!MayAsk(actor, office, out var asked))
            return problems.Answer(Refusal.NotFound());
        return await ReadAsync(keeper, problems, from, to, asked, async query =>
            await statistics.OfAsync(actor, query.Office, Named(itemCode), query.From, query.To, http.RequestAborted)
                is { } report
                ? answer(report, query)
                : problems.Answer(Refusal.NotFound())
        );
    }

    private static async Task<IResult> BoardAsync(
        HttpContext http,
        BoardQueries queries,
        RulebookKeeper keeper,
        Problems problems,
        string? office
    )
    {
        var actor = http.User.ToActor();
        return
            MayAsk(actor, office, out var asked)
            && await queries.OfAsync(actor, asked, http.RequestAborted) is { } board
            ? Results.Json(BoardShape.Of(board, keeper.Book))
            : problems.Answer(Refusal.NotFound());
    }

    /// <summary>Who may not choose among offices means the own one; another is not there for them (R18).</summary>
    private static bool MayAsk(Actor actor, string? office, out string? asked)
    {
        asked = Named(office);
        if (OfficeFigures.MayChoose(actor))
            return true;
        asked ??= actor.Office;
        return asked is not null && OfficeFigures.MayRead(actor, asked);
    }

    private static Task<IResult> StaffAsync(
        HttpContext http,
        Figures figures,
        RulebookKeeper keeper,
        Problems problems,
        string? from,
        string? to,
        string? office,
        string? itemCode
    ) =>
        ReadAsync(keeper, problems, from, to, office, async asked =>
            Results.Json(
                await figures.StaffAsync(
                    http.User.ToActor(),
                    asked.Office,
                    Named(itemCode),
                    asked.From,
                    asked.To,
                    http.RequestAborted
                )
            )
        );

    private static Task<IResult> StaffSheetAsync(
        HttpContext http,
        Figures figures,
        RulebookKeeper keeper,
        Problems problems,
        StatisticsSheet sheet,
        string? from,
        string? to,
        string? office,
        string? itemCode
    ) =>
        ReadAsync(keeper, problems, from, to, office, async asked =>
            Results.Bytes(
                sheet.Write(
                    await figures.StaffAsync(
                        http.User.ToActor(),
                        asked.Office,
                        Named(itemCode),
                        asked.From,
                        asked.To,
                        http.RequestAborted
                    )
                ),
                SheetWriter.ContentType,
                "statistics.xlsx"
            )
        );

    private static Task<IResult> AcceptanceAsync(
        HttpContext http,
        AcceptanceStatistics statistics,
        RulebookKeeper keeper,
        Problems problems,
        string? from,
        string? to,
        string? office
    ) =>
        ReadAsync(keeper, problems, from, to, office, async asked =>
            Results.Json(
                AcceptanceReportShape.Of(
                    (
                        await statistics.OfAsync(
                            http.User.ToActor(),
                            asked.Office,
                            asked.From,
                            asked.To,
                            http.RequestAborted
                        )
                    )!,
                    keeper.Book,
                    asked.Office,
                    asked.From,
                    asked.To
                )
            )
        );

    private static Task<IResult> AcceptanceSheetAsync(
        HttpContext http,
        AcceptanceStatistics statistics,
        AcceptanceSheet sheet,
        RulebookKeeper keeper,
        Problems problems,
        string? from,
        string? to,
        string? office
    ) =>
        ReadAsync(keeper, problems, from, to, office, async asked =>
            Results.Bytes(
                sheet.Write(
                    (
                        await statistics.OfAsync(
                            http.User.ToActor(),
                            asked.Office,
                            asked.From,
                            asked.To,
                            http.RequestAborted
                        )
                    )!,
                    asked.Office,
                    asked.From,
                    asked.To
                ),
                SheetWriter.ContentType,
                "acceptance.xlsx"
            )
        );

    private static async Task<IResult> ReadAsync(
        RulebookKeeper keeper,
        Problems problems,
        string? from,
        string? to,
        string? office,
        Func<FigureQuery, Task<IResult>> answer
    )
    {
        var errors = new List<FieldError>();
        var asked = FigureQuery.Read(from, to, office, keeper.Book, errors);
        return errors.Count > 0
            ? problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]))
            : await answer(asked);
    }

    private static string? Named(string? text) => TextInput.Clean(text) is { Length: > 0 } named ? named : null;
}

/// <summary>What figures are asked for: a period of whole days, either end open, and an office or all.</summary>
internal sealed record FigureQuery(string? Office, DateOnly? From, DateOnly? To)
{
    /// <summary>Reads it; what is wrong is added to the errors.</summary>
    public static FigureQuery Read(string? from, string? to, string? office, Rulebook book, List<FieldError> errors)
    {
        var (first, last) = (ListQuery.Day(from, "from", errors), ListQuery.Day(to, "to", errors));
        if (errors.Count == 0 && last < first)
            errors.Add(new("to", "period-wrong"));
        var code = TextInput.Clean(office) is { Length: > 0 } named ? named : null;
        if (code is not null && book.Register.Office(code) is null)
            errors.Add(new("office", "office-unknown", code));
        return new(code, first, last);
    }
}

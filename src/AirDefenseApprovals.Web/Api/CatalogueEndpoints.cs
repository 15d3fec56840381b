using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api;

/// <summary>What anyone may know: items, offices, regions, due dates, problems.</summary>
internal static class CatalogueEndpoints
{
    private const int LongestQuestion = 1000;

    public static void MapCatalogue(this RouteGroupBuilder api)
    {
        var open = api.MapGroup("").AllowAnonymous().WithTags("Catalogue");
        open.MapGet("/items", Items)
            .Answers<ListShape<ItemSummary>>(200, 422)
            .WithOperationId("listItems")
            .WithSummary("The items.");
        open.MapGet("/items/{code}", (string code, Guides guides, Problems problems) =>
                guides.Of(code) is { } guide ? Results.Json(guide) : problems.Answer(Refusal.NotFound("item-unknown"))
            )
            .Answers<ItemGuide>(200, 404)
            .WithOperationId("getItem")
            .WithSummary("The guide of an item (办事指南).");
        open.MapGet("/items/eligibility", Eligibility)
            .Answers<EligibilityShape>(200, 404, 422)
            .WithOperationId("getEligibility")
            .WithSummary(
                "Which item a project needs: a parameter for each question answered; answers the next question, or what follows."
            );
        open.MapGet("/items/{code}/process", Process)
            .Answers(200, 404)
            .AnswersFile("application/json")
            .AnswersFile("image/svg+xml")
            .WithOperationId("getItemProcess")
            .WithSummary("The item's Elsa 3 definition, or its picture with Accept: image/svg+xml.");
        open.MapGet("/offices", Offices)
            .Answers<ListShape<OfficeDetails>>(200)
            .WithOperationId("listOffices")
            .WithSummary("The offices.");
        open.MapGet("/regions", (RulebookKeeper keeper) =>
                Results.Json(
                    ListShape.Whole(keeper.Book.Register.Regions.Select(r => new RegionShape(r.Code, r.Name, r.Kind)))
                )
            )
            .Answers<ListShape<RegionShape>>(200)
            .WithOperationId("listRegions")
            .WithSummary("The regions (GB/T 2260).");
        open.MapGet("/declaration", (RulebookKeeper keeper) => Results.Json(TextOf(keeper.Book.Declaration)))
            .Answers<DeclarationTextShape>(200)
            .WithOperationId("getDeclaration")
            .WithSummary("What an applicant declares with `declared: true` when handing in (R32).");
        open.MapGet("/calendar/due", Due)
            .Answers<DueShape>(200, 422)
            .WithOperationId("getDueDate")
            .WithSummary("When a number of working days ends (R1, R9, R10).");
        open.MapGet("/problems", (ProblemCatalogue catalogue) => Results.Json(ListShape.Whole(catalogue.All())))
            .Answers<ListShape<ProblemShape>>(200)
            .WithOperationId("listProblems")
            .WithSummary("Every type of problem that the API answers with.");
    }

    private static DeclarationTextShape TextOf(DeclarationText text) => new(text.Version, new(text.Zh, text.En));

    private static IResult Offices(RulebookKeeper keeper, OfficeClock clock) =>
        Results.Json(
            ListShape.Whole(
                keeper.Book.Register.Offices.Select(o =>
                    keeper.Book.Register.ProfileAt(o.Code, clock.Now) is var p
                        ? new OfficeDetails(
                            o.Code,
                            o.Name,
                            o.Regions,
                            p.Letterhead,
                            p.SealText,
                            p.Phone,
                            p.Address,
                            p.HoursText
                        )
                        : null
                )
            )
        );

    private static IResult Items(
        Guides guides,
        Problems problems,
        string? q,
        bool? onTheSpot,
        bool? delegated,
        string? mainItem,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var paging = ListQuery.Paging(page, pageSize, errors);
        return errors.Count > 0
            ? problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]))
            : Results.Json(ListQuery.Shape(guides.Search(q, onTheSpot, delegated, mainItem), paging));
    }

    private static IResult Eligibility(HttpContext http, Wizard wizard, Problems problems)
    {
        var reached = wizard.Consult(http.Request.Query, out var errors);
        return errors.Count > 0 ? problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]))
            : reached is null ? problems.Answer(Refusal.NotFound())
            : Results.Json(reached);
    }

    private static IResult Process(HttpContext http, RulebookKeeper keeper, Problems problems, string code)
    {
        if (
            !keeper.Book.Items.TryGetValue(code, out var item) || keeper.Book.Newest(item.Process) is not { } definition
        )
            return problems.Answer(Refusal.NotFound("item-unknown"));
        return ProcessEndpoints.Answer(http, definition);
    }

    private static IResult Due(RulebookKeeper keeper, Problems problems, string? from, string? days)
    {
        var errors = new List<FieldError>();
        var instant = Instants.Read(from) ?? default;
        if (instant.Year is < 1992 or > 2200)
            errors.Add(new("from", "instant-wrong"));
        if (
            !int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > LongestQuestion
        )
            errors.Add(new("days", "days-out-of-range", "0", LongestQuestion.ToString(CultureInfo.InvariantCulture)));
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete("R10", "query-wrong", [.. errors]));
        var calendar = keeper.Book.Calendar;
        var received = calendar.Receive(instant);
        var counted = LegalClock.Counted(calendar, received, count).ToList();
        var last = counted.Count > 0 ? counted[^1] : WorkingCalendar.DayOf(received);
        return Results.Json(
            new DueShape(
                received,
                calendar.ClosingOf(last),
                counted,
                calendar.IsProvisional(WorkingCalendar.DayOf(received)) || counted.Any(calendar.IsProvisional)
            )
        );
    }
}

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Figures: for anyone, and for the supervisor by period, office and item.</summary>
internal static class StatisticsEndpoints
{
    public static void MapStatistics(this RouteGroupBuilder api)
    {
        var statistics = api.MapGroup("/statistics").WithTags("Statistics");
        statistics.MapGet("/public", async (HttpContext http, Figures figures) => Results.Json(await figures.PublicAsync(http.RequestAborted))).AllowAnonymous().Answers<PublicFigures>(200).WithSummary("What anyone may know.");
        statistics.MapGet("", StaffAsync).RequireAuthorization(Roles.Supervisor).Answers<StaffFigures>(200, 403, 422).WithSummary("Figures of cases received in a period, whole, by office and by item.");
        statistics.MapGet("/acceptance", AcceptanceAsync).RequireAuthorization(Roles.Supervisor).Answers<AcceptanceFigures>(200, 403, 422).WithSummary("Figures of completion acceptance (R26).");
    }

    private static async Task<IResult> StaffAsync(HttpContext http, AdaDb db, Figures figures, RulebookKeeper keeper, Problems problems, string? from, string? to, string? office, string? itemCode)
    {
        var errors = new List<FieldError>();
        var cases = Received(db, from, to, office, errors);
        if (errors.Count > 0) return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        if (TextInput.Clean(itemCode) is { Length: > 0 } item) cases = cases.Where(c => c.ItemCode == item);
        var (byOffice, byItem) = (new List<FiguresOf>(), new List<FiguresOf>());
        foreach (var o in keeper.Book.Register.Offices) byOffice.Add(new(o.Code, o.Name, await Figures.OfCasesAsync(cases.Where(c => c.Office == o.Code), http.RequestAborted)));
        foreach (var i in keeper.Book.Items.Values.OrderBy(i => i.Code, StringComparer.Ordinal)) byItem.Add(new(i.Code, i.Name, await Figures.OfCasesAsync(cases.Where(c => c.ItemCode == i.Code), http.RequestAborted)));
        return Results.Json(new StaffFigures(figures.OfItems(), await Figures.OfCasesAsync(cases, http.RequestAborted), await figures.OfAcceptanceAsync(cases, http.RequestAborted), byOffice, byItem));
    }

    private static async Task<IResult> AcceptanceAsync(HttpContext http, AdaDb db, Figures figures, Problems problems, string? from, string? to, string? office)
    {
        var errors = new List<FieldError>();
        var (start, end) = (Periods.Start(ListQuery.Day(from, "from", errors)), Periods.End(ListQuery.Day(to, "to", errors)));
        if (errors.Count > 0) return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var cases = db.Counted;
        if (start is { } s) cases = cases.Where(c => c.FirstJointAt >= s);
        if (end is { } e) cases = cases.Where(c => c.FirstJointAt < e);
        if (TextInput.Clean(office) is { Length: > 0 } handler) cases = cases.Where(c => c.Office == handler);
        return Results.Json(await figures.OfAcceptanceAsync(cases, http.RequestAborted));
    }

    private static IQueryable<CaseRow> Received(AdaDb db, string? from, string? to, string? office, List<FieldError> errors)
    {
        var (start, end) = (Periods.Start(ListQuery.Day(from, "from", errors)), Periods.End(ListQuery.Day(to, "to", errors)));
        var cases = db.Counted;
        if (start is { } s) cases = cases.Where(c => c.ReceivedAt >= s);
        if (end is { } e) cases = cases.Where(c => c.ReceivedAt < e);
        return TextInput.Clean(office) is { Length: > 0 } handler ? cases.Where(c => c.Office == handler) : cases;
    }
}

public sealed record StaffFigures(ItemFigures Items, CaseFigures Cases, AcceptanceFigures Acceptance, IReadOnlyList<FiguresOf> ByOffice, IReadOnlyList<FiguresOf> ByItem);

/// <summary>Figures of one office or item.</summary>
public sealed record FiguresOf(string Code, Names Name, CaseFigures Cases);

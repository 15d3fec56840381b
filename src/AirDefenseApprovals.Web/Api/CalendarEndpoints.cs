using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The calendar's years: anyone reads them, administrators enter them (R10).</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendar(this RouteGroupBuilder api)
    {
        var open = api.MapGroup("/calendar").AllowAnonymous().WithTags("Catalogue");
        open.MapGet("", ListAsync)
            .Answers<ListShape<CalendarSummary>>(200)
            .WithOperationId("listCalendarYears")
            .WithSummary("The years whose holidays are published (R10).");
        open.MapGet("/{year:int}", ShowAsync)
            .Answers<CalendarYearShape>(200, 404)
            .WithOperationId("getCalendarYear")
            .WithSummary("A year's holidays and make-up days, and what was entered when.");
        api.MapPut("/calendar/{year:int}", EnterAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithTags("Administration")
            .Answers<CalendarChangesShape>(200, 400, 403, 409, 422)
            .WithOperationId("enterCalendarYear")
            .WithSummary(
                "Enters a year (R10): every open due date is counted again, and the answer tells those that moved."
            );
    }

    private static async Task<IResult> ListAsync(HttpContext http, CalendarQueries queries) =>
        Results.Json(
            ListShape.Whole(
                (await queries.YearsAsync(http.RequestAborted)).Select(y => new CalendarSummary(
                    y.Year.Year,
                    y.Year.Source,
                    y.Year.Holidays.Values.Sum(d => d.Length),
                    y.Year.Workdays.Values.Sum(d => d.Length),
                    y.EnteredAt
                ))
            )
        );

    private static async Task<IResult> ShowAsync(HttpContext http, CalendarQueries queries, Problems problems, int year)
    {
        if (year is < EnterCalendarYear.FirstYear or > EnterCalendarYear.LastYear)
            return problems.Answer(Refusal.NotFound());
        var entries = await queries.EntriesAsync(year, http.RequestAborted);
        var now = entries is [var newest, ..] ? newest.Year : null;
        return Results.Json(
            new CalendarYearShape(
                year,
                now is null,
                now?.Source,
                Lists(now?.Holidays),
                Lists(now?.Workdays),
                [
                    .. entries.Select(e => new CalendarEntryShape(
                        e.Edition,
                        e.EnteredAt,
                        e.Year.Source,
                        e.Moved,
                        e.Looked,
                        e.Total,
                        e.RecomputedAt
                    )),
                ]
            )
        );
    }

    private static async Task<IResult> EnterAsync(
        HttpContext http,
        CalendarActs acts,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        IStringLocalizer<PageWords> words,
        int year,
        CalendarBody body
    )
    {
        var errors = new List<FieldError>();
        var source = TextInput.Clean(body.Source) is { Length: > 0 } given ? given : SourceOf(keeper, words, year);
        var read = CalendarInput.Read(year, body, source, errors);
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete("R10", "calendar-wrong", [.. errors]));
        var (edition, refusal) = await acts.EnterAsync(
            new EnterCalendarYear(http.User.ToActor(), clock.Now, read),
            http.RequestAborted
        );
        if (refusal is not null)
            return problems.Answer(refusal);
        await acts.FinishAsync(http.RequestAborted);
        var moved = edition is { } number ? await acts.MovedAsync(number, http.RequestAborted) : [];
        return Results.Json(
            new CalendarChangesShape([
                .. moved
                    .DistinctBy(m => (m.CaseId, m.Limit, m.From, m.To))
                    .Select(m => new MovedDateShape(m.CaseId, m.Limit, m.From, m.To)),
            ])
        );
    }

    /// <summary>Where nobody says which notice: the one before, or the title that these notices bear each year.</summary>
    internal static string SourceOf(RulebookKeeper keeper, IStringLocalizer<PageWords> words, int year) =>
        keeper.Book.Calendar.Years.GetValueOrDefault(year)?.Source ?? words["calendar-notice-title", year].Value;

    private static Dictionary<string, IReadOnlyList<DateOnly>> Lists(
        IReadOnlyDictionary<string, ImmutableArray<DateOnly>>? lists
    ) =>
        (lists ?? new Dictionary<string, ImmutableArray<DateOnly>>()).ToDictionary(
            l => l.Key,
            l => (IReadOnlyList<DateOnly>)l.Value
        );
}

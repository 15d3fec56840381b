using System.Text;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The office's own views: worklist, journal, cards.</summary>
internal static class OfficeEndpoints
{
    public static void MapOffice(this RouteGroupBuilder api)
    {
        api.MapGet("/worklist", WorklistAsync)
            .RequireAuthorization(Policies.StaffOrSupervisor)
            .WithTags("Office")
            .Answers<ListShape<WorklistShape>>(200, 403, 422)
            .WithOperationId("listWorklist")
            .WithSummary("The open tasks of the own office, by time left.");
        var journal = api.MapGroup("/cases/{id:guid}/journal").RequireAuthorization().WithTags("Journal");
        journal
            .MapGet("", (HttpContext http, Desk desk, JournalReader reader, Guid id, int? page, int? pageSize) =>
                ReadAsync(http, desk, reader, id, entries =>
                {
                    var errors = new List<FieldError>();
                    var paging = ListQuery.Paging(page, pageSize, errors);
                    return errors.Count > 0
                        ? desk.Problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]))
                        : Results.Json(ListQuery.Shape([.. entries.Select(Shape)], paging));
                })
            )
            .Answers<ListShape<JournalShape>>(200, 403, 404, 422)
            .WithOperationId("listJournal")
            .WithSummary("The case's journal (R27).");
        journal
            .MapGet("/export", (HttpContext http, Desk desk, JournalReader reader, Guid id) =>
                ReadAsync(http, desk, reader, id, entries =>
                    Results.Text(Lines(entries), "application/jsonl", Encoding.UTF8)
                )
            )
            .Answers(200, 403, 404)
            .AnswersFile("application/jsonl")
            .WithOperationId("exportJournal")
            .WithSummary("The journal as JSON Lines, for anyone to verify offline.");
        journal
            .MapGet("/verify", (HttpContext http, Desk desk, JournalReader reader, Guid id) =>
                ReadAsync(http, desk, reader, id, entries =>
                    Results.Json(
                        new VerifyShape(
                            JournalEntry.FirstWrong(entries) is null,
                            entries.Count,
                            entries is [.., var last] ? last.Hash : JournalEntry.NoHash
                        )
                    )
                )
            )
            .Answers<VerifyShape>(200, 403, 404)
            .WithOperationId("verifyJournal")
            .WithSummary("Whether the chain holds.");
        api.MapGet("/cards", CardsAsync)
            .RequireAuthorization(Roles.Supervisor)
            .WithTags("Supervision")
            .Answers<ListShape<CardShape>>(200, 403, 422)
            .WithOperationId("listCards")
            .WithSummary("The cards given (R13).");
    }

    private static async Task<IResult> WorklistAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        string? state,
        string? card,
        string? itemCode,
        string? q,
        bool? mine,
        string? role,
        string? task,
        string? sort,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var paging = ListQuery.Paging(page, pageSize, errors);
        var filter = new WorklistFilter
        {
            State = ListQuery.Word<CaseState>(state, "state", errors),
            Card = ListQuery.Word<CardColour>(card, "card", errors),
            ItemCode = itemCode,
            Text = q,
            Mine = mine ?? false,
            Practice = false,
            Role = TextInput.Clean(role),
            Task = TextInput.Clean(task),
            Sort = ListQuery.Word<WorklistSort>(sort, "sort", errors) ?? WorklistSort.Left,
        };
        if (errors.Count > 0)
            return desk.Problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var tasks = await desk.Queries.WorklistAsync(http.User.ToActor(), filter, paging, http.RequestAborted);
        return Results.Json(
            ListQuery.Shape(
                tasks.Select(t => new WorklistShape
                {
                    CaseId = t.CaseId,
                    CaseNumber = t.CaseNumber,
                    ItemCode = t.ItemCode,
                    ItemName = keeper.Book.Items[t.ItemCode].Name,
                    Task = t.Task,
                    Role = t.Role,
                    DueAt = t.DueAt?.ToOffset(WorkingCalendar.Offset),
                    Card = t.Card,
                    Assignee = t.Assignee,
                    ApplicantName = t.ApplicantName,
                })
            )
        );
    }

    /// <summary>The journal is the office's and the supervisor's to read; the applicant has the timeline.</summary>
    private static async Task<IResult> ReadAsync(
        HttpContext http,
        Desk desk,
        JournalReader reader,
        Guid id,
        Func<IReadOnlyList<JournalEntry>, IResult> answer
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is null)
            return desk.Problems.Answer(Refusal.NotFound());
        if (!Walls.IsStaff(actor) && !actor.Is(Roles.Supervisor))
            return desk.Problems.Answer(Refusal.Forbidden("R27", "journal-for-the-office"));
        return answer(await reader.ReadAsync(id, http.RequestAborted));
    }

    private static async Task<IResult> CardsAsync(
        HttpContext http,
        CardQueries queries,
        CaseView view,
        Problems problems,
        string? from,
        string? to,
        string? card,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var paging = ListQuery.Paging(page, pageSize, errors);
        var (first, last, colour) = (
            ListQuery.Day(from, "from", errors),
            ListQuery.Day(to, "to", errors),
            ListQuery.Word<CardColour>(card, "card", errors)
        );
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var cards = await queries.ListAsync(first, last, colour, paging, http.RequestAborted);
        return Results.Json(
            ListQuery.Shape(
                cards.Select(c => new CardShape(
                    c.Card.CaseId,
                    c.CaseNumber,
                    view.OfficeOf(c.Card.Office),
                    TimerDue.LimitName(c.Card.Limit),
                    c.Card.Colour,
                    c.Card.LegalAt.ToOffset(WorkingCalendar.Offset),
                    c.Card.RecordedAt.ToOffset(WorkingCalendar.Offset)
                ))
            )
        );
    }

    /// <summary>An export: a line per entry, for anyone to verify offline.</summary>
    public static string Lines(IEnumerable<JournalEntry> entries) =>
        string.Concat(entries.Select(e => JsonSerializer.Serialize(Shape(e), JsonSetup.Plain) + "\n"));

    private static JournalShape Shape(JournalEntry e) =>
        new(
            e.Seq,
            JournalEntry.InstantText(e.At),
            JournalEntry.InstantText(e.RecordedAt),
            e.Act,
            new(e.Actor.User, e.Actor.Role, e.Actor.Office),
            e.Data,
            e.PreviousHash,
            e.Hash
        );
}

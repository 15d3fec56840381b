using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>
/// How cases were handled in a period (R13, R15, R29). <c>Office</c>, <c>From</c>, <c>To</c>: what was asked for; null:
/// all, and no limit.
/// </summary>
public sealed record HandlingReportShape(
    string? Office,
    DateOnly? From,
    DateOnly? To,
    HandlingFigures Whole,
    IReadOnlyList<HandlingOfShape> ByOffice,
    IReadOnlyList<HandlingOfShape> ByItem,
    IReadOnlyList<HandlingOfMonthShape> ByMonth
)
{
    public static HandlingReportShape Of(
        HandlingReport report,
        Rulebook book,
        string? office,
        DateOnly? from,
        DateOnly? to
    ) =>
        new(
            office,
            from,
            to,
            report.Whole,
            [.. report.Offices.Select(o => new HandlingOfShape(o.Key, book.Register.Office(o.Key)?.Name, o.Figures))],
            [
                .. report.Items.Select(i => new HandlingOfShape(
                    i.Key,
                    book.Items.GetValueOrDefault(i.Key)?.Name,
                    i.Figures
                )),
            ],
            [
                .. report.Months.Select(m => new HandlingOfMonthShape(
                    m.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    m.Figures
                )),
            ]
        );
}

public sealed record HandlingOfShape(string Code, Names? Name, HandlingFigures Figures);

/// <summary>A month, e.g. <c>2026-05</c>.</summary>
public sealed record HandlingOfMonthShape(string Month, HandlingFigures Figures);

/// <summary>The board at an instant. <c>Horizon</c>: closing of the next working day, until which something is due soon.</summary>
public sealed record BoardShape(
    DateTimeOffset At,
    DateTimeOffset Horizon,
    BoardListShape Late,
    BoardListShape Soon,
    IReadOnlyList<BoardLoad> People,
    IReadOnlyList<BoardColumnShape> Cards
)
{
    public static BoardShape Of(Board board, Rulebook book) =>
        new(
            board.At,
            board.Horizon,
            Of(board.Late, book),
            Of(board.Soon, book),
            board.Loads,
            [
                .. board.Columns.Select(c => new BoardColumnShape(
                    c.Card,
                    c.Total,
                    [
                        .. c.Cases.Select(k => new BoardCaseShape(
                            k.Id,
                            k.Number,
                            k.ItemCode,
                            book.Items[k.ItemCode].Name,
                            k.ProjectName,
                            k.Office,
                            k.State,
                            k.DueAt
                        )),
                    ]
                )),
            ]
        );

    private static BoardListShape Of(BoardList list, Rulebook book) =>
        new(
            list.Total,
            [
                .. list.Tasks.Select(t => new BoardTaskShape
                {
                    CaseId = t.CaseId,
                    CaseNumber = t.CaseNumber,
                    ItemCode = t.ItemCode,
                    ItemName = book.Items[t.ItemCode].Name,
                    ProjectName = t.ProjectName,
                    Task = t.Task,
                    Role = t.Role,
                    Assignee = t.Assignee,
                    Office = t.Office,
                    DueAt = t.DueAt,
                    Card = t.Card,
                }),
            ]
        );
}

/// <summary>The first of a list, and how many there are.</summary>
public sealed record BoardListShape(int Total, IReadOnlyList<BoardTaskShape> Tasks);

public sealed record BoardTaskShape
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string ItemCode { get; init; }

    public required Names ItemName { get; init; }

    public required string ProjectName { get; init; }

    public required string Task { get; init; }

    public required string Role { get; init; }

    public required string? Assignee { get; init; }

    public required string Office { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required CardColour Card { get; init; }
}

/// <summary>Open cases of a card, the first of them.</summary>
public sealed record BoardColumnShape(CardColour Card, int Total, IReadOnlyList<BoardCaseShape> Cases);

public sealed record BoardCaseShape(
    Guid CaseId,
    string CaseNumber,
    string ItemCode,
    Names ItemName,
    string ProjectName,
    string Office,
    CaseState State,
    DateTimeOffset? DueAt
);

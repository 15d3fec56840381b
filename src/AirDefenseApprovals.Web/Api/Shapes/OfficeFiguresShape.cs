using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Statistics;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>
/// Cases received from <c>from</c> to <c>to</c>, by what became of them until now. A figure's <c>average</c> is that of
/// all offices together; it is null where fewer than three
/// offices have such cases, or where with the others it would give one of them away, unless the reader sees every office anyway (R18).
/// </summary>
public sealed record OfficeFiguresShape(
    OfficeShape Office,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyList<ComparedFigure> Figures,
    IReadOnlyList<ItemFiguresShape> ByItem
);

public sealed record ItemFiguresShape(string ItemCode, Names ItemName, IReadOnlyList<ComparedFigure> Figures);

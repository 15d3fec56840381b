using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// Shows a handover with what the system finds of each point now, worded in the reader's language. For the API and the
/// page alike.
/// </summary>
public sealed class HandoverView(RulebookKeeper keeper, OfficeClock clock, Problems problems)
{
    public HandoverShape Show(DelegationRow row)
    {
        var (delegation, handover) = (RulebookKeeper.Delegation(row), HandoverActs.Handover(row));
        return new()
        {
            DelegationId = row.Id,
            ItemCode = row.ItemCode,
            Office = row.Office,
            Standing = delegation.StandingOn(WorkingCalendar.DayOf(clock.Now)),
            HandoverDate = row.HandoverDate,
            EffectiveFrom = row.EffectiveFrom,
            EffectiveTo = row.EffectiveTo,
            ReleasedOn = row.ReleasedOn,
            InForceFrom = delegation.InForceFrom,
            Points =
            [
                .. HandoverPoints.All.Select(point =>
                    Point(point, handover.TickOf(point), HandoverFinding.Of(point, delegation, handover, keeper.Book))
                ),
            ],
            Override = handover.Override is { } o
                ? new(o.By, o.Name, o.At.ToOffset(WorkingCalendar.Offset), o.Reason)
                : null,
        };
    }

    private HandoverPointShape Point(string point, HandoverTick? tick, HandoverFinding? finding) =>
        new(
            point,
            tick is not null,
            tick?.DoneOn,
            tick?.By,
            tick?.At.ToOffset(WorkingCalendar.Offset),
            tick?.Note,
            tick is { Note: null },
            finding is null
                ? null
                : new(
                    finding.Holds,
                    finding.Holds ? null : problems.Sentence(new FieldError(point, finding.Slug, finding.Arguments)),
                    [.. finding.Staff.Select(s => new RoleStaffShape(s.Role, s.People))]
                )
        );
}

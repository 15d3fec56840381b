using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Pages;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Words rehearsals and what-ifs in the reader's language. For the API and the pages alike.</summary>
public sealed class ForesightView(RulebookKeeper keeper, Problems problems, Show show)
{
    public RehearsalShape Show(FoundRehearsal found)
    {
        var r = found.Rehearsal;
        return new()
        {
            DelegationId = found.Id,
            ItemCode = r.Delegation.ItemCode,
            Office = r.Delegation.Office,
            On = r.On,
            Entered = r.Entered,
            HasEnded = r.HasEnded,
            Regions = r.Regions,
            Drafts = r.Drafts,
            Total = found.Total,
            Cases =
            [
                .. r.Cases.Select(c => new RehearsedCaseShape
                {
                    CaseId = c.Id,
                    CaseNumber = c.Number,
                    State = c.State,
                    Office = c.Office,
                    OfficeAfter = c.Office,
                    Assignees = c.Assignees,
                    Card = c.Card,
                    Limit = c.Limit,
                    DueAt = c.DueAt?.ToOffset(WorkingCalendar.Offset),
                    DaysLeft = c.DaysLeft,
                }),
            ],
            Findings =
            [
                .. r.Findings.Select(f => new RehearsalFindingShape(
                    Problems.TypePrefix + f.Slug,
                    Sentence(f),
                    f.CaseId
                )),
            ],
        };
    }

    public WhatIfShape Show(FoundWhatIf found)
    {
        var (answer, offices) = (found.Answer, keeper.Book.Register.Offices);
        return new()
        {
            From = found.From,
            To = found.To,
            AsOf = answer.AsOf,
            Months = Math.Round(answer.Months, 2),
            Total = answer.Total,
            Moved = answer.Moved,
            Entrusted = answer.Entrusted,
            Offices =
            [
                .. offices
                    .Select(o => (o.Code, N: answer.Of(o.Code)))
                    .Select(o => new WhatIfOfficeShape(
                        o.Code,
                        o.N.InFact,
                        o.N.Would,
                        answer.PerMonth(o.N.InFact),
                        answer.PerMonth(o.N.Would)
                    )),
            ],
            Items =
            [
                .. answer.Items.Select(item => new WhatIfItemShape(
                    item,
                    [
                        .. offices
                            .Select(o => (o.Code, N: answer.Of(o.Code, item)))
                            .Where(o => o.N.InFact + o.N.Would > 0)
                            .Select(o => new WhatIfCellShape(o.Code, o.N.InFact, o.N.Would)),
                    ]
                )),
            ],
            Flows = answer.Flows,
        };
    }

    /// <summary>A finding as a sentence: offices, regions, roles and days by what the reader calls them.</summary>
    public string Sentence(RehearsalFinding finding) =>
        problems.Sentence(new FieldError("", finding.Slug, [.. finding.Arguments.Select(Word)]));

    private string Word(string argument) =>
        DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? show.Day(day)
        : keeper.Book.Register.Region(argument) is { } region && keeper.Book.Register.Office(argument) is null
            ? show.Name(region.Name)
        : keeper.Book.Register.Office(argument) is { } office ? show.Name(office.Name)
        : Core.Cases.Roles.Staff.Contains(argument) ? show.Word("role", argument)
        : argument;
}

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
        return new(
            found.Id,
            r.Delegation.ItemCode,
            r.Delegation.Office,
            r.On,
            r.Entered,
            r.HasEnded,
            r.Regions,
            r.Drafts,
            found.Total,
            [
                .. r.Cases.Select(c => new RehearsedCaseShape(
                    c.Id,
                    c.Number,
                    c.State,
                    c.Office,
                    c.Office,
                    c.Assignees,
                    c.Card,
                    c.Limit,
                    c.DueAt?.ToOffset(WorkingCalendar.Offset),
                    c.DaysLeft
                )),
            ],
            [.. r.Findings.Select(f => new RehearsalFindingShape(Problems.TypePrefix + f.Slug, Sentence(f), f.CaseId))]
        );
    }

    public WhatIfShape Show(FoundWhatIf found)
    {
        var (answer, offices) = (found.Answer, keeper.Book.Register.Offices);
        return new(
            found.From,
            found.To,
            answer.AsOf,
            Math.Round(answer.Months, 2),
            answer.Total,
            answer.Moved,
            answer.Entrusted,
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
            answer.Flows
        );
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

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>An applicant's own cases; for staff and supervisors those they may see.</summary>
public sealed class IndexModel(PageTools tools) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseState? State { get; set; }

    public Page<CaseLine> Cases { get; private set; } = null!;

    public async Task OnGetAsync(int p = 1) =>
        Cases = (
            await Tools.Queries.ListAsync(
                Actor,
                new CaseFilter(State, null, Q),
                new Paging(Math.Clamp(p, 1, 100_000), 20),
                HttpContext.RequestAborted
            )
        ).Select(c => new CaseLine(Tools.View.Show(c, Actor), Sentences.Of(c)));

    /// <summary>The badge of a state; the word says the same.</summary>
    public string Badge(CaseState state) => Badges.Of(state);
}

/// <summary>A line of a list of cases, with where it stands with its limits.</summary>
public sealed record CaseLine(CaseShape Shape, ClockSentence? Sentence);

/// <summary>Colours of states.</summary>
internal static class Badges
{
    public static string Of(CaseState state) =>
        state switch
        {
            CaseState.Approved => "text-bg-success",
            CaseState.Refused or CaseState.NotAccepted or CaseState.Lapsed => "text-bg-dark",
            CaseState.CorrectionRequired or CaseState.Rectification => "text-bg-warning",
            CaseState.Draft or CaseState.Withdrawn or CaseState.NotRequired => "text-bg-secondary",
            _ => "text-bg-primary",
        };
}

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>An applicant's own cases; for staff and supervisors those they may see.</summary>
public sealed class IndexModel(PageTools tools, IStringLocalizer<PageWords> words) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseState? State { get; set; }

    public Page<CaseLine> Cases { get; private set; } = null!;

    /// <summary>How many cases wait for their applicant, on whichever page; 0 for staff, whose worklist says so.</summary>
    public int Waiting { get; private set; }

    /// <summary>The lines of the page in their groups: what waits for its applicant, then the rest.</summary>
    public IEnumerable<IGrouping<bool, CaseLine>> Groups => Cases.Items.GroupBy(c => IsOwn && c.Waits);

    private bool IsOwn => Actor.Is(Roles.Applicant);

    public async Task OnGetAsync(int p = 1)
    {
        var found = await Tools.Queries.ListAsync(
            Actor,
            new CaseFilter(State, null, Q) { WaitingFirst = true },
            new Paging(Math.Clamp(p, 1, 100_000), 20),
            HttpContext.RequestAborted
        );
        Cases = found.Select(LineOf);
        Waiting = IsOwn ? await Tools.Queries.WaitingAsync(Actor, HttpContext.RequestAborted) : 0;
    }

    private CaseLine LineOf(Case @case) =>
        new(Tools.View.Show(@case, Actor), Sentences.Of(@case))
        {
            Waits = @case.WaitsForApplicant,
            NextStep = @case.WaitsForApplicant
                ? NextStep.Of(@case, Book.SheetOf(@case), null, Now, Show, words).Path
                : null,
            HasProject = Book.SheetOf(@case).HasProject,
        };

    /// <summary>The badge of a state; the word says the same.</summary>
    public string Badge(CaseState state) => Badges.Of(state);
}

/// <summary>A line of a list of cases, with where it stands with its limits.</summary>
public sealed record CaseLine(CaseShape Shape, ClockSentence? Sentence)
{
    /// <summary>Whether it waits for its applicant.</summary>
    public bool Waits { get; init; }

    /// <summary>Where the applicant does what it waits for.</summary>
    public string? NextStep { get; init; }

    /// <summary>Whether its item is about a project.</summary>
    public bool HasProject { get; init; }
}

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

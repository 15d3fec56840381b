using AirDefenseApprovals.Core.Cases;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>What the applicant's own earlier applications fill in (R18: nobody else's), only where nothing was typed.</summary>
public sealed partial class EditModel
{
    private const string UseLast = "use-last",
        UseProject = "use-project";

    /// <summary>What was taken over just now, or what the address says that it was.</summary>
    private (string Used, IReadOnlyList<string> Left)? taken;

    /// <summary>The newest application whose applicant can be taken over; null where there is none, or nothing is left to fill in.</summary>
    public Case? Last { get; private set; }

    /// <summary>The projects applied for before; none where the project is filled in.</summary>
    public IReadOnlyList<Case> EarlierProjects { get; private set; } = [];

    /// <summary>Says what was taken over; null where nothing was asked for.</summary>
    public string? Used =>
        taken is { } done && words["used-" + done.Used] is { ResourceNotFound: false } told ? told.Value : null;

    /// <summary>What stayed as it was typed, by its labels.</summary>
    public IEnumerable<string> Left => (taken?.Left ?? []).Take(30).Select(LabelOf).OfType<string>().Distinct();

    /// <summary>Looks for what can be offered, once it is known that a page is shown.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var executed = await next();
        if (executed is { Result: PageResult, Exception: null } && Form is not null)
            await OfferAsync();
    }

    private async Task OfferAsync()
    {
        string[] applicant = ["applicant.idNumber", "applicant.phone", "applicant.email"];
        if (Open.Contains(ApplicationSteps.Applicant) && applicant.Any(f => Form[f].Length == 0))
            Last = await earlier.LastAsync(Actor, CanBeTaken, HttpContext.RequestAborted);
        string[] project = ["project.name", "project.address", "project.regionCode"];
        if (Item.HasProject && Open.Contains(ApplicationSteps.Project) && project.Any(f => Form[f].Length == 0))
            EarlierProjects = await earlier.ProjectsAsync(Actor, HttpContext.RequestAborted);
    }

    private bool CanBeTaken(Case @case) =>
        Item.Applicants.Contains(@case.Applicant.Kind) && WordsOf(@case).MayBeTheSame;

    private EarlierWords WordsOf(Case @case) => new(Form, ApplicationForm.Of(Item, @case), Begun());

    /// <summary>Fills in what a button asks for, before everything is saved.</summary>
    private async Task TakeOverAsync(string action)
    {
        if (action == UseLast)
            taken = await TakeApplicantAsync();
        else if (action == UseProject)
            taken = await TakeProjectAsync();
    }

    private async Task<(string, IReadOnlyList<string>)> TakeApplicantAsync()
    {
        if (await earlier.LastAsync(Actor, CanBeTaken, HttpContext.RequestAborted) is not { } last)
            return ("nobody", []);
        var done = WordsOf(last).TakeApplicant();
        return (done.Filled.Count > 0 ? "last" : "nothing", done.Left);
    }

    private async Task<(string, IReadOnlyList<string>)> TakeProjectAsync()
    {
        var chosen = Guid.TryParse(Typed("earlier"), out var id)
            ? await earlier.FindAsync(Actor, id, HttpContext.RequestAborted)
            : null;
        if (chosen is null || !Item.HasProject)
            return ("no-project", []);
        var done = WordsOf(chosen).TakeProject(Prefill.FormFor(Item, chosen, Book).Keys);
        return (done.Filled.Count > 0 ? "project" : "nothing", done.Left);
    }

    /// <summary>What the address of the next page says of it.</summary>
    private string TakenQuery =>
        taken is { } done ? $"&used={done.Used}&left={Uri.EscapeDataString(string.Join(',', done.Left))}" : "";

    /// <summary>
    /// Whether a new form stands as it began: whoever only looks through its steps begins no case. A list always says
    /// something: the kind of a paper is typed once its number is.
    /// </summary>
    private bool IsUntouched =>
        Draft is null
        && !HasFiles
        && Form.IsAs(before, except: ["applicant.idKind", "applicant.agent.idKind"])
        && !Item.Materials.Any(m => Typed("promise." + m.Code).Length > 0);
}

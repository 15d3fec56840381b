using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace AirDefenseApprovals.Web.Pages.Links;

/// <summary>A department gives its opinion on the joint acceptance by its link, without an account (R26).</summary>
[EnableRateLimiting(PeopleEndpoints.Guessing)]
public sealed class JointModel(PageTools tools, LinkQueries links) : OfficePage(tools)
{
    public OpenedLink? Link { get; private set; }

    public bool Done { get; private set; }

    public bool IsOpen => GiveDepartmentOpinion.Refused(Link!.Actor, Link.Case, Link.Party) is null;

    /// <summary>What the department said last.</summary>
    public DepartmentOpinion? Opinion =>
        Departments.Of(Link!.Case).FirstOrDefault(d => d.Department == Link.Party).Opinion;

    [BindProperty]
    public string? Consents { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Signatory { get; set; }

    public (int Closed, int All) Defects =>
        Link!.Case.DefectNotice is { } notice
            ? (notice.Items.Count(d => d.State == DefectState.Closed), notice.Items.Length)
            : (0, 0);

    public string ItemName => Show.Name(Book.SheetOf(Link!.Case).Name);

    public override string? LabelOf(string field) =>
        Show.Label(
            field switch
            {
                "text" => "opinion",
                var name => name,
            }
        );

    public async Task OnGetAsync(string word, bool done)
    {
        Done = done;
        await OpenAsync(word);
    }

    public async Task<IActionResult> OnPostAsync(string word)
    {
        if (!await OpenAsync(word))
            return Page();
        var body = new DepartmentOpinionBody(
            Consents switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            Text,
            Signatory
        );
        var result = await ActAsync(Link!.Case.Id, AcceptanceEndpoints.Opinion(Link.Actor, Now, Link.Party, body));
        return result.Refusal is null ? LocalRedirect($"/joint/{Uri.EscapeDataString(word)}?done=true") : Page();
    }

    private async Task<bool> OpenAsync(string word)
    {
        Response.Headers.CacheControl = "no-store";
        Link = await links.FindAsync(word, HttpContext.RequestAborted) is { IsDepartment: true } found ? found : null;
        if (Link is null)
            Tell(Refusal.NotFound("link-opens-nothing"));
        return Link is not null;
    }
}

using System.Text.Json;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// The conclusion of an inspection (R24): what will be told, whom, and what nobody looked at; then the one notice, or
/// that it passed.
/// </summary>
public sealed class NoticeModel(PageTools tools, IStringLocalizer<PageWords> words) : CasePage(tools)
{
    public SiteShape Site { get; private set; } = null!;

    /// <summary>The notice as it would be; its defects may still lack something.</summary>
    public DefectNotice? Composed { get; private set; }

    /// <summary>What is still missing, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public IReadOnlyList<UnseenPoint> Unseen { get; private set; } = [];

    /// <summary>The names typed, or those who signed.</summary>
    public string Inspectors { get; private set; } = "";

    public string UnseenReason { get; private set; } = "";

    public IReadOnlyList<Party> Firms => Parties.Of(Case);

    public override string? LabelOf(string field) =>
        field switch
        {
            "data.inspectors" => Show.Label("inspectors"),
            _ => null,
        };

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } elsewhere)
            return elsewhere;
        Inspectors = string.Join('\n', Site.Signatures.Select(s => s.Name));
        Compose();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? inspectors, string? unseen, int? version)
    {
        if (await OpenAsync(id) is { } elsewhere)
            return elsewhere;
        (Inspectors, UnseenReason) = (TextInput.Clean(inspectors), TextInput.Clean(unseen));
        var act = Act();
        var result = await ActAsync(id, act, version);
        if (result.Refusal is not null)
        {
            Compose();
            return Page();
        }
        TempData["Done"] = words[
            "task-done",
            result.Case!.Number ?? "",
            Show.Word("task", act.Task),
            Show.Outcome(act.Task, act.Outcome)
        ].Value;
        return LocalRedirect("/worklist");
    }

    private CompleteTask Act() =>
        new()
        {
            By = Actor,
            At = Now,
            Task = OnSite.Task,
            Outcome = Site.Findings.Any(f => !f.Dropped) ? "DefectsFound" : "Passed",
            Data = JsonSerializer.SerializeToElement(
                new
                {
                    inspectors = Inspectors.Split(
                        '\n',
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    ),
                    unseen = UnseenReason,
                }
            ),
            LinkSecret = Codes.Link(),
        };

    /// <summary>What would be told, or what is still missing.</summary>
    private void Compose()
    {
        if (Site.Findings.All(f => f.Dropped))
            return;
        (Composed, var refusal) = NoticePreview.Of(Case, Actor, Now, Book);
        if (refusal is not null)
            Missing =
            [
                .. refusal.Errors.IsEmpty
                    ? [Tools.Problems.Of(refusal).Detail!]
                    : refusal.Errors.Select(e => $"{Where(e.Field)} {Tools.Problems.Sentence(e)}"),
            ];
    }

    /// <summary>Which finding a field is of, by its place and problem.</summary>
    private string Where(string field)
    {
        var finding = Site.Findings.FirstOrDefault(f => field.Contains(f.Id.ToString(), StringComparison.Ordinal));
        if (finding is null)
            return "";
        var label = field[(field.LastIndexOf('.') + 1)..] switch
        {
            "problem" => "defect",
            "deadlineDays" => "deadline-days",
            var name => name,
        };
        return $"{finding.Place} {finding.Problem}{Show.Label("colon")}{Show.Label(label)}";
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (!Actor.Is(Roles.Inspector) || Actor.Office != Case.Office)
            return Forbid();
        if (OnSite.Refused(Actor, Case) is not null)
            return LocalRedirect($"/cases/{id}");
        (Site, Unseen) = (
            SiteEndpoints.Shape(Case, Actor, Book),
            Case.Site is null ? [] : Checklist.Unseen(Case, Item, Book.Standards)
        );
        return null;
    }
}

using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// All of an acceptance on one page: its works, the firms that answer, what was found and put right side by side, the
/// departments' opinions, and what was left out (R24, R25, R26).
/// </summary>
public sealed class AcceptanceModel(PageTools tools, Settings settings, IStringLocalizer<AcceptanceWords> words)
    : CasePage(tools)
{
    /// <summary>What was just done, told once.</summary>
    public string? Done { get; private set; }

    /// <summary>The handler that was refused.</summary>
    public string? Failed { get; private set; }

    /// <summary>The case as its reader may see it on this page: pictures as they are published.</summary>
    public Case Whole => Case;

    public IReadOnlyList<Works> AllWorks => Works.Of(Case);

    public IReadOnlyList<Party> Firms => Parties.Of(Case);

    public IReadOnlyList<(string Department, DepartmentOpinion? Opinion)> Asked => [.. Departments.Of(Case)];

    /// <summary>Departments that were not asked yet.</summary>
    public IEnumerable<string> NotAsked => Departments.All.Where(d => Asked.All(a => a.Department != d));

    public IReadOnlyList<Defect> Defects => Case.DefectNotice?.Items ?? [];

    public IReadOnlyList<Omission> Omissions => Case.Omissions;

    public bool MayInvite =>
        !Case.HasEnded && Case.DefectNotice is not null && (IsOwner || (IsHandler && !Case.IsAside(Actor.UserName)));

    public bool MayAsk => InviteDepartments.Refused(Actor, Case, Book) is null;

    public bool MayRecordOmission => RecordOmission.Refused(Actor, Case) is null;

    public bool SeesOmissions => !IsOwner;

    /// <summary>When the firm got its link.</summary>
    public DateTimeOffset? LinkedAt(string party) => Case.Links.FirstOrDefault(l => l.Party == party)?.At;

    /// <summary>The defects of one of the works.</summary>
    public IEnumerable<Defect> Of(Works work) => Defects.Where(d => (d.Work ?? AllWorks[0].Name) == work.Name);

    public IEnumerable<ClauseEntry> Clauses => Book.Standards.Search(null, JudgedBy.Day);

    /// <summary>What was typed into a field of the form that was refused.</summary>
    public string Posted(string handler, string field) =>
        Failed == handler && Request.HasFormContentType ? Request.Form[field].ToString() : "";

    public override string? LabelOf(string field) =>
        Show.Label(
            field switch
            {
                "problem" => "defect",
                "text" => "opinion",
                var name => name,
            }
        );

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } elsewhere)
            return elsewhere;
        Done = TempData["Done"] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(Guid id, string? party, string? email)
    {
        var (secret, firm) = (Codes.Link(), TextInput.Clean(party));
        var address = TextInput.CleanEmail(email) is { Length: > 0 } typed ? typed : null;
        return await DoAsync(
            id,
            "Invite",
            new InviteParty
            {
                By = Actor,
                At = Now,
                Party = firm,
                Email = address,
                Secret = secret,
            },
            () =>
                words[
                    address is null ? "link-made" : "link-mailed",
                    Show.Word("party", firm),
                    AcceptanceEndpoints.Address(settings, "rectify", PartyLink.Word(secret, id, firm))
                ].Value
        );
    }

    public async Task<IActionResult> OnPostAskAsync(Guid id, string[]? departments)
    {
        var emails = Departments.All.ToDictionary(d => d, d => (string?)Request.Form["emails." + d].ToString());
        var act = AcceptanceEndpoints.Invitation(Actor, Now, departments, emails, Codes.Link());
        return await DoAsync(id, "Ask", act, () =>
            string.Join(
                '\n',
                act.Addresses.Select(a =>
                    words[
                        a.Value is null ? "link-made" : "link-mailed",
                        Show.Word("department", a.Key),
                        AcceptanceEndpoints.Address(settings, "joint", PartyLink.Word(act.Secret, id, a.Key))
                    ].Value
                )
            )
        );
    }

    public Task<IActionResult> OnPostOpinionAsync(
        Guid id,
        string? department,
        string? consents,
        string? text,
        string? signatory
    ) =>
        DoAsync(
            id,
            "Opinion",
            AcceptanceEndpoints.Opinion(
                Actor,
                Now,
                TextInput.Clean(department),
                new(
                    consents switch
                    {
                        "yes" => true,
                        "no" => false,
                        _ => null,
                    },
                    text,
                    signatory
                )
            ),
            () => words["opinion-done"].Value
        );

    public Task<IActionResult> OnPostOmissionAsync(Guid id, string? clause, string? place, string? problem) =>
        DoAsync(
            id,
            "Omission",
            new RecordOmission
            {
                By = Actor,
                At = Now,
                Clause = TextInput.Clean(clause),
                Place = TextInput.Clean(place),
                Problem = TextInput.Clean(problem),
            },
            () => words["omission-done"].Value
        );

    private async Task<IActionResult> DoAsync(Guid id, string handler, CaseAct act, Func<string> told)
    {
        if (await OpenAsync(id) is { } elsewhere)
            return elsewhere;
        if ((await ActAsync(id, act)).Refusal is not null)
        {
            Failed = handler;
            return Page();
        }
        TempData["Done"] = told();
        return LocalRedirect($"/cases/{id}/acceptance");
    }

    private async Task<IActionResult?> OpenAsync(Guid id) =>
        !await LoadAsync(id) || Item.Acceptance is null || Case.State == CaseState.Draft ? NotFound() : null;
}

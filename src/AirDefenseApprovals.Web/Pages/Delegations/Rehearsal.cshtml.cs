using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>What a delegation would move on a day (R16), before anything is entered. It changes nothing.</summary>
public sealed class RehearsalModel(PageTools tools, RehearsalQueries queries, ForesightView view) : RegisterPage(tools)
{
    public string? ItemCode { get; private set; }

    public string? Office { get; private set; }

    public string? On { get; private set; }

    /// <summary>The last day of a supposed revocation.</summary>
    public string? Until { get; private set; }

    /// <summary>The delegation of the register that is asked about.</summary>
    public Guid? Id { get; private set; }

    public FoundRehearsal? Found { get; private set; }

    public bool SeesCases => Actor.Is(Roles.Supervisor);

    public async Task<IActionResult> OnGetAsync(Guid? id, string? itemCode, string? office, string? on, string? until)
    {
        (ItemCode, Office, On, Until, Id) = (
            TextInput.Clean(itemCode),
            TextInput.Clean(office),
            TextInput.Clean(on),
            TextInput.Clean(until),
            id
        );
        if (id is null && On.Length == 0 && (ItemCode.Length == 0 || Office.Length == 0))
            return Page(); // nothing is asked yet
        var (found, refusal) = await queries.OfAsync(new(id, itemCode, office, on, until), HttpContext.RequestAborted);
        if (refusal is { Kind: Core.RefusalKind.NotFound })
            return NotFound();
        if (refusal is not null)
            Tell(refusal);
        Found = found;
        return Page();
    }

    public string Sentence(RehearsalFinding finding) => view.Sentence(finding);
}

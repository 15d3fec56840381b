using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Pages.Delegations;

namespace AirDefenseApprovals.Web.Pages.Handovers;

/// <summary>The delegations that wait for their handover, for whoever may read it (R17, R18).</summary>
public sealed class IndexModel(PageTools tools, AdaDb db) : RegisterPage(tools)
{
    public Page<DelegationRow> Waiting { get; private set; } = null!;

    public bool ReadsRegister => IsAdministrator || Actor.Is(Roles.Supervisor);

    public async Task OnGetAsync(int p = 1) =>
        Waiting = await DelegationQueries.WaitingAsync(
            db,
            Actor,
            Today,
            new Paging(Math.Clamp(p, 1, 100_000), 50),
            HttpContext.RequestAborted
        );
}

using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Pages.Inbox;

/// <summary>Notices to the reader, newest first.</summary>
public sealed class IndexModel(PageTools tools, Data.Inbox inbox) : OfficePage(tools)
{
    public Page<NoticeRow> Notices { get; private set; } = null!;

    public async Task OnGetAsync(int p = 1) =>
        Notices = await inbox.ListAsync(Actor, new Paging(Math.Clamp(p, 1, 10_000), 20), HttpContext.RequestAborted);
}

using System.Globalization;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Inbox;

/// <summary>Notices to the reader, newest first: all, or those not read yet.</summary>
public sealed class IndexModel(PageTools tools, Data.Inbox inbox) : OfficePage(tools)
{
    public Page<NoticeRow> Notices { get; private set; } = null!;

    /// <summary>Whether those that were read are left out.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Unread { get; set; }

    /// <summary>When the page was opened.</summary>
    public string Opened => Now.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>How many are not read yet.</summary>
    public int UnreadCount { get; private set; }

    public async Task OnGetAsync(int p = 1)
    {
        var paging = new Paging(Math.Clamp(p, 1, 10_000), 20);
        Notices = await inbox.ListAsync(Actor, Unread, paging, HttpContext.RequestAborted);
        UnreadCount = await inbox.UnreadAsync(Actor, int.MaxValue, HttpContext.RequestAborted);
    }

    /// <summary>Marks all as read that were there when the page was opened.</summary>
    public async Task<IActionResult> OnPostReadAllAsync(DateTimeOffset? until)
    {
        await inbox.ReadAllAsync(Actor, until ?? Now, Now, HttpContext.RequestAborted);
        return RedirectToPage();
    }
}

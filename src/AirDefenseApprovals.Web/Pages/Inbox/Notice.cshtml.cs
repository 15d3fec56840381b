using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Inbox;

/// <summary>One notice; opening it marks it as read.</summary>
public sealed class NoticeModel(PageTools tools, Data.Inbox inbox) : OfficePage(tools)
{
    public NoticeRow Notice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await inbox.ReadAsync(Actor, id, Now, HttpContext.RequestAborted) is not { } notice)
            return NotFound();
        Notice = notice;
        return Page();
    }
}

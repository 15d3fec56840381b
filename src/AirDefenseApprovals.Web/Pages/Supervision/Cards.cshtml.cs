using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Supervision;

/// <summary>The cards given (R13), for who answers for deadlines.</summary>
public sealed class CardsModel(PageTools tools, CardQueries queries) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public CardColour? Card { get; set; }

    public Page<GivenCard> Cards { get; private set; } = null!;

    public async Task OnGetAsync(int p = 1) =>
        Cards = await queries.ListAsync(
            From,
            To,
            Card,
            new Paging(Math.Clamp(p, 1, 100_000), 20),
            HttpContext.RequestAborted
        );

    public string OfficeName(string code) => Book.Register.Office(code) is { } office ? Show.Name(office.Name) : code;
}

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Pauses;

/// <summary>The pauses of clocks (R11) by ground, by officer and by nearness to the deadline, for who answers for deadlines.</summary>
public sealed class IndexModel(PageTools tools, PauseQueries queries) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Officer { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Overlong { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Near { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public Page<GivenPause> Pauses { get; private set; } = null!;

    public PauseFigures Figures { get; private set; } = null!;

    /// <summary>Whether the reader sees other offices' pauses too.</summary>
    public bool SeesAll => Actor.Is(Roles.Supervisor) || Actor.Office == Core.Routing.Office.City;

    public IEnumerable<Office> Offices => Book.Register.Offices;

    public static IEnumerable<string> Kinds => PauseKinds.All;

    public async Task OnGetAsync(int p = 1)
    {
        var filter = new PauseFilter(
            TextInput.Clean(Office),
            TextInput.Clean(Kind),
            TextInput.Clean(Officer),
            Overlong ? true : null,
            Near,
            From,
            To
        );
        Pauses = await queries.ListAsync(
            Actor,
            filter,
            new Paging(Math.Clamp(p, 1, 100_000), 20),
            HttpContext.RequestAborted
        );
        Figures = await queries.FiguresAsync(Actor, filter, HttpContext.RequestAborted);
    }

    public string OfficeName(string code) => Book.Register.Office(code) is { } office ? Show.Name(office.Name) : code;

    public string ItemName(string code) => Show.Name(Book.Items[code].Name);
}

using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Board;

/// <summary>
/// What is late, what will be late, who needs help, and open cases by their card (R13). No phone, e-mail or identity
/// number (R30).
/// </summary>
public sealed class IndexModel(PageTools tools, BoardQueries queries) : OfficePage(tools)
{
    /// <summary>Code of the chosen office; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    public Data.Board Board { get; private set; } = null!;

    /// <summary>Whether the reader may choose among offices.</summary>
    public bool MayChoose => OfficeFigures.MayChoose(Actor);

    /// <summary>Whether offices stand beside each other.</summary>
    public bool ShowsAll => Chosen is null;

    public IEnumerable<Office> Offices => Book.Register.Offices;

    private string? Chosen => TextInput.Clean(Office) is { Length: > 0 } code ? code : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!MayChoose)
            Office = Chosen is null ? Actor.Office : Chosen;
        if (await queries.OfAsync(Actor, Chosen, HttpContext.RequestAborted) is not { } board)
            return NotFound(); // R18: alike for offices that are there and that are not
        Board = board;
        return Page();
    }

    public string NameOf(string office) => Book.Register.Office(office) is { } found ? Show.Name(found.Name) : office;

    public string ItemName(string code) => Book.Items.TryGetValue(code, out var item) ? Show.Name(item.Name) : code;

    /// <summary>The worklist of all of the office, narrowed to a card.</summary>
    public string WorklistOf(Core.Cases.CardColour card) => $"/worklist?everyone=true&card={card}";
}

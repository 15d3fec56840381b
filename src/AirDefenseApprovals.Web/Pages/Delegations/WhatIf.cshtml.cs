using System.Globalization;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>Who would have handled the cases of a period under today's register, with one delegation more or less (R17).</summary>
public sealed class WhatIfModel(PageTools tools, AdaDb db, WhatIfQueries queries, WhatIfSheet sheet)
    : RegisterPage(tools)
{
    /// <summary>The question, as its address has it.</summary>
    public WhatIfQuestion Asked =>
        new()
        {
            From = Typed("from"),
            To = Typed("to"),
            ItemCode = Typed("itemCode"),
            Office = Typed("office"),
            EffectiveFrom = Typed("effectiveFrom"),
            Mode = Typed("mode"),
            Without = Typed("without"),
        };

    public FoundWhatIf? Found { get; private set; }

    /// <summary>What could be left out.</summary>
    public IReadOnlyList<DelegationRow> Entered { get; private set; } = [];

    public IEnumerable<Office> AllOffices => Book.Register.Offices;

    public string? From => Found is { } f ? Text(f.From) : Asked.From;

    public string? To => Found is { } f ? Text(f.To) : Asked.To;

    /// <summary>Where the same answer is as a file.</summary>
    public string SheetPath =>
        "/delegations/what-if"
        + new QueryBuilder(Request.Query.Where(q => q.Key != "handler")) { { "handler", "Sheet" } };

    public async Task OnGetAsync()
    {
        Entered =
        [
            .. (
                await db
                    .Delegations.AsNoTracking()
                    .OrderBy(d => d.ItemCode)
                    .ThenBy(d => d.Office)
                    .ThenBy(d => d.EffectiveFrom)
                    .ToListAsync(HttpContext.RequestAborted)
            ).Where(d => RulebookKeeper.Delegation(d).InForce(Today)),
        ];
        var (found, refusal) = await queries.OfAsync(Asked, HttpContext.RequestAborted);
        if (refusal is not null)
            Tell(refusal);
        Found = found;
    }

    /// <summary>The answer as an XLSX file.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        await OnGetAsync();
        return Found is { } found ? File(sheet.Write(found), SheetWriter.ContentType, "what-if.xlsx") : Page();
    }

    /// <summary>A number of cases a month, or of months.</summary>
    public static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private string? Typed(string name) => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

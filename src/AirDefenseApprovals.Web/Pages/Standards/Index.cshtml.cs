using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Standards;

/// <summary>The standards register, searched while typing (R24). Anyone may read it.</summary>
public sealed class IndexModel(PageTools tools, IStringLocalizer<StandardWords> words) : StandardPage(tools, words)
{
    /// <summary>Clauses on a page.</summary>
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The day they are in force; empty for whenever.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    public IReadOnlyList<ClauseEntry> Found { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; }

    public void OnGet(int p = 1)
    {
        var errors = new List<FieldError>();
        var day = DelegationInput.Day(On, "on", errors);
        if (errors.Count > 0)
            Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var all = Book.Standards.Search(TextInput.Clean(Q), day);
        Number = Math.Clamp(p, 1, 100_000);
        (Found, Total) = ([.. all.Skip((Number - 1) * PageSize).Take(PageSize)], all.Length);
    }
}

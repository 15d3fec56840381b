using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.OwnOffice;

/// <summary>Which result documents of the own office run out (R33), for its head and clerks.</summary>
public sealed class ExpiringModel(PageTools tools, DocumentQueries queries) : OfficePage(tools)
{
    /// <summary>How far ahead people look, in days.</summary>
    public static readonly IReadOnlyList<int> Spans = [30, DocumentQueries.UsualDays, 180, 365];

    [BindProperty(SupportsGet = true)]
    public int? Days { get; set; }

    /// <summary>The span that is shown: one of <see cref="Spans"/>.</summary>
    public int Span => Days is { } days && Spans.Contains(days) ? days : DocumentQueries.UsualDays;

    public Page<ExpiringDocument> Documents { get; private set; } = null!;

    public async Task OnGetAsync(int p = 1) =>
        Documents = await queries.ExpiringAsync(
            Actor,
            Span,
            new Paging(Math.Clamp(p, 1, 100_000), 20),
            HttpContext.RequestAborted
        );

    public string ItemName(string code) => Show.Name(Book.Items[code].Name);
}

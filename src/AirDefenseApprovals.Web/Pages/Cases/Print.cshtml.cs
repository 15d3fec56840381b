using System.Globalization;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Documents;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Papers of several cases as one PDF; what keeps it from being printed is told here, with the choice as it was.</summary>
public sealed class PrintModel(PageTools tools, CasePapers papers) : OfficePage(tools)
{
    /// <summary>The chosen cases that the reader sees (R18).</summary>
    public IReadOnlyList<Case> Cases { get; private set; } = [];

    public ItemSheet ItemOf(Case @case) => Book.SheetOf(@case);

    public async Task<IActionResult> OnGetAsync()
    {
        List<Guid> ids =
        [
            .. Request
                .Query["ids"]
                .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Distinct(),
        ];
        List<string> kinds = [.. Request.Query["paper"].OfType<string>()];
        var (pdf, refusal) = await DeskEndpoints.PrintAsync(
            Actor,
            Tools.Queries,
            papers,
            ids,
            kinds,
            HttpContext.RequestAborted
        );
        if (pdf is not null)
        {
            Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline")
            {
                FileNameStar = string.Create(CultureInfo.InvariantCulture, $"{Now:yyyyMMdd-HHmm}.pdf"),
            }.ToString();
            return File(pdf, "application/pdf");
        }

        Tell(refusal!);
        Cases = await Tools.Queries.AllOfAsync(Actor, [.. ids.Take(CasePapers.MostCases)], HttpContext.RequestAborted);
        return Page();
    }
}

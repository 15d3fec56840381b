using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>Which item a project needs: a question at a time, its answers in the address, so that back, reload and bookmark work.</summary>
public sealed class WhichModel(PageTools tools, Wizard wizard) : OfficePage(tools)
{
    public EligibilityShape Reached { get; private set; } = null!;

    public OfficeProfile City => Book.Register.ProfileAt(Office.City, Now);

    public IActionResult OnGet()
    {
        if (wizard.Consult(Request.Query, out var errors) is not { } reached)
            return NotFound();
        Reached = reached;
        if (errors.Count > 0)
            Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return Page();
    }

    /// <summary>The address of a question that was answered: with what was said before it.</summary>
    public string Before(int index) =>
        QueryString
            .Create(Reached.Answered.Take(index).Select(a => KeyValuePair.Create(a.Question, (string?)a.Answer)))
            .ToString();

    /// <summary>What stands in the field: as it was typed.</summary>
    public string Typed(string question) => TextInput.Clean(Request.Query[question].ToString());

    public string Articles(IEnumerable<LegalBasis> basis) =>
        string.Join(Show.Label("comma"), basis.Select(b => PreCheck.Basis(b, Tools.Problems)));
}

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Standards;

/// <summary>Enters an edition of a standard, or enters it anew: with its days, or with what took its place (R24).</summary>
public sealed class EditionModel(PageTools tools, StandardActs acts, IStringLocalizer<StandardWords> words)
    : FormPage(tools, words)
{
    /// <summary>The other editions there are.</summary>
    public IEnumerable<Standard> Others => Book.Standards.Standards.Where(s => s.Number != this["number"]);

    public IActionResult OnGet(string? number)
    {
        if (number is null)
            return Page();
        if (Book.Standards.Standard(TextInput.Clean(number)) is not { } s)
            return NotFound();
        (Revises, Version) = (true, s.Version);
        Typed = new Dictionary<string, string?>
        {
            ["number"] = s.Number,
            ["title"] = s.Title,
            ["inForceFrom"] = Text(s.InForceFrom),
            ["inForceTo"] = Text(s.InForceTo),
            ["supersededBy"] = s.SupersededBy,
            ["appliesTo"] = s.AppliesTo,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool revises, int? version)
    {
        Read(revises, version);
        var errors = new List<FieldError>();
        var act = new EnterStandard(
            Actor,
            Now,
            StandardInput.Standard(
                this["number"],
                this["title"],
                Day("inForceFrom", errors),
                Day("inForceTo", errors),
                this["supersededBy"],
                this["appliesTo"]
            ),
            revises,
            version
        );
        var refusal =
            errors.Count > 0
                ? StandardInput.With(errors, act.Refused(Book.Standards))
                : (await acts.EnterAsync(act, HttpContext.RequestAborted)).Refusal;
        if (refusal is null)
            return LocalRedirect(
                revises
                    ? "/standards?q=" + Uri.EscapeDataString(act.Standard.Number)
                    : "/standards/enter?standard=" + Uri.EscapeDataString(act.Standard.Number)
            );
        Tell(refusal);
        return Page();
    }
}

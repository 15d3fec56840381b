using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Standards;

/// <summary>Enters a clause, or enters it anew (R24).</summary>
public sealed class EnterModel(PageTools tools, StandardActs acts, IStringLocalizer<StandardWords> words)
    : FormPage(tools, words)
{
    public IEnumerable<Standard> Standards => Book.Standards.Standards;

    public IActionResult OnGet(string? of, int? version, string? standard, string? clause)
    {
        Typed = new Dictionary<string, string?>
        {
            ["standard"] = TextInput.Clean(standard),
            ["clause"] = TextInput.Clean(clause),
        };
        if (of is null)
            return Page();
        if (
            Book
                .Standards.Entries(TextInput.Clean(of))
                .FirstOrDefault(e => version is null || e.Clause.Version == version)
            is not { } entry
        )
            return NotFound();
        var c = entry.Clause;
        (Revises, Version) = (true, c.Version);
        Typed = new Dictionary<string, string?>
        {
            ["standard"] = entry.Standard.Number,
            ["clause"] = c.Number,
            ["heading"] = c.Heading,
            ["text"] = c.Text,
            ["typicalDefect"] = c.TypicalDefect,
            ["usualRemedy"] = c.UsualRemedy,
            ["usualDeadlineDays"] = c.UsualDeadlineDays?.ToString(CultureInfo.InvariantCulture),
            ["inForceFrom"] = Text(c.InForceFrom),
            ["inForceTo"] = Text(c.InForceTo),
            ["supersededBy"] = c.SupersededBy,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool revises, int? version)
    {
        Read(revises, version);
        var errors = new List<FieldError>();
        var clause = StandardInput.Clause(
            this["clause"],
            this["heading"],
            this["text"],
            this["typicalDefect"],
            this["usualRemedy"],
            Days(errors),
            Day("inForceFrom", errors),
            Day("inForceTo", errors),
            this["supersededBy"]
        );
        var act = new EnterClause(Actor, Now, StandardInput.Line(this["standard"]), clause, revises, version);
        var refusal =
            errors.Count > 0
                ? StandardInput.With(errors, act.Refused(Book.Standards))
                : (await acts.EnterAsync(act, HttpContext.RequestAborted)).Refusal;
        if (refusal is null)
        {
            TempData["Done"] = Words["entered", act.Citation].Value;
            return LocalRedirect("/standards/clause?of=" + Uri.EscapeDataString(act.Citation));
        }

        Tell(refusal);
        return Page();
    }

    private int? Days(List<FieldError> errors)
    {
        if (TextInput.CleanNumber(this["usualDeadlineDays"]) is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
            return days;
        errors.Add(new("usualDeadlineDays", "field-not-an-integer"));
        return null;
    }
}

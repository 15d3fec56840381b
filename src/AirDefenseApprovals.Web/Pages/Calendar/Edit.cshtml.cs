using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Calendar;

/// <summary>
/// Enters a year: lines of text as the notice has them, a preview of what would move, then the entry. The page itself
/// carries what was typed.
/// </summary>
public sealed class EditModel(PageTools tools, CalendarActs acts, IStringLocalizer<PageWords> words) : OfficePage(tools)
{
    private const int Examples = 5;

    /// <summary>A small office is through at once; for a large one the year's page shows how far it has come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [FromRoute]
    public int Year { get; set; }

    /// <summary>The notice.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>Days off, a line per holiday.</summary>
    [BindProperty]
    public string? Holidays { get; set; }

    /// <summary>Make-up days, a line per holiday.</summary>
    [BindProperty]
    public string? Workdays { get; set; }

    public CalendarPreview? Preview { get; private set; }

    public YearPicture Picture { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (!IsAYear)
            return NotFound();
        Source = CalendarEndpoints.SourceOf(Tools.Keeper, words, Year);
        if (Book.Calendar.Years.GetValueOrDefault(Year) is { } kept)
            (Holidays, Workdays) = (NoticeText.Write(kept.Holidays), NoticeText.Write(kept.Workdays));
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!IsAYear)
            return NotFound();
        if (Read() is not { } act)
            return Page();
        (Holidays, Workdays) = (NoticeText.Write(act.Year.Holidays), NoticeText.Write(act.Year.Workdays)); // as it was understood
        ModelState.Clear();
        (Preview, Picture) = (
            await acts.PreviewAsync(act.Year, Now, Examples, HttpContext.RequestAborted),
            new(Year, act.Year)
        );
        return Page();
    }

    public async Task<IActionResult> OnPostEnterAsync()
    {
        if (!IsAYear)
            return NotFound();
        if (Read() is not { } act)
            return Page();
        var (edition, refusal) = await acts.EnterAsync(act, HttpContext.RequestAborted);
        if (refusal is not null)
        {
            Tell(Beside(refusal));
            return Page();
        }

        if (edition is null)
            return LocalRedirect($"/calendar/{Year}?same=true");
        await Task.WhenAny(acts.FinishAsync(CancellationToken.None), Task.Delay(Patience, HttpContext.RequestAborted));
        return LocalRedirect($"/calendar/{Year}?entered=true");
    }

    public override string? LabelOf(string field) => null;

    private bool IsAYear => Year is >= EnterCalendarYear.FirstYear and <= EnterCalendarYear.LastYear;

    /// <summary>The act that was typed; null, and told beside the fields, when it cannot be.</summary>
    private EnterCalendarYear? Read()
    {
        var (errors, text) = (new List<FieldError>(), new NoticeText(Year));
        text.Read(Holidays, "holidays", errors);
        text.Read(Workdays, "workdays", errors);
        var act = new EnterCalendarYear(
            Actor,
            Now,
            new()
            {
                Year = Year,
                Source = TextInput.Clean(Source),
                Holidays = text.Off,
                Workdays = text.Worked,
            }
        );
        var refusal = errors.Count > 0 ? Refusal.Incomplete("R10", "calendar-wrong", [.. errors]) : act.Refused();
        if (refusal is not null)
            Tell(Beside(refusal));
        return refusal is null ? act : null;
    }

    /// <summary>On the page a list is one field: its sentences name the dates.</summary>
    private static Refusal Beside(Refusal refusal) =>
        refusal with
        {
            Errors =
            [
                .. refusal
                    .Errors.Select(e => e with { Field = e.Field.Split('.')[0] })
                    .DistinctBy(e => (e.Field, e.Slug, string.Join('|', e.Arguments.AsEnumerable()))),
            ],
        };
}

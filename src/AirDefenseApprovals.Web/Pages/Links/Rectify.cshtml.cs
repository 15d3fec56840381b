using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Links;

/// <summary>A firm answers its defects by its link, without an account (R25).</summary>
[EnableRateLimiting(PeopleEndpoints.Guessing)]
public sealed class RectifyModel(
    PageTools tools,
    StreamedForm forms,
    LinkQueries links,
    IStringLocalizer<AcceptanceWords> words
) : UploadPage(tools, forms)
{
    private const string Answer = "answers.",
        Evidence = "evidence.";

    public OpenedLink? Link { get; private set; }

    public string Word { get; private set; } = "";

    /// <summary>What was just done, told once.</summary>
    public bool Done { get; private set; }

    /// <summary>Whether something can be answered now.</summary>
    public bool IsOpen => Link is not null && AnswerDefects.Refused(Link.Actor, Link.Case) is null;

    public IEnumerable<Defect> Open => Link!.Defects.Where(d => d.State == DefectState.Open);

    public IEnumerable<Defect> Others => Link!.Defects.Where(d => d.State != DefectState.Open);

    public string FirmName => Parties.Of(Link!.Case).FirstOrDefault(p => p.Role == Link.Party)?.Name ?? "";

    public string Clause(Defect defect) => Book.Standards.WordsOf(defect, JudgedBy.Of(Link!.Case).Day);

    public override string? LabelOf(string field) =>
        (Number(field, Answer) ?? Number(field, Evidence)) is { } number ? words["defect-no", number].Value : null;

    public async Task<IActionResult> OnGetAsync(string word, bool done)
    {
        if (await OpenAsync(word) is { } nothing)
            return nothing;
        Done = done;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string word)
    {
        if (await OpenAsync(word) is { } nothing)
            return nothing;
        var id = Link!.Case.Id;
        var problem = await ReadFormAsync()
            ?? await AttachAllAsync(id, (after, _) => Link = Link with { Case = after });
        if (problem is null)
        {
            var answers = Request
                .Form.Keys.Where(k => Number(k, Answer) is not null && TextInput.Clean(Typed(k)).Length > 0)
                .ToImmutableSortedDictionary(k => Number(k, Answer)!.Value, k => TextInput.Clean(Typed(k)));
            var result = await ActAsync(
                id,
                new AnswerDefects
                {
                    By = Link.Actor,
                    At = Now,
                    Party = Link.Party,
                    Answers = answers,
                }
            );
            return result.Refusal is null ? LocalRedirect($"/rectify/{Uri.EscapeDataString(word)}?done=true") : Page();
        }

        Tell(problem);
        return Page();
    }

    protected override FileRule? RuleOf(string field) =>
        Number(field, Evidence) is { } number && Open.Any(d => d.ItemNo == number) ? FileRule.Evidence : null;

    protected override CaseAct Attach(string field, AttachedFile file) =>
        new AttachEvidence
        {
            By = Link!.Actor,
            At = Now,
            ItemNo = Number(field, Evidence)!.Value,
            File = file,
        };

    private async Task<IActionResult?> OpenAsync(string word)
    {
        Response.Headers.CacheControl = "no-store";
        Link = await links.FindAsync(word, HttpContext.RequestAborted) is { IsDepartment: false } found ? found : null;
        Word = word;
        if (Link is not null)
            return null;
        Tell(Refusal.NotFound("link-opens-nothing"));
        return Page();
    }

    private static int? Number(string field, string prefix) =>
        field.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(field[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

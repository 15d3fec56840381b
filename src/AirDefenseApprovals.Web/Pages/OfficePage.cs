using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>What most pages need: the acts, the queries, the words. The same parts that the API uses.</summary>
public sealed record PageTools(
    CaseActs Acts,
    CaseQueries Queries,
    CaseView View,
    Problems Problems,
    RulebookKeeper Keeper,
    Guides Guides,
    OfficeClock Clock,
    Show Show,
    ClockSentences Sentences,
    HeldForms Held
);

/// <summary>
/// A page of the office. A refusal is shown on the page that was sent, beside its fields, with everything typed still
/// there.
/// </summary>
public abstract partial class OfficePage(PageTools tools) : PageModel
{
    /// <summary>What was refused; shown at the top of the page by <c>_Problem</c>.</summary>
    public ProblemDetails? Problem { get; private set; }

    /// <summary>Sentences beside fields, by the field's name in the contract.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; private set; } = new Dictionary<string, string[]>();

    /// <summary>Words and numbers as the reader's language writes them.</summary>
    public Show Show => tools.Show;

    /// <summary>Where a case stands with its limits, in words.</summary>
    public ClockSentences Sentences => tools.Sentences;

    /// <summary>
    /// What a field is called, so that the list of errors says which one each sentence is about; null when the sentence
    /// says it itself.
    /// </summary>
    public virtual string? LabelOf(string field) => null;

    /// <summary>Who is looking.</summary>
    public Actor Actor => User.ToActor();

    protected PageTools Tools => tools;

    protected Rulebook Book => tools.Keeper.Book;

    protected DateTimeOffset Now => tools.Clock.Now;

    /// <summary>Does an act; a refusal is put on this page.</summary>
    /// <param name="id">The case.</param>
    /// <param name="act">The act.</param>
    /// <param name="seen">The version of the case that the page showed, from its hidden field.</param>
    protected async Task<ActResult> ActAsync(Guid id, CaseAct act, int? seen = null)
    {
        var result = await tools.Acts.DoAsync(id, act, seen, cancellation: HttpContext.RequestAborted);
        if (result.Refusal is { } refusal)
            Tell(refusal);
        return result;
    }

    /// <summary>Puts a refusal on this page.</summary>
    protected void Tell(Refusal refusal) => Tell(tools.Problems.Of(refusal));

    /// <summary>Puts a problem on this page, with its status.</summary>
    protected void Tell(ProblemDetails problem)
    {
        Problem = problem;
        Response.StatusCode = problem.Status ?? 422;
        if (problem.Extensions.TryGetValue("errors", out var errors) && errors is Dictionary<string, string[]> byField)
            Errors = byField;
    }
}

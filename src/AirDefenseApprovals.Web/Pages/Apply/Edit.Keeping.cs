using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>How a step is kept: by its buttons, and by its script while somebody types.</summary>
public sealed partial class EditModel
{
    private const int MostLooks = 40;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private IReadOnlyList<string> shown = [];

    /// <summary>Whether anything of the application was sent; the check step sends nothing of it.</summary>
    private bool HasTyped => shown.Any(s => s != ApplicationSteps.Check);

    private static bool IsOurs(string field) =>
        ApplicationForm.IsField(field) || field.StartsWith("promise.", StringComparison.Ordinal);

    /// <summary>
    /// What somebody types is saved while they type. The answer is for the page's script, which keeps on the device
    /// what could not be saved.
    /// </summary>
    public async Task<IActionResult> OnPostAutosaveAsync(string? code, Guid? id)
    {
        if (await ReadAsync(code, id) is { } elsewhere)
            return elsewhere is NotFoundResult ? elsewhere : StatusCode(StatusCodes.Status409Conflict);
        var problem = Problem ?? await KeepAsync();
        return new JsonResult(
            new
            {
                id = Draft?.Id,
                version = Version,
                saved = problem is null || Partly,
                at = Show.Instant(Now).Split(' ')[^1],
                problem = problem?.Detail,
                stale = problem?.Status == StatusCodes.Status412PreconditionFailed,
                errors = problem?.Extensions.TryGetValue("errors", out var beside) == true ? beside : null,
                values = Form.Shown(shown),
                doubtful = Form.Doubtful,
                findings = Draft is null ? null : Steps.ToDictionary(s => s, FindingsIn),
            }
        )
        {
            StatusCode = StatusOf(problem),
        };
    }

    /// <summary>While somebody types, what is wrong yet is no failure.</summary>
    private static int? StatusOf(ProblemDetails? problem) =>
        problem?.Status is null or StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status200OK : problem.Status;

    /// <summary>Whether all was saved but what is wrong.</summary>
    private bool Partly { get; set; }

    /// <summary>Reads what was posted onto the draft, or onto the case that this very form has begun already.</summary>
    private async Task<IActionResult?> ReadAsync(string? code, Guid? id)
    {
        if (await LoadAsync(code, id) is { } elsewhere)
            return elsewhere;
        var unread = await ReadFormAsync();
        if (int.TryParse(Typed(SheetField), NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            SheetSeen = seen;
        if (Draft is { } draft)
            SheetChanges = DraftSheets.ChangesFor(draft, Book, SheetSeen); // R34
        Key = Typed("key") is { Length: > 0 } key ? key : FormKeys.Fresh();
        if (unread is null && await TakeBegunAsync() is { } begun)
            return begun;
        var posted = Request.HasFormContentType ? Request.Form : new FormCollection([]);
        string[] named = [.. posted["step"].OfType<string>().SelectMany(s => s.Split(','))];
        shown =
        [
            .. Steps.Where(s =>
                named.Length > 0 ? named.Contains(s) : posted.Keys.Any(f => IsOurs(f) && ApplicationSteps.Of(f) == s)
            ),
        ];
        Step = named.Length == 0 ? ApplicationSteps.Check : Steps.FirstOrDefault(s => s == named[0]) ?? Steps[0];
        Form = ApplicationForm.Of(before, posted.Select(p => KeyValuePair.Create(p.Key, p.Value.ToString())), shown);
        Promises = shown.Contains(ApplicationSteps.Materials) ? new(Item, Typed) : PromisedDays.Of(Item, Draft);
        if (unread is not null)
            Tell(unread);
        return null;
    }

    /// <summary>The case that this form has begun, if it was sent before: what comes now belongs to it.</summary>
    private async Task<IActionResult?> TakeBegunAsync() =>
        Draft is null
        && FormKeys.Of(Actor.UserId, Key) is { } key
        && await keys.BegunAsync(key, HttpContext.RequestAborted) is { } begun
        && await Tools.Queries.FindAsync(Actor, begun, HttpContext.RequestAborted) is not null
            ? await LoadAsync(null, begun)
            : null;

    /// <summary>Saves what was typed and takes in the files. Wrong fields keep neither the others nor the files of a draft out.</summary>
    private async Task<ProblemDetails?> KeepAsync()
    {
        if (Draft is null && !HasTyped)
            return Tools.Problems.Of(400, "malformed-request");
        var refused = HasTyped ? await SaveAsync(Form, Seen) : null;
        if (
            refused is { Kind: RefusalKind.Incomplete, Errors.IsEmpty: false } wrong
            && Form.Without(wrong.Errors.Select(e => e.Field), before) is var right
        )
            Partly = await SaveAsync(right, Seen) is null;
        var problem = refused is null ? null : Tools.Problems.Of(refused);
        if (problem is null && Typed("kept") is { Length: > 0 } kept)
            Tools.Held.Drop(kept);
        if (Draft is { State: not CaseState.Draft })
            return null; // the other of two clicks has handed it in
        if (Draft is null)
            return Both(problem, ChooseAgain(words["choose-again"]));
        return Both(
            Both(problem, await AttachAllAsync(Draft.Id, (after, version) => (Draft, Version) = (after, version))),
            Promises.Wrong is { } promise ? Tools.Problems.Of(promise) : null
        );
    }

    private async Task<Refusal?> SaveAsync(ApplicationForm form, int? seen)
    {
        var (act, unreadable) = form.ToAct(
            Actor,
            Now,
            Book,
            shown.Contains(ApplicationSteps.Materials) ? Promises.Following : null
        );
        if (unreadable is not null)
            return unreadable;
        var result = Draft is { } draft
            ? await Tools.Acts.DoAsync(draft.Id, act!, seen, cancellation: HttpContext.RequestAborted)
            : await BeginAsync(act!);
        if (result.Case is { } kept)
            (Draft, Version, found) = (kept, result.Version, null);
        return result.Refusal;
    }

    /// <summary>
    /// Begins a case by the form's key; when the other of two clicks was faster, what was typed goes into the case that
    /// it has begun.
    /// </summary>
    private async Task<ActResult> BeginAsync(SaveDraft act)
    {
        var key = FormKeys.Of(Actor.UserId, Key);
        try
        {
            return await Tools.Acts.BeginAsync(act, key, HttpContext.RequestAborted);
        }
        catch (Exception error) when (key is not null && ApiProblems.IsTaken(error))
        {
            // The other's key is told of before it is durable.
            if (await SeenAsync(() => keys.BegunAsync(key, HttpContext.RequestAborted)) is not { } begun)
                throw;
            return await GoOnAsync(begun, act);
        }
    }

    /// <summary>Saves what was typed into the case that the other of two clicks has begun.</summary>
    private async Task<ActResult> GoOnAsync(Guid begun, SaveDraft act)
    {
        if (await Tools.Queries.FindAsync(Actor, begun, HttpContext.RequestAborted) is not { } other)
            return await Tools.Acts.BeginAsync(act, null, HttpContext.RequestAborted); // the draft was dropped since
        (Draft, Version) = (other.Case, other.Version);
        return other.Case.State == CaseState.Draft
            ? await Tools.Acts.DoAsync(begun, act, cancellation: HttpContext.RequestAborted)
            : new ActResult(other.Case, other.Version, null, null);
    }

    /// <summary>
    /// Waits until it is seen what the other of two clicks has done. Looks again and again, because the other may be
    /// carried out by another node: nothing in this process is told of it.
    /// </summary>
    private async Task<T?> SeenAsync<T>(Func<Task<T?>> look)
    {
        for (var tries = 0; tries < MostLooks; tries++)
        {
            if (await look() is { } seen)
                return seen;
            await Task.Delay(BetweenLooks, HttpContext.RequestAborted);
        }

        return default;
    }
}

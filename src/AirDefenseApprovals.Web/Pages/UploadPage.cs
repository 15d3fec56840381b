using AirDefenseApprovals.Core.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// A page whose form carries files. Its form must begin with <c>@Html.AntiForgeryToken()</c>: see
/// <see cref="StreamedForm"/>.
/// </summary>
[IgnoreAntiforgeryToken] // asked for by StreamedForm
[ReadsItsOwnForm]
[DisableRequestSizeLimit] // each file has its own limit
public abstract class UploadPage(PageTools tools, StreamedForm forms) : OfficePage(tools)
{
    private IReadOnlyList<PostedFile> files = [];

    /// <summary>What was typed into a field; when the page was only opened, what was typed before a session ended, or nothing.</summary>
    public string Typed(string field) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType
            ? Request.Form[field].ToString()
            : Kept?.GetValueOrDefault(field) ?? "";

    /// <summary>The name under which it is held until it is saved.</summary>
    public string KeptKey => Kept is null ? Typed("kept") : Request.Query["kept"].ToString();

    /// <summary>Whether files came with the form.</summary>
    protected bool HasFiles => files.Count > 0;

    /// <summary>The version of the case that the page showed.</summary>
    protected int? Seen =>
        int.TryParse(Typed("version"), System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>Reads what was posted; the problem when it is no form of ours.</summary>
    protected async Task<ProblemDetails?> ReadFormAsync()
    {
        (files, var problem) = await forms.ReadAsync(HttpContext, RuleOf);
        return problem;
    }

    /// <summary>What a field of files takes; null for a field that is none of this page's.</summary>
    protected abstract FileRule? RuleOf(string field);

    /// <summary>The act that hands in a file.</summary>
    protected abstract CaseAct Attach(string field, AttachedFile file);

    /// <summary>Hands in every file that is fit; tells of all that are not.</summary>
    /// <param name="id">The case.</param>
    /// <param name="done">Takes the case after each act.</param>
    protected async Task<ProblemDetails?> AttachAllAsync(Guid id, Action<Case, int> done)
    {
        ProblemDetails? problem = null;
        foreach (var (field, file, unfit) in files)
        {
            var wrong = unfit;
            if (file is not null)
            {
                var result = await Tools.Acts.DoAsync(
                    id,
                    Attach(field, file),
                    cancellation: HttpContext.RequestAborted
                );
                if (result.Case is { } after)
                    done(after, result.Version);
                wrong = result.Refusal is { } refusal ? Tools.Problems.Of(refusal) : null;
            }

            if (wrong is not null)
                problem = Both(problem, Beside(field, wrong));
        }

        return problem;
    }

    /// <summary>For a case that could not even be begun: says beside each file that was chosen that it has to be chosen again.</summary>
    protected ProblemDetails ChooseAgain(string sentence)
    {
        var problem = Tools.Problems.Of(422, "application-wrong");
        problem.Extensions["errors"] = files
            .Select(f => f.Field)
            .Distinct()
            .ToDictionary(f => f, _ => new[] { sentence });
        return problem;
    }

    /// <summary>Two problems told as one: the first, with the fields of both.</summary>
    protected static ProblemDetails? Both(ProblemDetails? first, ProblemDetails? second)
    {
        if (first is null || second is null)
            return first ?? second;
        var errors = ErrorsOf(first)
            .Concat(ErrorsOf(second))
            .GroupBy(e => e.Key)
            .ToDictionary(g => g.Key, g => g.SelectMany(e => e.Value).Distinct().ToArray());
        if (errors.Count > 0)
            first.Extensions["errors"] = errors;
        return first;
    }

    private static Dictionary<string, string[]> ErrorsOf(ProblemDetails problem) =>
        problem.Extensions.TryGetValue("errors", out var errors) && errors is Dictionary<string, string[]> byField
            ? byField
            : [];

    private static ProblemDetails Beside(string field, ProblemDetails problem)
    {
        problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [problem.Detail!] };
        return problem;
    }
}

/// <summary>Keeps the framework from reading a form that the page reads itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsItsOwnFormAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}

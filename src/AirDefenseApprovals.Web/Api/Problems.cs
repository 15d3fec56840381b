using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Turns refusals into RFC 9457 problems: the one place where a rule's no becomes a status and a sentence.</summary>
public sealed class Problems(IStringLocalizer<ProblemWords> words, IStringLocalizer<CaseWords> caseWords)
{
    /// <summary>The prefix of every problem's stable type.</summary>
    public const string TypePrefix = "urn:ada:";

    public ProblemDetails Of(Refusal refusal)
    {
        var problem = Of(StatusOf(refusal.Kind), refusal.Slug, [.. Worded(refusal.Slug, Arguments(refusal))]);
        if (refusal.Rule is not null)
            problem.Extensions["rule"] = refusal.Rule;
        if (!refusal.Errors.IsEmpty)
            problem.Extensions["errors"] = refusal
                .Errors.GroupBy(e => e.Field)
                .ToDictionary(g => g.Key, g => g.Select(Sentence).ToArray());
        return problem;
    }

    public ProblemDetails Of(int status, string slug, params object[] arguments) =>
        new()
        {
            Type = TypePrefix + slug,
            Title = words["title-" + status],
            Status = status,
            Detail = arguments.Length == 0 ? words[slug] : words[slug, arguments],
        };

    /// <summary>The sentence beside a field.</summary>
    public string Sentence(FieldError error) =>
        error.Arguments.IsEmpty ? words[error.Slug] : words[error.Slug, [.. Worded(error.Slug, error.Arguments)]];

    /// <summary>What a sentence names; roles as the reader's language calls them, all in one.</summary>
    private ImmutableArray<string> Worded(string slug, ImmutableArray<string> arguments) =>
        slug is "another-role" or "handover-accounts-missing"
            ? [string.Join(words["list-separator"], arguments.Select(role => caseWords["role-" + role].Value))]
        : slug is "department-silent" or "department-dissents"
            ?
            [
                string.Join(
                    words["list-separator"],
                    arguments.Select(department => caseWords["department-" + department].Value)
                ),
            ]
        : arguments;

    /// <summary>What the sentence names: a refusal for one field says the same as the field.</summary>
    private static ImmutableArray<string> Arguments(Refusal refusal) =>
        refusal.Arguments.IsEmpty
        && !refusal.Errors.IsEmpty
        && refusal.Errors.FirstOrDefault(e => e.Slug == refusal.Slug) is { } same
            ? same.Arguments
            : refusal.Arguments;

    public IResult Answer(Refusal refusal) => Answer(Of(refusal));

    public static IResult Answer(ProblemDetails problem) =>
        Results.Json(problem, statusCode: problem.Status, contentType: "application/problem+json");

    /// <summary>Whether a sentence exists for a slug: asked by tests.</summary>
    public bool Knows(string slug) => !words[slug].ResourceNotFound;

    public static int StatusOf(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.NotFound => 404,
            RefusalKind.Forbidden => 403,
            RefusalKind.Conflict => 409,
            RefusalKind.Stale => 412,
            RefusalKind.Incomplete => 422,
            _ => throw new UnreachableException(),
        };

    /// <summary>The problem that an exception of reading a request means; null when it is a bug.</summary>
    public ProblemDetails? Of(Exception error) =>
        error switch
        {
            BadHttpRequestException { StatusCode: 413 } => Of(413, "request-too-large"),
            BadHttpRequestException { InnerException: JsonException json } => Malformed(json),
            BadHttpRequestException => Of(400, "malformed-request"),
            JsonException json => Malformed(json),
            _ when Data.StorageUnavailableException.Means(error) => Of(503, "storage-unavailable"),
            _ => null,
        };

    private ProblemDetails Malformed(JsonException error)
    {
        var problem = Of(400, "malformed-json");
        if (error.Path is { Length: > 1 } path)
            problem.Extensions["errors"] = new Dictionary<string, string[]>
            {
                [path.TrimStart('$', '.')] = [words["malformed-field"]],
            };
        return problem;
    }
}

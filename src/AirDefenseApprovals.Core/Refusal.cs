using System.Collections.Immutable;

namespace AirDefenseApprovals.Core;

/// <summary>What a decision answers: <see cref="Cases.Changes"/> to save, or a <see cref="Refusal"/>.</summary>
public abstract record Verdict;

/// <summary>Why an act may not be done. A value, not an exception: the web maps it to problem+json in one place.</summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Slug">Its stable name, e.g. <c>notice-already-issued</c>: the key of its sentence in the resources.</param>
/// <param name="Rule">The rule that refuses, e.g. <c>R4</c>; null where no rule but plain form is broken.</param>
/// <param name="Arguments">What the sentence names.</param>
/// <param name="Errors">The fields that are wrong, for input that is understood but incomplete or wrong.</param>
public sealed record Refusal(
    RefusalKind Kind,
    string Slug,
    string? Rule,
    ImmutableArray<string> Arguments,
    ImmutableArray<FieldError> Errors
) : Verdict
{
    /// <summary>What the sentence names.</summary>
    public ImmutableArray<string> Arguments { get; init; } = Arguments.OrEmpty();

    /// <summary>The fields that are wrong.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = Errors.OrEmpty();

    /// <summary>The state of the case, or an earlier act, forbids it.</summary>
    public static Refusal Conflict(string? rule, string slug, params ReadOnlySpan<string> arguments) =>
        new(RefusalKind.Conflict, slug, rule, [.. arguments], []);

    /// <summary>The actor sees the case and may not do this.</summary>
    public static Refusal Forbidden(string? rule, string slug, params ReadOnlySpan<string> arguments) =>
        new(RefusalKind.Forbidden, slug, rule, [.. arguments], []);

    /// <summary>The input is understood, but incomplete or wrong.</summary>
    public static Refusal Incomplete(string? rule, string slug, params ReadOnlySpan<FieldError> errors) =>
        new(RefusalKind.Incomplete, slug, rule, [], [.. errors]);

    /// <summary>The thing named does not exist, or must not be seen: nobody can tell which.</summary>
    public static Refusal NotFound(string slug = "not-found") => new(RefusalKind.NotFound, slug, null, [], []);
}

/// <summary>The sorts of refusal, as the contract's statuses tell them apart.</summary>
public enum RefusalKind
{
    /// <summary>404: it does not exist or must not be seen.</summary>
    NotFound,

    /// <summary>403: seen, but not allowed.</summary>
    Forbidden,

    /// <summary>409: a rule forbids it in this state.</summary>
    Conflict,

    /// <summary>422: understood, but incomplete or wrong.</summary>
    Incomplete,

    /// <summary>412: somebody else changed the case since it was read.</summary>
    Stale,
}

/// <summary>One field that is wrong.</summary>
/// <param name="Field">Its path in the request, e.g. <c>applicant.idNumber</c> or <c>form.latitude</c>.</param>
/// <param name="Slug">Key of the sentence in the resources.</param>
/// <param name="Arguments">What the sentence names.</param>
public sealed record FieldError(string Field, string Slug, params ImmutableArray<string> Arguments)
{
    /// <summary>What the sentence names.</summary>
    public ImmutableArray<string> Arguments { get; init; } = Arguments.OrEmpty();
}

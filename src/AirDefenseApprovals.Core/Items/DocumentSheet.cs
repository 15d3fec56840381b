using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Names what an item's result document says beside the item and the office (R33).</summary>
public sealed record DocumentSheet
{
    /// <summary>The facts it prints, in order.</summary>
    public required ImmutableArray<FactSheet> Facts { get; init; }

    /// <summary>The conditions it is given under, a sentence each.</summary>
    public required ImmutableArray<Names> Conditions { get; init; }

    /// <summary>How long it is valid.</summary>
    public required ValiditySheet Validity { get; init; }
}

/// <summary>Names one fact of a result document: either read from the case, or a text that is the same for every case.</summary>
public sealed record FactSheet
{
    /// <summary>Its label.</summary>
    public required Names Label { get; init; }

    /// <summary>Where it is read from: one of <see cref="FactSources"/>, or <c>form.</c> and a field's name.</summary>
    public string? From { get; init; }

    /// <summary>The fixed text; null for a fact that is read.</summary>
    public Names? Text { get; init; }
}

/// <summary>Says how long a result document is valid: exactly one of three.</summary>
public sealed record ValiditySheet
{
    /// <summary>Without an end (长期有效).</summary>
    public bool None { get; init; }

    /// <summary>So many years from the day it is issued.</summary>
    public int? Years { get; init; }

    /// <summary>
    /// As long as a field of the form says: the days of a <c>dateRange</c>, or up to the day of a <c>date</c>. The
    /// field is required.
    /// </summary>
    public string? Field { get; init; }
}

/// <summary>Lists where a fact of a result document can be read from, beside the fields of the form.</summary>
public static class FactSources
{
    /// <summary>Begins a source that is a field of the form.</summary>
    public const string Form = "form.";

    /// <summary>The sources that every case has.</summary>
    public static readonly ImmutableArray<string> Common =
    [
        "applicant.name",
        "project.name",
        "project.address",
        "project.region",
        "project.floorArea",
    ];

    /// <summary>The sources that only a completion acceptance has: its works, firms, inspection and joint acceptance.</summary>
    public static readonly ImmutableArray<string> Acceptance =
    [
        "project.works",
        "party.builder",
        "party.designer",
        "party.supervisor",
        "inspection.inspectors",
        "inspection.day",
        "inspection.standards",
        "inspection.defects",
        "jointAcceptance.day",
    ];

    /// <summary>Begins a source that is the day on which a task of the process was done.</summary>
    public const string Done = "done.";

    /// <summary>The field of the form that a source names; null when it names something else.</summary>
    public static string? FieldOf(string source) =>
        source.StartsWith(Form, StringComparison.Ordinal) ? source[Form.Length..] : null;

    /// <summary>The task whose day a source names; null when it names something else.</summary>
    public static string? TaskOf(string source) =>
        source.StartsWith(Done, StringComparison.Ordinal) ? source[Done.Length..] : null;
}

using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;

namespace AirDefenseApprovals.Core.Service;

/// <summary>
/// A key project that the office looks after before anything is applied for (现场踏勘、技术交底): flagged, briefed on the standards, and given the
/// inspectors' checklist for self-inspection. Nothing of it binds: what counts is what the inspectors find. Immutable;
/// an act makes the next one.
/// </summary>
public sealed record KeyProject
{
    /// <summary>The kinds that are flagged.</summary>
    public static readonly ImmutableArray<string> Kinds = ["school", "metro", "hospital", "other"];

    /// <summary>Identity, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts its acts, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The region it lies in.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Code of the office that looks after it.</summary>
    public required string Office { get; init; }

    /// <summary>Who builds it.</summary>
    public required string Builder { get; init; }

    /// <summary>Number of its approval: an acceptance that states the same number is this project's. Null while there is none.</summary>
    public string? ApprovalNumber { get; init; }

    /// <summary>Account name of who flagged it.</summary>
    public required string FlaggedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset FlaggedAt { get; init; }

    /// <summary>The briefings held, in order.</summary>
    public ImmutableArray<Briefing> Briefings
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>What the builder marked of the checklist.</summary>
    public ImmutableArray<SelfCheck> SelfChecks
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>SHA-256 of the word in the self-inspection's link; null before it was given.</summary>
    public string? LinkHash { get; init; }

    /// <summary>The kind of works whose checklist it is given.</summary>
    public string WorksKind => Kind == "metro" ? "stations" : "works";

    /// <summary>The checklist on a day.</summary>
    public ImmutableArray<ClauseEntry> Points(StandardsRegister register, DateOnly day) =>
        Checklist.Points(register, WorksKind, day);
}

/// <summary>A technical briefing (技术交底).</summary>
/// <param name="No">Which of the project, from 1.</param>
/// <param name="HeldOn">When it was held.</param>
/// <param name="Place">Where.</param>
/// <param name="Participants">Who took part.</param>
/// <param name="Standards">Numbers of the standards gone through.</param>
/// <param name="Notes">What was agreed.</param>
/// <param name="By">Account name of who recorded it.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Briefing(
    int No,
    DateOnly HeldOn,
    string Place,
    string Participants,
    ImmutableArray<string> Standards,
    string? Notes,
    string By,
    DateTimeOffset At
);

/// <summary>What the builder says of a point of the checklist.</summary>
/// <param name="Clause">The point, as it is cited.</param>
/// <param name="State">How the builder found it.</param>
/// <param name="Note">What the builder adds.</param>
/// <param name="At">When it was marked.</param>
public sealed record SelfCheck(string Clause, PointState State, string? Note, DateTimeOffset At);

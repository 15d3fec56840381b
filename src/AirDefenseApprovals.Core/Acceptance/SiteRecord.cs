using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>
/// What inspectors write down on site, entry by entry, before the one notice is composed of it (R24). Each entry has an identity that the
/// inspector's device gave it, so that what is sent twice is there once; and a version, so that two inspectors do not overwrite each other.
/// </summary>
public sealed record SiteRecord
{
    /// <summary>Most photographs of one inspection.</summary>
    public const int MostPhotos = 400;

    /// <summary>The findings, in the order they were first written down; dropped ones stay.</summary>
    public ImmutableArray<SiteFinding> Findings
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The points that were looked at.</summary>
    public ImmutableArray<SitePoint> Points
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The photographs.</summary>
    public ImmutableArray<SitePhoto> Photos
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Who signed the record as it is (R24): a change takes all signatures away.</summary>
    public ImmutableArray<SiteSignature> Signatures
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The findings that go on the notice.</summary>
    public IEnumerable<SiteFinding> Standing() => Findings.Where(f => !f.Dropped);

    /// <summary>The photographs of a finding.</summary>
    public IEnumerable<SitePhoto> PhotosOf(Guid finding) => Photos.Where(p => p.Finding == finding);
}

/// <summary>A problem found on site.</summary>
public sealed record SiteFinding
{
    /// <summary>Identity, given by the inspector's device.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The works it is in; null where the case has one.</summary>
    public string? Work { get; init; }

    /// <summary>The clause it offends; may be chosen later.</summary>
    public string Clause { get; init; } = "";

    /// <summary>Where in the works.</summary>
    public string Place { get; init; } = "";

    /// <summary>What is wrong.</summary>
    public string Problem { get; init; } = "";

    /// <summary>What has to be done.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Who has to do it.</summary>
    public string? Responsible { get; init; }

    /// <summary>Within how many working days.</summary>
    public int? DeadlineDays { get; init; }

    /// <summary>By which day, where the inspectors named one.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Taken back: it stays on record and does not go on the notice.</summary>
    public bool Dropped { get; init; }

    /// <summary>Account name of who wrote it last.</summary>
    public string By { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether two say the same, whoever wrote them and when.</summary>
    public bool SaysTheSame(SiteFinding other) =>
        this with { Version = other.Version, By = other.By, At = other.At } == other;
}

/// <summary>A point of the checklist that was looked at.</summary>
/// <param name="Clause">The point: a clause as it is cited.</param>
/// <param name="Work">The works it was looked at in; null where the case has one.</param>
/// <param name="State">How it was found.</param>
/// <param name="Note">What the inspector adds.</param>
/// <param name="By">Account name of who looked.</param>
/// <param name="At">When.</param>
public sealed record SitePoint(
    string Clause,
    string? Work,
    PointState State,
    string? Note,
    string By,
    DateTimeOffset At
);

/// <summary>How a point was found.</summary>
public enum PointState
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>With a problem, told as a finding.</summary>
    Problem,

    /// <summary>The works have no such thing.</summary>
    NotApplicable,
}

/// <summary>A photograph taken on site.</summary>
/// <param name="Id">Identity, given by the inspector's device.</param>
/// <param name="File">The file; what is published of it carries no location.</param>
/// <param name="Finding">The finding it shows; null for the works as a whole.</param>
/// <param name="X">Place on the plan, as a share of its width from the left, 0 to 1; null where none was marked.</param>
/// <param name="Y">Place on the plan, as a share of its height from the top.</param>
/// <param name="By">Account name of who sent it.</param>
/// <param name="At">When it was sent.</param>
public sealed record SitePhoto(
    Guid Id,
    AttachedFile File,
    Guid? Finding,
    decimal? X,
    decimal? Y,
    string By,
    DateTimeOffset At
);

/// <summary>An inspector's signature under the record.</summary>
/// <param name="UserName">Account name.</param>
/// <param name="Name">Name, as it is put on the notice.</param>
/// <param name="At">When.</param>
public sealed record SiteSignature(string UserName, string Name, DateTimeOffset At);

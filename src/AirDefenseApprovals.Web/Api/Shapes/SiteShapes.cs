using AirDefenseApprovals.Core.Acceptance;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>What inspectors wrote down on site, and what one visit has to cover (R24).</summary>
public sealed record SiteShape
{
    /// <summary>Whether the reader may write on it now.</summary>
    public required bool Open { get; init; }

    /// <summary>The day whose standards the works are judged by.</summary>
    public required DateOnly JudgedBy { get; init; }

    /// <summary>The works.</summary>
    public required IReadOnlyList<Works> Works { get; init; }

    /// <summary>The firms that answer for them.</summary>
    public required IReadOnlyList<SitePartyShape> Parties { get; init; }

    /// <summary>The points to look at in each of the works.</summary>
    public required IReadOnlyList<CheckPointShape> Checklist { get; init; }

    /// <summary>The findings; dropped ones stay.</summary>
    public required IReadOnlyList<SiteFinding> Findings { get; init; }

    /// <summary>The points that were looked at.</summary>
    public required IReadOnlyList<SitePoint> Points { get; init; }

    /// <summary>The photographs.</summary>
    public required IReadOnlyList<SitePhotoShape> Photos { get; init; }

    /// <summary>Who signed the record as it is.</summary>
    public required IReadOnlyList<SiteSignature> Signatures { get; init; }

    /// <summary>What the builder of a key project marked in self-inspection; empty where there was none.</summary>
    public IReadOnlyList<Core.Service.SelfCheck> SelfChecks { get; init; } = [];
}

/// <summary>A firm, without its address.</summary>
public sealed record SitePartyShape(string Role, string Name);

/// <summary>A point of the checklist.</summary>
public sealed record CheckPointShape(
    string Clause,
    string Title,
    string Heading,
    string? Text,
    string? TypicalDefect,
    string? UsualRemedy,
    int? UsualDeadlineDays
);

/// <summary>A photograph of the record.</summary>
public sealed record SitePhotoShape
{
    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    public required long Size { get; init; }

    public required Guid? Finding { get; init; }

    public required decimal? X { get; init; }

    public required decimal? Y { get; init; }

    public required DateTimeOffset? TakenAt { get; init; }

    public required bool Located { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

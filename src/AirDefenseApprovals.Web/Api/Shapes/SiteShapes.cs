using AirDefenseApprovals.Core.Acceptance;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>What inspectors wrote down on site, and what one visit has to cover (R24).</summary>
/// <param name="Open">Whether the reader may write on it now.</param>
/// <param name="JudgedBy">The day whose standards the works are judged by.</param>
/// <param name="Works">The works.</param>
/// <param name="Parties">The firms that answer for them.</param>
/// <param name="Checklist">The points to look at in each of the works.</param>
/// <param name="Findings">The findings; dropped ones stay.</param>
/// <param name="Points">The points that were looked at.</param>
/// <param name="Photos">The photographs.</param>
/// <param name="Signatures">Who signed the record as it is.</param>
public sealed record SiteShape(
    bool Open,
    DateOnly JudgedBy,
    IReadOnlyList<Works> Works,
    IReadOnlyList<SitePartyShape> Parties,
    IReadOnlyList<CheckPointShape> Checklist,
    IReadOnlyList<SiteFinding> Findings,
    IReadOnlyList<SitePoint> Points,
    IReadOnlyList<SitePhotoShape> Photos,
    IReadOnlyList<SiteSignature> Signatures
)
{
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
public sealed record SitePhotoShape(
    Guid Id,
    string FileName,
    long Size,
    Guid? Finding,
    decimal? X,
    decimal? Y,
    DateTimeOffset? TakenAt,
    bool Located,
    string By,
    DateTimeOffset At
);

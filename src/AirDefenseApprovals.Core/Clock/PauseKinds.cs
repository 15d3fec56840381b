using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>The kinds of excluded time (R11).</summary>
public static class PauseKinds
{
    /// <summary>A site visit (现场踏勘): leaves out the promised limit alone, and only on items whose sheet names it.</summary>
    public const string SiteVisit = "siteVisit";

    /// <summary>Rectification on acceptance items (R25).</summary>
    public const string Rectification = "rectification";

    /// <summary>Expert review (专家评审).</summary>
    public const string ExpertReview = "expertReview";

    /// <summary>Appraisal (鉴定).</summary>
    public const string Appraisal = "appraisal";

    /// <summary>The closed list of PL 45: these stop both limits on any item.</summary>
    public static readonly FrozenSet<string> ClosedList = new[]
    {
        "hearing",
        "tendering",
        "auction",
        "inspection",
        "testing",
        "quarantine",
        Appraisal,
        ExpertReview,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All kinds, in order of their names.</summary>
    public static readonly ImmutableArray<string> All =
    [
        .. ClosedList.Append(SiteVisit).Append(Rectification).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a pause of this kind leaves its days out of a limit.</summary>
    public static bool Stops(string kind, Limit limit) => limit == Limit.Promised || kind != SiteVisit;
}

using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Statistics;

/// <summary>A figure that offices are compared by: a part of a base of cases.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Unit">What it is told in.</param>
/// <param name="HigherIsBetter">Whether more is better; null where neither is.</param>
/// <param name="Base">The cases it rests on.</param>
/// <param name="Part">What is counted of them.</param>
public sealed record OfficeFigure(
    string Name,
    FigureUnit Unit,
    bool? HigherIsBetter,
    Func<OfficeCounts, int> Base,
    Func<OfficeCounts, int> Part
)
{
    /// <summary>All of them, in the order they are told.</summary>
    public static readonly ImmutableArray<OfficeFigure> All =
    [
        new("received", FigureUnit.Cases, null, c => c.Received, c => c.Received),
        new("accepted", FigureUnit.Cases, null, c => c.Received, c => c.Accepted),
        new("decided", FigureUnit.Cases, null, c => c.Received, c => c.Decided),
        new("onTime", FigureUnit.Percent, true, c => c.Decided, c => c.OnTime),
        new("averageDays", FigureUnit.Days, false, c => c.Decided, c => c.DaysUsed),
        new("zeroVisits", FigureUnit.Percent, true, c => c.Decided, c => c.ZeroVisits),
        new("yellow", FigureUnit.Percent, false, c => c.Received, c => c.Yellow),
        new("red", FigureUnit.Percent, false, c => c.Received, c => c.Red),
        new("breach", FigureUnit.Percent, false, c => c.Received, c => c.Breach),
        new("paused", FigureUnit.Cases, null, c => c.Received, c => c.Paused),
        new("overlong", FigureUnit.Percent, false, c => c.Received, c => c.Overlong),
        new("firstPass", FigureUnit.Percent, true, c => c.JointAcceptances, c => c.FirstPass),
        new("rating", FigureUnit.Score, true, c => c.Rated, c => c.Scores),
    ];

    /// <summary>
    /// The figure of some cases; null where it rests on none. Of numbers of cases that of one office, or the average of
    /// several.
    /// </summary>
    internal decimal? Of(IReadOnlyCollection<OfficeCounts> some, int offices)
    {
        var (whole, part) = (some.Sum(Base), some.Sum(Part));
        if (Unit == FigureUnit.Cases)
            return offices == 0 ? null : Math.Round((decimal)part / offices, 1, MidpointRounding.AwayFromZero);
        return whole == 0 ? null
            : Unit == FigureUnit.Percent ? Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero)
            : Math.Round((decimal)part / whole, 2, MidpointRounding.AwayFromZero);
    }
}

/// <summary>What a figure is told in.</summary>
public enum FigureUnit
{
    /// <summary>Number of cases; of several offices their average.</summary>
    Cases,

    /// <summary>Percent, one decimal.</summary>
    Percent,

    /// <summary>Working days of the promised limit, two decimals.</summary>
    Days,

    /// <summary>1 to 5, two decimals (R29).</summary>
    Score,
}

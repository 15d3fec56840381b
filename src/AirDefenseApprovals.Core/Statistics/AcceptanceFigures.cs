namespace AirDefenseApprovals.Core.Statistics;

/// <summary>Figures of completion acceptance (R26).</summary>
/// <param name="Projects">Projects that passed: cases of works. Stations are none of them.</param>
/// <param name="FloorArea">Their floor area in m2, added up exactly, four decimals.</param>
/// <param name="SpecialStations">Stations that passed, apart from the projects: a case may ask for several.</param>
/// <param name="JointAcceptances">First joint acceptances held.</param>
/// <param name="FirstPass">Those of them that passed.</param>
/// <param name="FirstPassShare">Their share in percent, one decimal; null where none was held.</param>
public record AcceptanceFigures(
    int Projects,
    decimal FloorArea,
    int SpecialStations,
    int JointAcceptances,
    int FirstPass,
    decimal? FirstPassShare
)
{
    /// <summary>Adds counts up.</summary>
    public static AcceptanceFigures Of(IReadOnlyCollection<PassedCount> passed, IReadOnlyCollection<JointCount> joint)
    {
        var (held, first, works) = (
            joint.Sum(j => j.Held),
            joint.Sum(j => j.Passed),
            passed.Where(p => !p.Stations).ToList()
        );
        return new(
            works.Sum(p => p.Cases),
            works.Sum(p => p.FloorArea),
            passed.Where(p => p.Stations).Sum(p => p.Works),
            held,
            first,
            held == 0 ? null : Math.Round(100m * first / held, 1, MidpointRounding.AwayFromZero)
        );
    }
}

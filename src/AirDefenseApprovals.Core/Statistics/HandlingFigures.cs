namespace AirDefenseApprovals.Core.Statistics;

/// <summary>How cases were handled: cards (R13), decisions (R15) and ratings (R29).</summary>
/// <param name="Decided">Cases decided.</param>
/// <param name="OnTime">Those of them within the promised limit.</param>
/// <param name="WithinStatutory">Those of them within the statutory limit.</param>
/// <param name="OnTimeShare">Share within the promised limit in percent, one decimal; null where nothing was decided.</param>
/// <param name="AverageDaysUsed">Working days of the promised limit used by a decided case, two decimals; null where nothing was decided.</param>
/// <param name="DaysExcluded">Working days that pauses of the decided cases left out, together (R11).</param>
/// <param name="ZeroVisitShare">Share of decided cases without a visit in percent, one decimal (R22).</param>
/// <param name="Yellow">Yellow cards given.</param>
/// <param name="Red">Red cards given.</param>
/// <param name="Breaches">Statutory limits missed.</param>
/// <param name="Rated">Decided cases that were rated.</param>
/// <param name="AverageScore">Their average from 1 to 5, two decimals; null where none was rated.</param>
/// <param name="Poor">Ratings of 1 or 2, each of which opened a follow-up.</param>
public sealed record HandlingFigures(
    int Decided,
    int OnTime,
    int WithinStatutory,
    decimal? OnTimeShare,
    decimal? AverageDaysUsed,
    int DaysExcluded,
    decimal? ZeroVisitShare,
    int Yellow,
    int Red,
    int Breaches,
    int Rated,
    decimal? AverageScore,
    int Poor
)
{
    /// <summary>Adds counts up.</summary>
    public static HandlingFigures Of(IReadOnlyCollection<HandlingCount> counts)
    {
        var (decided, onTime, rated) = (
            counts.Sum(c => c.Decided),
            counts.Sum(c => c.OnTime),
            counts.Sum(c => c.Rated)
        );
        return new(
            decided,
            onTime,
            counts.Sum(c => c.WithinStatutory),
            Share(onTime, decided),
            Average(counts.Sum(c => c.DaysUsed), decided),
            counts.Sum(c => c.DaysExcluded),
            Share(counts.Sum(c => c.ZeroVisits), decided),
            counts.Sum(c => c.Yellow),
            counts.Sum(c => c.Red),
            counts.Sum(c => c.Breaches),
            rated,
            Average(counts.Sum(c => c.Scores), rated),
            counts.Sum(c => c.Poor)
        );
    }

    private static decimal? Share(int part, int whole) =>
        whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    private static decimal? Average(int sum, int count) =>
        count == 0 ? null : Math.Round((decimal)sum / count, 2, MidpointRounding.AwayFromZero);
}

/// <summary>
/// What was done about one item by one office in one month of China. A decision, what it used and what its rating says count in the month of the
/// decision, which never changes; a card counts in the month in which it was legally due. Only ratings are added to a month after it is over.
/// </summary>
public sealed record HandlingCount
{
    /// <summary>Code of the office: of a card, the one that got it.</summary>
    public required string Office { get; init; }

    /// <summary>Code of the item.</summary>
    public required string ItemCode { get; init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }

    /// <summary>Cases decided.</summary>
    public int Decided { get; init; }

    /// <summary>Decided within the promised limit.</summary>
    public int OnTime { get; init; }

    /// <summary>Decided within the statutory limit.</summary>
    public int WithinStatutory { get; init; }

    /// <summary>Working days of the promised limit used, together.</summary>
    public int DaysUsed { get; init; }

    /// <summary>Working days left out by pauses, together.</summary>
    public int DaysExcluded { get; init; }

    /// <summary>Decided without a visit.</summary>
    public int ZeroVisits { get; init; }

    /// <summary>Yellow cards.</summary>
    public int Yellow { get; init; }

    /// <summary>Red cards.</summary>
    public int Red { get; init; }

    /// <summary>Statutory limits missed.</summary>
    public int Breaches { get; init; }

    /// <summary>Decided cases that were rated.</summary>
    public int Rated { get; init; }

    /// <summary>Their scores, together.</summary>
    public int Scores { get; init; }

    /// <summary>Ratings of 1 or 2.</summary>
    public int Poor { get; init; }
}

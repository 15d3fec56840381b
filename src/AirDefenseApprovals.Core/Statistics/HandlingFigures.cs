namespace AirDefenseApprovals.Core.Statistics;

/// <summary>How cases were handled: cards (R13), decisions (R15) and ratings (R29).</summary>
public sealed record HandlingFigures
{
    /// <summary>Cases decided.</summary>
    public required int Decided { get; init; }

    /// <summary>Those of them within the promised limit.</summary>
    public required int OnTime { get; init; }

    /// <summary>Those of them within the statutory limit.</summary>
    public required int WithinStatutory { get; init; }

    /// <summary>Share within the promised limit in percent, one decimal; null where nothing was decided.</summary>
    public required decimal? OnTimeShare { get; init; }

    /// <summary>Working days of the promised limit used by a decided case, two decimals; null where nothing was decided.</summary>
    public required decimal? AverageDaysUsed { get; init; }

    /// <summary>Working days that pauses of the decided cases left out, together (R11).</summary>
    public required int DaysExcluded { get; init; }

    /// <summary>Share of decided cases without a visit in percent, one decimal (R22).</summary>
    public required decimal? ZeroVisitShare { get; init; }

    /// <summary>Yellow cards given.</summary>
    public required int Yellow { get; init; }

    /// <summary>Red cards given.</summary>
    public required int Red { get; init; }

    /// <summary>Statutory limits missed.</summary>
    public required int Breaches { get; init; }

    /// <summary>Decided cases that were rated.</summary>
    public required int Rated { get; init; }

    /// <summary>Their average from 1 to 5, two decimals; null where none was rated.</summary>
    public required decimal? AverageScore { get; init; }

    /// <summary>Ratings of 1 or 2, each of which opened a follow-up.</summary>
    public required int Poor { get; init; }

    /// <summary>Adds counts up.</summary>
    public static HandlingFigures Of(IReadOnlyCollection<HandlingCount> counts)
    {
        var (decided, onTime, rated) = (
            counts.Sum(c => c.Decided),
            counts.Sum(c => c.OnTime),
            counts.Sum(c => c.Rated)
        );
        return new()
        {
            Decided = decided,
            OnTime = onTime,
            WithinStatutory = counts.Sum(c => c.WithinStatutory),
            OnTimeShare = Share(onTime, decided),
            AverageDaysUsed = Average(counts.Sum(c => c.DaysUsed), decided),
            DaysExcluded = counts.Sum(c => c.DaysExcluded),
            ZeroVisitShare = Share(counts.Sum(c => c.ZeroVisits), decided),
            Yellow = counts.Sum(c => c.Yellow),
            Red = counts.Sum(c => c.Red),
            Breaches = counts.Sum(c => c.Breaches),
            Rated = rated,
            AverageScore = Average(counts.Sum(c => c.Scores), rated),
            Poor = counts.Sum(c => c.Poor),
        };
    }

    private static decimal? Share(int part, int whole) =>
        whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    private static decimal? Average(int sum, int count) =>
        count == 0 ? null : Math.Round((decimal)sum / count, 2, MidpointRounding.AwayFromZero);
}

/// <summary>
/// What was done about one item by one office in one month of China. A decision, what it used and what its rating says
/// count in the month of the
/// decision, which never changes; a card counts in the month in which it was legally due. Only ratings are added to a
/// month after it is over.
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

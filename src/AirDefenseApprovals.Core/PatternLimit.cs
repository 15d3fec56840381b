namespace AirDefenseApprovals.Core;

/// <summary>Bounds the time that a regular expression may take over one text.</summary>
/// <remarks>
/// Today's patterns read a text in one pass and come nowhere near it. One that is changed so that it no longer does
/// ends in an exception, and a stranger's text does not keep a processor from the office.
/// </remarks>
public static class PatternLimit
{
    /// <summary>Gives the limit in milliseconds.</summary>
    public const int Milliseconds = 2000;
}

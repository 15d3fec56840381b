namespace AirDefenseApprovals.Core.Cases;

/// <summary>Names one thing that the check found in an application.</summary>
/// <param name="About">The field or material, and the sentence.</param>
/// <param name="Severity">Whether it keeps the application from being complete.</param>
public sealed record ApplicationFinding(FieldError About, FindingSeverity Severity);

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>Something is wrong, empty or missing.</summary>
    Error,

    /// <summary>Something looks wrong; applicant and clerk are told, and nothing is kept from being handed in.</summary>
    Warning,
}

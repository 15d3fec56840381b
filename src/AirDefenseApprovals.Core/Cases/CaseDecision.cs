namespace AirDefenseApprovals.Core.Cases;

/// <summary>The decision of a case; its figures never change afterwards (R15).</summary>
public sealed record CaseDecision
{
    /// <summary><c>approved</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>By what power it was signed; null for decisions before this was kept.</summary>
    public Routing.Authority? Authority { get; init; }

    /// <summary>Why it was refused (R20).</summary>
    public string? Reasons { get; init; }

    /// <summary>The legal basis of a refusal (R20).</summary>
    public string? Basis { get; init; }

    /// <summary>Reconsideration and lawsuit (R20, PL 38).</summary>
    public Names? Remedies { get; init; }

    /// <summary>Working days used of the promised limit.</summary>
    public required int DaysUsed { get; init; }

    /// <summary>Working days left out of the promised limit.</summary>
    public required int DaysExcluded { get; init; }

    /// <summary>Decided within the promised limit.</summary>
    public required bool PromiseMet { get; init; }

    /// <summary>Decided within the statutory limit.</summary>
    public required bool StatutoryMet { get; init; }

    /// <summary>The result document, for an approval.</summary>
    public ResultDocument? Document { get; init; }
}

/// <summary>A card (电子监察, R13).</summary>
/// <param name="Limit">The limit it is given for.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="LegalAt">The instant at which the limit or its warning fell.</param>
/// <param name="RecordedAt">When it was recorded: later, if the system was down.</param>
public sealed record Card(Clock.Limit Limit, CardColour Colour, DateTimeOffset LegalAt, DateTimeOffset RecordedAt);

/// <summary>Colours of cards, in order of gravity.</summary>
public enum CardColour
{
    /// <summary>None given.</summary>
    None,

    /// <summary>The last promised day has begun.</summary>
    Yellow,

    /// <summary>The promise, or the intake limit, is missed.</summary>
    Red,

    /// <summary>The statutory limit is missed.</summary>
    Breach,
}

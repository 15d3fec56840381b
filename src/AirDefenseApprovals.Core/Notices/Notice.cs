using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>A notice to write to the outbox, unique by case, kind and ordinal (R28).</summary>
/// <param name="Kind">What it tells, e.g. <c>accepted</c>: key of its words in the resources.</param>
/// <param name="Ordinal">Which of its kind in this case, from 1.</param>
/// <param name="To">Who is told.</param>
/// <param name="Facts">What the words name, by placeholder.</param>
public sealed record Notice(string Kind, int Ordinal, Audience To, ImmutableSortedDictionary<string, NoticeFact> Facts)
{
    /// <summary>User id of the one who is told, for <see cref="Audience.Colleague"/>.</summary>
    public string? Reader { get; init; }

    /// <summary>Address of the one who is told, for <see cref="Audience.Party"/>.</summary>
    public string? Email { get; init; }
}

/// <summary>Who a notice goes to.</summary>
public enum Audience
{
    /// <summary>The applicant: inbox at once, and e-mail.</summary>
    Applicant,

    /// <summary>The supervisors.</summary>
    Supervisor,

    /// <summary>The heads of the handling office.</summary>
    Head,

    /// <summary>The heads of the city office, who answer what a county asks.</summary>
    CityHead,

    /// <summary>One of the staff: in the inbox, not by e-mail.</summary>
    Colleague,

    /// <summary>A firm or department without an account: by e-mail alone.</summary>
    Party,
}

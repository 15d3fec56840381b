using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Notices;

/// <summary>A notice to write to the outbox, unique by case, kind and ordinal (R28).</summary>
/// <param name="Kind">What it tells, e.g. <c>accepted</c>: key of its words in the resources.</param>
/// <param name="Ordinal">Which of its kind in this case, from 1.</param>
/// <param name="To">Who is told.</param>
/// <param name="Facts">What the words name, by placeholder; instants in ISO 8601.</param>
public sealed record Notice(string Kind, int Ordinal, Audience To, ImmutableSortedDictionary<string, string> Facts);

/// <summary>Who a notice goes to.</summary>
public enum Audience
{
    /// <summary>The applicant: inbox at once, and e-mail.</summary>
    Applicant,

    /// <summary>The supervisors.</summary>
    Supervisor,

    /// <summary>The heads of the handling office.</summary>
    Head,
}

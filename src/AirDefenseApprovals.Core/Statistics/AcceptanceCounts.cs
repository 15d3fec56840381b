using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Statistics;

/// <summary>
/// What the figures of completion acceptance are made of. Everything counts on the day it happened: a project on the
/// day of the decision that
/// passed it, a first joint acceptance on the day it was held, a defect on the day of its notice, an omission on the
/// day it was recorded. So a
/// period that was reported never changes afterwards, as it would if a project that passed in July counted for the June
/// it was first looked at.
/// </summary>
/// <param name="Passed">What passed.</param>
/// <param name="Joint">First joint acceptances.</param>
/// <param name="Defects">Defects told (R24, R25).</param>
/// <param name="Omissions">What notices left out (R25).</param>
public sealed record AcceptanceCounts(
    ImmutableArray<PassedCount> Passed,
    ImmutableArray<JointCount> Joint,
    ImmutableArray<DefectCount> Defects,
    ImmutableArray<OmissionCount> Omissions
)
{
    /// <summary>Every office that has anything.</summary>
    public IEnumerable<string> Offices =>
        Passed
            .Select(p => p.Office)
            .Concat(Joint.Select(j => j.Office))
            .Concat(Defects.Select(d => d.Office))
            .Concat(Omissions.Select(o => o.Office))
            .Distinct();

    /// <summary>Those of one office.</summary>
    public AcceptanceCounts Of(string office) =>
        new(
            [.. Passed.Where(p => p.Office == office)],
            [.. Joint.Where(j => j.Office == office)],
            [.. Defects.Where(d => d.Office == office)],
            [.. Omissions.Where(o => o.Office == office)]
        );
}

/// <summary>Cases that an office passed in a month.</summary>
/// <param name="Office">The office.</param>
/// <param name="Month">First day of the month of the decision, in China.</param>
/// <param name="Stations">Whether they are stations rather than works.</param>
/// <param name="Cases">How many.</param>
/// <param name="Works">How many works or stations they name together.</param>
/// <param name="FloorArea">Their floor area in m2.</param>
public sealed record PassedCount(string Office, DateOnly Month, bool Stations, int Cases, int Works, decimal FloorArea);

/// <summary>First joint acceptances that an office held in a month.</summary>
/// <param name="Office">The office.</param>
/// <param name="Month">First day of the month, in China.</param>
/// <param name="Held">How many.</param>
/// <param name="Passed">How many passed.</param>
public sealed record JointCount(string Office, DateOnly Month, int Held, int Passed);

/// <summary>Defects alike.</summary>
/// <param name="Office">The office that told them.</param>
/// <param name="Clause">The clause they offend, as it is cited.</param>
/// <param name="Days">Working days from the notice to the closing; null while they are not closed.</param>
/// <param name="Count">How many.</param>
public sealed record DefectCount(string Office, string Clause, int? Days, int Count);

/// <summary>Omissions alike.</summary>
/// <param name="Office">The office whose inspectors left them out.</param>
/// <param name="Clause">The clause, as it is cited.</param>
/// <param name="Count">How many.</param>
public sealed record OmissionCount(string Office, string Clause, int Count);

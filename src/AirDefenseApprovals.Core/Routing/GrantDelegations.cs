using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>Hands over several authorities at once: all of them, or none (R17).</summary>
/// <param name="By">Who enters them.</param>
/// <param name="At">When.</param>
/// <param name="Lines">What is handed over, a line each.</param>
public sealed record GrantDelegations(Actor By, DateTimeOffset At, ImmutableArray<DelegationLine> Lines)
{
    /// <summary>Why they cannot be entered, every mistake by its row; null when they can.</summary>
    /// <param name="book">Items and the register in force.</param>
    public Refusal? Refused(Rulebook book)
    {
        if (DelegationActs.Wall(By) is { } wall)
            return wall;
        if (Lines.IsEmpty)
            return Refusal.Incomplete("R17", "delegation-file-empty", new FieldError("file", "delegation-file-empty"));
        var errors = new List<FieldError>();
        for (var i = 0; i < Lines.Length; i++)
            errors.AddRange(
                Wrong(Lines[i], Lines[..i], book)
                    .Select(e =>
                        e with
                        {
                            Field = $"rows[{Lines[i].Row.ToString(CultureInfo.InvariantCulture)}].{e.Field}",
                        }
                    )
            );
        return errors.Count > 0 ? Refusal.Incomplete("R17", "delegation-file-wrong", [.. errors]) : null;
    }

    private FieldError[] Wrong(DelegationLine line, ImmutableArray<DelegationLine> before, Rulebook book)
    {
        var refusal = line.ActOf(By, At).Refused(book);
        FieldError[] wrong = [.. line.Unread.Concat(refusal?.Errors ?? []).DistinctBy(e => e.Field)];
        if (wrong.Length > 0)
            return wrong; // days that are none overlap with nothing
        var other = before.FirstOrDefault(l =>
            l.Unread.IsEmpty && l.Delegation.EffectiveFrom != default && l.Delegation.Overlaps(line.Delegation)
        );
        return
        [
            .. refusal is null
                ? Array.Empty<FieldError>()
                :
                [
                    new FieldError(
                        "effectiveFrom",
                        "delegation-overlap",
                        line.Delegation.ItemCode,
                        line.Delegation.Office
                    ),
                ],
            .. other is null
                ? Array.Empty<FieldError>()
                :
                [
                    new FieldError(
                        "effectiveFrom",
                        "delegation-overlap-in-file",
                        other.Row.ToString(CultureInfo.InvariantCulture)
                    ),
                ],
        ];
    }
}

/// <summary>A row of a file of delegations.</summary>
/// <param name="Row">Its number in the file, from 1.</param>
/// <param name="Delegation">What it says.</param>
/// <param name="Unread">What of it could not be read.</param>
/// <param name="Handover">What it says of the handover, as in <see cref="GrantDelegation"/>.</param>
public sealed record DelegationLine(
    int Row,
    Delegation Delegation,
    ImmutableArray<FieldError> Unread,
    string? Handover = null
)
{
    /// <summary>The row as an act of its own.</summary>
    public GrantDelegation ActOf(Actor by, DateTimeOffset at) => new(by, at, Delegation, Handover);
}

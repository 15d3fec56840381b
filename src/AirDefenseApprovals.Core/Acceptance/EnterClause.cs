using System.Globalization;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>
/// Enters a clause into the register, or enters it anew: in better words, with other days, or with what took its place
/// (R24). What notices said before stays said.
/// </summary>
/// <param name="By">Who enters it.</param>
/// <param name="At">When.</param>
/// <param name="Standard">Number of the standard.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Revises">Whether it is there and entered anew.</param>
/// <param name="Seen">The version that is changed; null for the only one.</param>
public sealed record EnterClause(
    Actor By,
    DateTimeOffset At,
    string Standard,
    Clause Clause,
    bool Revises = false,
    int? Seen = null
)
{
    /// <summary>Longest number of a clause, in characters.</summary>
    public const int LongestNumber = 30;

    /// <summary>Longest heading, in characters.</summary>
    public const int LongestHeading = 200;

    /// <summary>Longest text, in characters: what a defect notice takes.</summary>
    public const int LongestText = TaskData.LongestText;

    /// <summary>The clause as it is cited.</summary>
    public string Citation => $"{Standard} {Clause.Number}";

    /// <summary>Why it cannot be entered; null when it can.</summary>
    /// <param name="register">The register as it is.</param>
    public Refusal? Refused(StandardsRegister register)
    {
        if (RegisterDays.Wall(By) is { } wall)
            return wall;
        var kept = register.Entries(Citation);
        if (Revises && kept.IsEmpty)
            return Refusal.NotFound("clause-not-there");
        if (Wrong(register).ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete("R24", "clause-wrong", wrong);
        var replaced = kept.FirstOrDefault(e => e.Clause.Version == Replaces(register));
        if (Revises && replaced is null)
            return new Refusal(RefusalKind.Stale, "register-changed-meanwhile", "R24", [], []);
        if (Revises && Same(replaced!.Clause))
            return Refusal.Conflict("R24", "register-same");
        return kept.FirstOrDefault(e => e != replaced && Overlaps(e.Clause)) is { } other
            ? Refusal.Conflict(
                "R24",
                "clause-overlap",
                Citation,
                other.Clause.Version.ToString(CultureInfo.InvariantCulture)
            )
            : null;
    }

    /// <summary>The version it takes the place of; null for none.</summary>
    /// <param name="register">The register as it is.</param>
    public int? Replaces(StandardsRegister register) =>
        (Revises, Seen, register.Entries(Citation)) switch
        {
            (false, _, _) => null,
            (_, { } seen, _) => seen,
            (_, _, [var only]) => only.Clause.Version,
            _ => null,
        };

    /// <summary>The entry that it makes.</summary>
    /// <param name="register">The register as it is.</param>
    public Clause Entered(StandardsRegister register) =>
        Clause with
        {
            Version = register.Entries(Citation).Select(e => e.Clause.Version).DefaultIfEmpty(0).Max() + 1,
        };

    private bool Same(Clause kept) => kept with { Version = 0 } == Clause with { Version = 0 };

    private bool Overlaps(Clause other) =>
        !(Clause.InForceTo < other.InForceFrom) && !(other.InForceTo < Clause.InForceFrom);

    /// <summary>What is wrong with what it says.</summary>
    internal IEnumerable<FieldError> Wrong(StandardsRegister register)
    {
        if (register.Standard(Standard) is null)
            yield return new("standard", Standard.Length == 0 ? "field-required" : "standard-unknown", Standard);
        if (Clause.Number.Length == 0)
            yield return new("clause", "field-required");
        if (Clause.Number.Any(char.IsWhiteSpace))
            yield return new("clause", "clause-number-wrong");
        if (Clause.Heading.Length == 0)
            yield return new("heading", "field-required");
        foreach (
            var (field, text, longest) in new[]
            {
                ("clause", Clause.Number, LongestNumber),
                ("heading", Clause.Heading, LongestHeading),
                ("text", Clause.Text, LongestText),
                ("typicalDefect", Clause.TypicalDefect, LongestText),
                ("usualRemedy", Clause.UsualRemedy, LongestText),
            }
        )
            if (text?.Length > longest)
                yield return new(field, "field-too-long", longest.ToString(CultureInfo.InvariantCulture));
        if (Clause.UsualDeadlineDays is < 1 or > Inspection.LongestDeadline)
            yield return new(
                "usualDeadlineDays",
                "days-out-of-range",
                "1",
                Inspection.LongestDeadline.ToString(CultureInfo.InvariantCulture)
            );
        foreach (var error in RegisterDays.Wrong(Clause.InForceFrom, Clause.InForceTo, Clause.SupersededBy))
            yield return error;
        if (Clause.SupersededBy is { } by && (by == Citation || register.Entries(by).IsEmpty))
            yield return new("supersededBy", "successor-unknown", by);
    }
}

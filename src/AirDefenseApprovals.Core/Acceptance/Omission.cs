using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>What the inspectors of the one notice left out (R25): recorded against them, never held against the applicant.</summary>
/// <param name="No">Which of the case, from 1.</param>
/// <param name="Clause">The clause, as it is cited.</param>
/// <param name="Place">Where in the works.</param>
/// <param name="Problem">What should have been told.</param>
/// <param name="By">Account name of who recorded it.</param>
/// <param name="At">When.</param>
public sealed record Omission(int No, string Clause, string Place, string Problem, string By, DateTimeOffset At);

/// <summary>
/// Records an omission of the notice (R25): no defect comes of it, the clock and the acceptance go on as if it had not
/// been seen.
/// </summary>
public sealed record RecordOmission : CaseAct
{
    /// <summary>The clause.</summary>
    public required string Clause { get; init; }

    /// <summary>Where in the works.</summary>
    public required string Place { get; init; }

    /// <summary>What should have been told.</summary>
    public required string Problem { get; init; }

    /// <summary>Whether the actor may record one now.</summary>
    public static Refusal? Refused(Actor by, Case @case)
    {
        if (!Walls.Sees(by, @case))
            return Refusal.NotFound();
        if (!by.Is(Roles.Supervisor) && Walls.ForHandlers(by, @case, Roles.Inspector, Roles.Head) is { } wall)
            return wall;
        return @case.DefectNotice is null ? Refusal.Conflict("R25", "no-notice-yet") : null;
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case) is { } refusal)
            return refusal;
        if (Wrong(@case, book).ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete("R25", "omission-wrong", wrong);
        var omissions = @case.Omissions;
        if (omissions.Any(o => o.Clause == Clause && o.Place == Place && o.Problem == Problem))
            return Refusal.Conflict("R25", "omission-recorded-already");
        var omission = new Omission(omissions.Length + 1, Clause, Place, Problem, By.UserName, At);
        var docket = new Docket(@case with { Omissions = omissions.Add(omission) }, this, book);
        docket.Note(
            "omission",
            new JsonObject
            {
                ["no"] = omission.No,
                ["clause"] = Clause,
                ["place"] = Place,
                ["problem"] = Problem,
                ["inspectors"] = new JsonArray([.. @case.DefectNotice!.Inspectors.Select(i => (JsonNode)i)]),
            }
        );
        docket.Notify(
            "omission",
            Audience.Supervisor,
            ("clause", Clause),
            ("place", Place),
            ("problem", Problem),
            ("inspectors", string.Join('、', @case.DefectNotice.Inspectors))
        );
        return docket.Close();
    }

    private IEnumerable<FieldError> Wrong(Case @case, Rulebook book)
    {
        foreach (var (field, text) in new[] { ("clause", Clause), ("place", Place), ("problem", Problem) })
            if (text.Length == 0)
                yield return new(field, "field-required");
            else if (text.Length > TaskData.LongestText)
                yield return new(field, "field-too-long", TaskData.LongestText.ToString(CultureInfo.InvariantCulture));
        var judged = JudgedBy.Of(@case).Day;
        if (Clause.Length > 0 && book.Standards.Find(Clause, judged).Wrong("clause", Clause, judged) is { } wrong)
            yield return wrong;
    }
}

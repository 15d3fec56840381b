using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Service;

/// <summary>Flags a key project.</summary>
public sealed record FlagProject(
    Actor By,
    DateTimeOffset At,
    string Name,
    string Kind,
    string RegionCode,
    string Builder,
    string? ApprovalNumber
)
{
    /// <summary>The item whose office looks after a project: acceptance of its basement.</summary>
    private const string Item = "RF-07-01";

    /// <summary>Why it cannot be flagged; null when it can.</summary>
    public Refusal? Refused(Rulebook book)
    {
        if (!Walls.IsStaff(By))
            return Refusal.Forbidden("R18", "another-role", [.. Roles.Staff]);
        if (Wrong(book).ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete(null, "project-wrong", wrong);
        return OfficeOf(book) == By.Office || By.Office == Office.City
            ? null
            : Refusal.Forbidden("R18", "not-the-handling-office");
    }

    /// <summary>The project as flagged.</summary>
    public KeyProject Flagged(Guid id, Rulebook book) =>
        new()
        {
            Id = id,
            Name = Name,
            Kind = Kind,
            RegionCode = RegionCode,
            Office = OfficeOf(book),
            Builder = Builder,
            ApprovalNumber = ApprovalNumber,
            FlaggedBy = By.UserName,
            FlaggedAt = At,
        };

    private string OfficeOf(Rulebook book) =>
        book.Register.Handling(Item, RegionCode, WorkingCalendar.DayOf(At)).Office.Code;

    private IEnumerable<FieldError> Wrong(Rulebook book)
    {
        foreach (var (field, text) in new[] { ("name", Name), ("builder", Builder) })
            if (text.Length == 0)
                yield return new(field, "field-required");
            else if (text.Length > 200)
                yield return new(field, "field-too-long", "200");
        if (ApprovalNumber?.Length > 60)
            yield return new("approvalNumber", "field-too-long", "60");
        if (!KeyProject.Kinds.Contains(Kind))
            yield return new("kind", "word-unknown", Kind, string.Join(", ", KeyProject.Kinds));
        if (RegionCode.Length == 0)
            yield return new("regionCode", "field-required");
        else if (book.Register.Region(RegionCode) is not { } region || region.Kind == "city")
            yield return new("regionCode", "region-unknown");
    }
}

/// <summary>Records a technical briefing, with the standards gone through.</summary>
public sealed record RecordBriefing(
    Actor By,
    DateTimeOffset At,
    DateOnly? HeldOn,
    string Place,
    string Participants,
    ImmutableArray<string> Standards,
    string? Notes
)
{
    /// <summary>Why it cannot be recorded; null when it can.</summary>
    public Refusal? Refused(KeyProject project, Rulebook book)
    {
        if (ProjectWalls.Refused(By, project) is { } wall)
            return wall;
        return Wrong(book).ToArray() is { Length: > 0 } wrong
            ? Refusal.Incomplete(null, "briefing-wrong", wrong)
            : null;
    }

    /// <summary>The project with it.</summary>
    public KeyProject With(KeyProject project) =>
        project with
        {
            Version = project.Version + 1,
            Briefings = project.Briefings.Add(
                new(project.Briefings.Length + 1, HeldOn!.Value, Place, Participants, Standards, Notes, By.UserName, At)
            ),
        };

    private IEnumerable<FieldError> Wrong(Rulebook book)
    {
        if (HeldOn is null)
            yield return new("heldOn", "field-required");
        if (HeldOn > WorkingCalendar.DayOf(At))
            yield return new("heldOn", "briefing-in-the-future");
        foreach (
            var (field, text) in new[] { ("place", Place), ("participants", Participants), ("notes", Notes ?? "") }
        )
            if (text.Length == 0 && field != "notes")
                yield return new(field, "field-required");
            else if (text.Length > TaskData.LongestText)
                yield return new(field, "field-too-long", TaskData.LongestText.ToString(CultureInfo.InvariantCulture));
        if (Standards.IsEmpty)
            yield return new("standards", "field-required");
        foreach (var number in Standards)
            if (book.Standards.Standard(number) is null)
                yield return new("standards", "standard-unknown", number);
    }
}

/// <summary>
/// Gives the builder the inspectors' checklist for self-inspection, by a link and without an account; an earlier link
/// opens nothing any more.
/// </summary>
public sealed record OpenSelfCheck(Actor By, DateTimeOffset At, string Secret)
{
    /// <summary>Why it cannot be given; null when it can.</summary>
    public Refusal? Refused(KeyProject project) => ProjectWalls.Refused(By, project);

    /// <summary>The word in the link.</summary>
    public string Word(KeyProject project) => PartyLink.Word(Secret, project.Id, "selfCheck");

    /// <summary>The project with the link's hash.</summary>
    public KeyProject With(KeyProject project) =>
        project with
        {
            Version = project.Version + 1,
            LinkHash = PartyLink.HashOf(Word(project)),
        };
}

/// <summary>The builder marks points of the checklist, by the link.</summary>
public sealed record MarkSelfCheck(DateTimeOffset At, string Word, ImmutableArray<SelfCheck> Marks)
{
    /// <summary>Why they cannot be marked; null when they can.</summary>
    public Refusal? Refused(KeyProject project, Rulebook book)
    {
        if (project.LinkHash is null || project.LinkHash != PartyLink.HashOf(Word))
            return Refusal.NotFound("link-opens-nothing");
        var points = project
            .Points(book.Standards, WorkingCalendar.DayOf(At))
            .Select(p => p.Citation)
            .ToHashSet(StringComparer.Ordinal);
        var wrong = Marks
            .Where(m => !points.Contains(m.Clause))
            .Select(m => new FieldError("marks", "point-unknown", m.Clause))
            .Concat(
                Marks.Where(m => m.Note?.Length > 500).Select(m => new FieldError("marks", "field-too-long", "500"))
            )
            .ToArray();
        return wrong.Length > 0 ? Refusal.Incomplete(null, "point-wrong", wrong) : null;
    }

    /// <summary>The project with them: what is marked anew takes the place of what was.</summary>
    public KeyProject With(KeyProject project) =>
        project with
        {
            Version = project.Version + 1,
            SelfChecks =
            [
                .. project.SelfChecks.Where(c => Marks.All(m => m.Clause != c.Clause)),
                .. Marks.Select(m => Unchanged(project, m) ?? m),
            ],
        };

    /// <summary>The mark as it stood already: it keeps its instant.</summary>
    private static SelfCheck? Unchanged(KeyProject project, SelfCheck mark) =>
        project.SelfChecks.FirstOrDefault(c => c with { At = mark.At } == mark);
}

/// <summary>The walls around key projects (R18): the office that looks after one, the city to read, supervisors to read.</summary>
public static class ProjectWalls
{
    /// <summary>Whether the actor sees the project.</summary>
    public static bool Sees(Actor actor, KeyProject project) =>
        actor.Is(Roles.Supervisor)
        || (Walls.IsStaff(actor) && (actor.Office == project.Office || actor.Office == Office.City));

    /// <summary>Refuses who is not staff of the office that looks after it.</summary>
    public static Refusal? Refused(Actor actor, KeyProject project) =>
        !Sees(actor, project) ? Refusal.NotFound()
        : Walls.IsStaff(actor) && actor.Office == project.Office ? null
        : Refusal.Forbidden("R18", "not-the-handling-office");
}

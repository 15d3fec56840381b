using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>The departments that take part in a joint acceptance beside the civil air defence office itself (R26).</summary>
public static class Departments
{
    /// <summary>Natural resources and planning, fire rescue, urban archives.</summary>
    public static readonly ImmutableArray<string> All = ["planning", "fire", "archives"];

    /// <summary>The departments asked to take part, each with its latest opinion if it gave one.</summary>
    public static IEnumerable<(string Department, DepartmentOpinion? Opinion)> Of(Case @case)
    {
        var (invited, opinions) = (@case.Invited, @case.JointOpinions);
        return invited.Select(d => (d, opinions.LastOrDefault(o => o.Department == d)));
    }
}

/// <summary>A department's opinion on the joint acceptance (R26).</summary>
/// <param name="Department">One of <see cref="Departments.All"/>.</param>
/// <param name="Consents">Whether it consents.</param>
/// <param name="Text">What it says.</param>
/// <param name="Signatory">Who signed for it.</param>
/// <param name="By">Account name of who entered it from its letter; <c>party:…</c> when it came by its link.</param>
/// <param name="At">When.</param>
public sealed record DepartmentOpinion(
    string Department,
    bool Consents,
    string? Text,
    string Signatory,
    string By,
    DateTimeOffset At
);

/// <summary>Asks departments for their opinion on the joint acceptance (R26): from then on it is held with all of them.</summary>
public sealed record InviteDepartments : CaseAct
{
    /// <summary>The departments, each with the address its link is sent to, if any.</summary>
    public required ImmutableSortedDictionary<string, string?> Addresses { get; init; }

    /// <summary>What chance gave for the links.</summary>
    public required string Secret { get; init; }

    /// <summary>Whether the actor may ask now: the handling office, from acceptance until the decision.</summary>
    public static Refusal? Refused(Actor by, Case @case, Rulebook book) =>
        Walls.ForHandlers(by, @case, Roles.Inspector, Roles.Head) is { } wall ? wall
        : book.SheetOf(@case).Acceptance is null ? Refusal.Conflict("R26", "no-acceptance-item")
        : @case.HasEnded || @case.AcceptedAt is null ? Refusal.Conflict("R26", "not-being-handled")
        : null;

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, book) is { } refusal)
            return refusal;
        var errors = Addresses
            .Where(a => !Departments.All.Contains(a.Key))
            .Select(a => new FieldError("departments", "department-unknown", a.Key))
            .Concat(
                Addresses
                    .Where(a => a.Value is not null && !Applications.IsEmail(a.Value))
                    .Select(a => new FieldError("emails." + a.Key, "email-wrong"))
            )
            .ToArray();
        if (Addresses.IsEmpty)
            errors = [new FieldError("departments", "field-required")];
        if (errors.Length > 0)
            return Refusal.Incomplete("R26", "departments-wrong", errors);
        var invited = @case.Invited;
        var docket = new Docket(
            @case with
            {
                Invited = [.. Departments.All.Where(d => invited.Contains(d) || Addresses.ContainsKey(d))],
            },
            this,
            book
        );
        docket.Note(
            "departmentsInvited",
            new JsonObject { ["departments"] = new JsonArray([.. Addresses.Keys.Select(d => (JsonNode)d)]) }
        );
        foreach (var (department, email) in Addresses)
        {
            var word = PartyLink.Give(docket, Secret, department);
            if (email is not null)
                docket.NotifyParty(
                    "opinionAsked",
                    email,
                    ("department", new NoticeFact.Department(department)),
                    ("link", new NoticeFact.Link("/joint/" + word))
                );
        }

        return docket.Close();
    }
}

/// <summary>Gives a department's opinion: by its link, or entered from its letter by the handling office (R26).</summary>
public sealed record GiveDepartmentOpinion : CaseAct
{
    /// <summary>The department.</summary>
    public required string Department { get; init; }

    /// <summary>Whether it consents.</summary>
    public required bool? Consents { get; init; }

    /// <summary>What it says; needed where it does not consent.</summary>
    public string? Text { get; init; }

    /// <summary>Who signed for it.</summary>
    public required string Signatory { get; init; }

    /// <summary>Whether the opinion can be given now.</summary>
    public static Refusal? Refused(Actor by, Case @case, string department)
    {
        if (by.Is(Roles.Party))
        {
            if (!Walls.Sees(by, @case) || !PartyLink.IsOf(by, department))
                return Refusal.NotFound();
        }
        else if (Walls.ForHandlers(by, @case, Roles.Inspector, Roles.Head) is { } wall)
            return wall;
        if (Departments.Of(@case).All(d => d.Department != department))
            return Refusal.NotFound("department-not-invited");
        return @case.HasEnded ? Refusal.Conflict("R26", "already-ended") : null;
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, Department) is { } refusal)
            return refusal;
        if (Wrong().ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete("R26", "opinion-wrong", wrong);
        var opinion = new DepartmentOpinion(Department, Consents!.Value, Text, Signatory, By.UserName, At);
        var docket = new Docket(@case with { JointOpinions = [.. @case.JointOpinions, opinion] }, this, book)
        {
            Role = By.Is(Roles.Party) ? Roles.Party : null,
        };
        docket.Note(
            "departmentOpinion",
            new JsonObject
            {
                ["department"] = Department,
                ["consents"] = opinion.Consents,
                ["text"] = Text,
                ["signatory"] = Signatory,
            }
        );
        return docket.Close();
    }

    private IEnumerable<FieldError> Wrong()
    {
        if (Consents is null)
            yield return new("consents", "field-required");
        if (Consents is false && string.IsNullOrEmpty(Text))
            yield return new("text", "field-required");
        if (Text?.Length > TaskData.LongestText)
            yield return new("text", "field-too-long", TaskData.LongestText.ToString(CultureInfo.InvariantCulture));
        if (Signatory.Length == 0)
            yield return new("signatory", "field-required");
        if (Signatory.Length > 200)
            yield return new("signatory", "field-too-long", "200");
    }
}

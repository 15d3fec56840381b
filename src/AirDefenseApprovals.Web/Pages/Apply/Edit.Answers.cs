using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>What the last step shows before handing in: every answer as it is kept, and the words that are declared (R32).</summary>
public sealed partial class EditModel
{
    private const string Nothing = "—";

    /// <summary>The box below the declaration; it comes back as it was sent.</summary>
    public DeclarationBox Declaration => DeclarationBox.Of(Book.Declaration, Typed);

    /// <summary>The answers of a step, in the order of its form; none of the materials, which show their files.</summary>
    public IEnumerable<GivenAnswer> AnswersOf(string step)
    {
        if (Draft is not { } draft)
            return [];
        return step switch
        {
            ApplicationSteps.Applicant => OfApplicant(draft),
            ApplicationSteps.Project => OfProject(draft.Project),
            ApplicationSteps.Details => Item.Form.Select(f => new GivenAnswer(
                f.Path,
                Show.Name(f.Label),
                Show.Value(f, draft.Form.TryGetValue(f.Name, out var value) ? value : default)
            )),
            ApplicationSteps.Works => OfWorks(draft.Project),
            _ => [],
        };
    }

    private IEnumerable<GivenAnswer> OfApplicant(Case draft)
    {
        var applicant = draft.Applicant;
        var kind = applicant.Kind;
        yield return new(
            "applicant.kind",
            LabelOf("applicant.kind")!,
            kind.Length == 0 ? Nothing : Show.Word("kind", kind)
        );
        yield return OfKind("applicant.name", applicant.Name);
        if (kind == "person")
            yield return OfKind("applicant.idKind", Show.Word("paper", applicant.IdKind));
        yield return OfKind("applicant.idNumber", NumberOf(applicant));
        yield return OfKind("applicant.phone", applicant.Phone);
        yield return OfKind("applicant.email", applicant.Email);
        if (kind != Applicant.Organisation)
            yield break;
        yield return OfKind("applicant.legalRepresentative", applicant.LegalRepresentative);
        yield return OfKind("applicant.agent.name", applicant.Agent?.Name ?? "");
        if (applicant.Agent is not { } agent)
            yield break;
        if (agent.IdNumber.Length > 0)
            yield return OfKind("applicant.agent.idKind", Show.Word("paper", agent.IdKind));
        yield return OfKind("applicant.agent.idNumber", agent.IdNumber);
        yield return OfKind("applicant.agent.phone", agent.Phone);

        GivenAnswer OfKind(string field, string text) =>
            new(field, Show.Label($"{field}-{kind}") ?? LabelOf(field) ?? field, Or(text));
    }

    /// <summary>The number; where it fails its check, with the word that it was confirmed (R35).</summary>
    private string NumberOf(Applicant applicant) =>
        applicant.StandsByConfirmation() ? $"{applicant.IdNumber} {words["number-confirmed"]}" : applicant.IdNumber;

    private IEnumerable<GivenAnswer> OfProject(Project project)
    {
        var regions = project.AlsoIn.Prepend(project.RegionCode).Where(code => code.Length > 0);
        var names = regions.Select(code => Book.Register.Region(code) is { } region ? Show.Name(region.Name) : code);
        if (Item.HasProject)
        {
            yield return new("project.name", LabelOf("project.name")!, Or(project.Name));
            yield return new("project.address", LabelOf("project.address")!, Or(project.Address));
        }

        yield return new(
            "project.regionCode",
            LabelOf("project.regionCode")!,
            Or(string.Join(Show.Label("comma"), names))
        );
        if (!Item.HasProject)
            yield break;
        yield return new("project.floorArea", LabelOf("project.floorArea")!, Show.Area(project.FloorArea));
        yield return new("project.code", LabelOf("project.code")!, Or(project.Code));
    }

    private IEnumerable<GivenAnswer> OfWorks(Project project)
    {
        var works = project.Works.Select(w => w.FloorArea is null ? w.Name : $"{w.Name} {Show.Area(w.FloorArea)}");
        yield return new("project.works", words["works"], Or(string.Join(Show.Label("comma"), works)));
        foreach (var role in Parties.Roles.Skip(1))
        {
            var party = project.Parties.FirstOrDefault(p => p.Role == role);
            var told = string.Join(" ", new[] { party?.Name, party?.Email }.Where(text => text is { Length: > 0 }));
            yield return new($"project.parties.{role}.name", Show.Word("party", role), Or(told));
        }
    }

    private static string Or(string text) => text.Length > 0 ? text : Nothing;
}

/// <summary>One answer of an application, for its applicant to look at once more.</summary>
/// <param name="Field">The field, which is also the place in its step's form.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Text">The answer as people read it.</param>
public sealed record GivenAnswer(string Field, string Label, string Text);

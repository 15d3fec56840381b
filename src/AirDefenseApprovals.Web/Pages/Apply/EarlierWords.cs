using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>What a form took over from an earlier application.</summary>
/// <param name="Filled">Fields that were empty and are filled in now.</param>
/// <param name="Left">Fields that say something else than the earlier application; they stay as they were typed.</param>
public sealed record TakenOver(IReadOnlyList<string> Filled, IReadOnlyList<string> Left);

/// <summary>Fills in a form from an earlier application of the same account: only where nothing was typed.</summary>
/// <param name="form">The form as typed.</param>
/// <param name="earlier">The earlier application as a form.</param>
/// <param name="begun">The form as it began: what the account put in was not typed.</param>
internal sealed class EarlierWords(ApplicationForm form, ApplicationForm earlier, ApplicationForm begun)
{
    /// <summary>What tells who applies: where one of them differs, it is somebody else.</summary>
    private static readonly string[] Identity = ["applicant.kind", "applicant.name", "applicant.idNumber"];

    private static readonly string[] Agent =
    [
        "applicant.agent.name",
        "applicant.agent.idNumber",
        "applicant.agent.phone",
    ];

    private readonly List<string> filled = [];
    private readonly List<string> left = [];

    /// <summary>Whether what was typed so far may be the earlier applicant.</summary>
    public bool MayBeTheSame => Identity.All(MayBeTheSameIn);

    /// <summary>Takes over who applies and who acts for them; of two agents never the name of one and the number of the other.</summary>
    public TakenOver TakeApplicant()
    {
        TakeAll(Identity);
        if (form["applicant.idNumber"] == earlier["applicant.idNumber"])
            foreach (var with in new[] { "applicant.idKind", "applicant.idConfirmed" })
                form[with] = earlier[with];
        TakeAll("applicant.phone", "applicant.email");
        if (form["applicant.kind"] == Applicant.Organisation)
            TakeAll("applicant.legalRepresentative");
        if (Agent.All(MayBeTheSameIn))
        {
            TakeAll(Agent);
            if (form["applicant.agent.idNumber"].Length > 0)
                form["applicant.agent.idKind"] = earlier["applicant.agent.idKind"];
        }
        else
            left.Add(Agent[0]);
        return new(filled, left);
    }

    /// <summary>Takes over the project, and the fields of the form that are named.</summary>
    public TakenOver TakeProject(IEnumerable<string> fields)
    {
        TakeAll("project.code", "project.name", "project.address", "project.floorArea");
        var isWhereOpen = form["project.regionCode"].Length == 0;
        TakeAll("project.regionCode");
        if (isWhereOpen && form["project.alsoIn"].Length == 0)
            form["project.alsoIn"] = earlier["project.alsoIn"];
        foreach (var field in fields)
            TakeAll("form." + field, $"form.{field}.from", $"form.{field}.to");
        return new(filled, left);
    }

    private void TakeAll(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (earlier[field].Length > 0 && form[field] != earlier[field])
                Take(field);
    }

    private void Take(string field)
    {
        if (!IsOpen(field))
        {
            left.Add(field);
            return;
        }

        form[field] = earlier[field];
        filled.Add(field);
    }

    private bool MayBeTheSameIn(string field) => IsOpen(field) || form[field] == earlier[field];

    /// <summary>Whether nobody typed anything there.</summary>
    private bool IsOpen(string field) =>
        form[field].Length == 0 || (field is "applicant.name" or "applicant.email" && form[field] == begun[field]);
}

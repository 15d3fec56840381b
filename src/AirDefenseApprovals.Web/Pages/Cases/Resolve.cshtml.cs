using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Says how what stood in the way of the joint acceptance was settled (R26).</summary>
public sealed class ResolveModel(PageTools tools, Uploads uploads) : AnswerPage(tools, uploads, "resolve", "Submitted")
{
    public IReadOnlyList<string> Reasons => Case.JointAcceptances is [.., { Passed: false } last] ? last.Reasons : [];

    protected override (IReadOnlyList<string> Accept, int Megabytes) Accepts(string field) => (Uploads.EvidenceKinds, Uploads.EvidenceMegabytes);

    protected override (CaseAct? Act, Refusal? Refusal) ToAct(string field, AttachedFile file) => (null, Refusal.NotFound());
}

using System.Diagnostics;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Says how what stood in the way of the joint acceptance was settled (R26).</summary>
public sealed class ResolveModel(PageTools tools, StreamedForm forms) : AnswerPage(tools, forms, "resolve", "Submitted")
{
    public IReadOnlyList<string> Reasons => Case.JointAcceptances is [.., { Passed: false } last] ? last.Reasons : [];

    protected override FileRule? RuleOf(string field) => null;

    protected override CaseAct Attach(string field, AttachedFile file) => throw new UnreachableException();
}

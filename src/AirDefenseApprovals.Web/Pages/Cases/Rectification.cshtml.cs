using System.Globalization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Answers every open defect, with evidence (R25).</summary>
public sealed class RectificationModel(PageTools tools, StreamedForm forms)
    : AnswerPage(tools, forms, "rectification", "Submitted")
{
    public IEnumerable<Defect> Open => Case.DefectNotice!.Items.Where(d => d.State == DefectState.Open);

    public IEnumerable<Defect> Others => Case.DefectNotice!.Items.Where(d => d.State != DefectState.Open);

    /// <summary>What a defect cites, in the words it was told with.</summary>
    public string Clause(Defect defect) => Book.Standards.WordsOf(defect, JudgedBy.Of(Case).Day);

    protected override FileRule? RuleOf(string field) =>
        Number(field) is { } number && Open.Any(d => d.ItemNo == number) ? FileRule.Evidence : null;

    protected override CaseAct Attach(string field, AttachedFile file) =>
        new AttachEvidence
        {
            By = Actor,
            At = Now,
            ItemNo = Number(field)!.Value,
            File = file,
        };

    private static int? Number(string field) =>
        field.StartsWith("evidence.", StringComparison.Ordinal)
        && int.TryParse(field["evidence.".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

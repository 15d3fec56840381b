using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Answers every open defect, with evidence (R25).</summary>
public sealed class RectificationModel(PageTools tools, Uploads uploads) : AnswerPage(tools, uploads, "rectification", "Submitted")
{
    /// <summary>A clause with its heading.</summary>
    public string Clause(string citation) => Book.Standards.Find(citation) is var (standard, clause) ? $"{standard.Title} {citation} {clause.Heading}" : citation;

    protected override (IReadOnlyList<string> Accept, int Megabytes) Accepts(string field) => (Uploads.EvidenceKinds, Uploads.EvidenceMegabytes);

    protected override (CaseAct? Act, Refusal? Refusal) ToAct(string field, AttachedFile file) =>
        field.StartsWith("evidence.", StringComparison.Ordinal) && int.TryParse(field["evidence.".Length..], CultureInfo.InvariantCulture, out var item)
            ? (new AttachEvidence { By = Actor, At = Now, ItemNo = item, File = file }, null) : (null, Refusal.NotFound("defect-not-listed"));
}

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Answers the one-time correction notice as a whole (R5).</summary>
public sealed class CorrectionModel(PageTools tools, Uploads uploads) : AnswerPage(tools, uploads, "correction", "Answered")
{
    private ItemSheet Item => Book.Items[Case.ItemCode];

    public MaterialSheet Sheet(string code) => Item.Material(code)!;

    /// <summary>Name of the file handed in since the notice.</summary>
    public string? Renewed(string code) => Case.Materials.FirstOrDefault(m => m.MaterialCode == code && m.AttachedAt >= Case.Notice!.IssuedAt)?.FileName;

    public string About(CorrectionItem item) =>
        item.MaterialCode is { } code ? Show.Name(Sheet(code).Name) : Item.Field(item.Field!) is { } field ? Show.Name(field.Label) : item.Field!;

    protected override (IReadOnlyList<string> Accept, int Megabytes) Accepts(string field) => Material(field) is { } sheet ? (sheet.Accept, sheet.MaxMegabytes) : (Uploads.EvidenceKinds, Uploads.EvidenceMegabytes);

    protected override (CaseAct? Act, Refusal? Refusal) ToAct(string field, AttachedFile file) =>
        Material(field) is { } sheet ? (new AttachMaterial { By = Actor, At = Now, MaterialCode = sheet.Code, File = file }, null) : (null, Refusal.NotFound("material-unknown"));

    private MaterialSheet? Material(string field) => field.StartsWith("materials.", StringComparison.Ordinal) ? Item.Material(field["materials.".Length..]) : null;
}

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Answers the one-time correction notice as a whole (R5).</summary>
public sealed class CorrectionModel(PageTools tools, StreamedForm forms, IStringLocalizer<PageWords> words)
    : AnswerPage(tools, forms, "correction", "Answered")
{
    /// <summary>The application as its reader may see it: at the counter, personal data stays masked (R30).</summary>
    private Api.Shapes.CaseShape Shown => Tools.View.Show(Case, Actor);

    private ItemSheet Item => Book.Items[Case.ItemCode];

    public MaterialSheet Sheet(string code) => Item.Material(code)!;

    /// <summary>What was handed in of a material so far.</summary>
    public CaseMaterial? Held(string code) =>
        Case.Materials.FirstOrDefault(m => m.MaterialCode == code && m.Sha256 is not null);

    /// <summary>Whether it was handed in since the notice.</summary>
    public bool IsRenewed(CaseMaterial material) => material.AttachedAt >= Case.Notice!.IssuedAt;

    public string About(CorrectionItem item) =>
        item.MaterialCode is { } code ? Show.Name(Sheet(code).Name)
        : Item.Field(item.Field!) is { } field ? Show.Name(field.Label)
        : words[item.Field!];

    /// <summary>What the application says in the field that an item is about.</summary>
    public string? Value(CorrectionItem item) =>
        item.Field switch
        {
            null => null,
            "applicant.name" => Shown.Applicant.Name,
            "applicant.idNumber" => Shown.Applicant.IdNumber,
            "applicant.phone" => Shown.Applicant.Phone,
            "applicant.email" => Shown.Applicant.Email,
            "project.name" => Case.Project.Name,
            "project.address" => Case.Project.Address,
            "project.regionCode" => Book.Register.Region(Case.Project.RegionCode) is { } region
                ? Show.Name(region.Name)
                : Case.Project.RegionCode,
            "project.floorArea" => Show.Area(Case.Project.FloorArea),
            var name => Case.Form.TryGetValue(name, out var value)
                ? value.ValueKind == System.Text.Json.JsonValueKind.Object
                    ? string.Join(" — ", value.EnumerateObject().Select(p => p.Value.ToString()))
                    : value.ToString()
                : null,
        };

    protected override FileRule? RuleOf(string field) =>
        Material(field) is { FromApplicant: true } sheet ? new(sheet.Accept, sheet.MaxMegabytes) : null;

    protected override CaseAct Attach(string field, AttachedFile file) =>
        new AttachMaterial
        {
            By = Actor,
            At = Now,
            MaterialCode = Material(field)!.Code,
            File = file,
        };

    private MaterialSheet? Material(string field) =>
        field.StartsWith("materials.", StringComparison.Ordinal) ? Item.Material(field["materials.".Length..]) : null;
}

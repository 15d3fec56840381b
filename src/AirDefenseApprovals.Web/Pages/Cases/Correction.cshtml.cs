using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Pages.Apply;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// Answers the one-time correction notice as a whole (R5): files anew, and what is wrong in a field in that very field,
/// with what stands there beside it (R31).
/// </summary>
public sealed class CorrectionModel(PageTools tools, StreamedForm forms)
    : AnswerPage(tools, forms, "correction", "Answered")
{
    private readonly HashSet<string> replaced = new(StringComparer.Ordinal);
    private ApplicationForm? form;

    /// <summary>The application as it stands, and over it what was typed on this page.</summary>
    public ApplicationForm Form => form ??= Filled();

    private ItemSheet Item => Book.SheetOf(Case);

    public MaterialSheet Sheet(string code) => Item.Material(code)!;

    /// <summary>The field that an item is about, to be corrected.</summary>
    public FieldControl ControlOf(CorrectionItem item) =>
        new(this, Form, Item, item.Field!, About(item)) { Regions = Book.Register.Regions };

    /// <summary>An earlier item about the same field or material: the answer is given there, and holds for both.</summary>
    public CorrectionItem? AnsweredWith(CorrectionItem item) =>
        Case.Notice!.Items.TakeWhile(i => i.ItemNo != item.ItemNo)
            .FirstOrDefault(i => i.Field == item.Field && i.MaterialCode == item.MaterialCode);

    /// <summary>What was handed in of a material so far.</summary>
    public CaseMaterial? Held(string code) =>
        Case.Materials.FirstOrDefault(m => m.MaterialCode == code && m.Sha256 is not null);

    /// <summary>Whether it was handed in since the notice.</summary>
    public bool IsRenewed(CaseMaterial material) => material.AttachedAt >= Case.Notice!.IssuedAt;

    /// <summary>The box by which the files of a material stay when others are handed in.</summary>
    public static string KeepsField(string code) => "keep." + code;

    /// <summary>Whether that box is ticked: unless it was said, what came since the notice stays, and what it was about does not.</summary>
    public bool Keeps(CaseMaterial material) =>
        Typed(KeepsField(material.MaterialCode)).Length > 0 || IsRenewed(material);

    public string About(CorrectionItem item) =>
        item.MaterialCode is { } code
            ? Show.Name(Sheet(code).Name)
            : Show.Field(Item, item.Field!, Case.Applicant.Kind);

    /// <summary>What the application says in the field that an item is about; at the counter, personal data stays masked (R30).</summary>
    public string? Value(CorrectionItem item)
    {
        if (item.Field is not { } field || ApplicationField.Read(Case, field) is not { } value)
            return null;
        return IsHidden(field)
            ? PersonalData.Masked(field, value.ToString())
            : new FieldValues(Item, Book.Register, Show).Of(field, value);
    }

    public override string? LabelOf(string field) =>
        Case.Notice!.Items.FirstOrDefault(i => i.Field is { } own && ApplicationField.PathOf(own) == field) is { } item
            ? About(item)
            : null;

    protected override JsonElement? ValueOf(int itemNo)
    {
        if (Case.Notice!.Items.FirstOrDefault(i => i.ItemNo == itemNo)?.Field is not { } field)
            return null;
        if (Form.ValueAt(field) is { } typed)
            return typed;
        var isEmptied = !IsHidden(field) && ApplicationField.Read(Case, field) is not null;
        return isEmptied ? JsonSerializer.SerializeToElement("") : null;
    }

    protected override FileRule? RuleOf(string field) =>
        Material(field) is { FromApplicant: true } sheet ? new(sheet.Accept, sheet.MaxMegabytes) : null;

    protected override CaseAct Attach(string field, AttachedFile file)
    {
        var code = Material(field)!.Code;
        var adds = Typed(KeepsField(code)).Length > 0 || !replaced.Add(code);
        return new MaterialHandIn(code, adds).Act(Actor, Now, file);
    }

    protected override CaseAct? TakeBack(string action) => ShownFiles.RemovalIn(action, Actor, Now)?.Act;

    /// <summary>Whether the reader may not see what stands in a field: it is typed anew, or left as it is.</summary>
    private bool IsHidden(string field) => PersonalData.IsPersonal(field) && Case.OwnerId != Actor.UserId;

    private ApplicationForm Filled()
    {
        var stands = ApplicationForm.Of(Item, Case);
        foreach (var hidden in ApplicationField.Common.Where(IsHidden))
            stands[hidden] = "";
        return ApplicationForm.Of(stands, TypedFields(), []);
    }

    private IEnumerable<KeyValuePair<string, string>> TypedFields()
    {
        if (HttpMethods.IsPost(Request.Method) && Request.HasFormContentType)
            return Request.Form.Select(f => KeyValuePair.Create(f.Key, f.Value.ToString()));
        return Kept ?? Enumerable.Empty<KeyValuePair<string, string>>();
    }

    private MaterialSheet? Material(string field) =>
        field.StartsWith("materials.", StringComparison.Ordinal) ? Item.Material(field["materials.".Length..]) : null;
}

using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// Writes a field of one of the acts on the page of a case: <c>&lt;act-field act="Pause" for="reason"
/// label="@L["reason-told"]" rows="2" /&gt;</c>.
/// Several acts ask for a field of the same name; the one that was refused shows again what was typed, and what is wrong with it.
/// </summary>
[HtmlTargetElement("act-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ActFieldTagHelper : FieldTagHelper
{
    /// <summary>The handler that does the act.</summary>
    public string Act { get; set; } = "";

    protected override string InputId => Page.IdOf(Act, For);

    protected override bool IsMarked => false;

    protected override bool HasErrors => Page.Failed == Act;

    private CaseModel Page => (CaseModel)ViewContext.ViewData.Model!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Value = Page.Posted(Act, For);
        base.Process(context, output);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// Writes a field of a form in one line: its label, its input and the sentences beside it.
/// <c>&lt;field for="data.basis" label="@L["basis"]" value="@form["data.basis"]" maxlength="500" /&gt;</c>
/// With <c>rows</c> it is a text of several lines. Attributes that are not named here are the input's own.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public class FieldTagHelper : LabelledTagHelper
{
    /// <summary>What was typed; null leaves the attribute out.</summary>
    public object? Value { get; set; }

    /// <summary>How many lines a longer text shows; null makes it an input of one line.</summary>
    public int? Rows { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows is { } rows)
        {
            Write(output, "textarea", "form-control");
            output.TagMode = TagMode.StartTagAndEndTag;
            output.Attributes.SetAttribute("rows", rows.ToString(CultureInfo.InvariantCulture));
            output.Content.SetContent(Value?.ToString());
            return;
        }

        Write(output, "input", "form-control");
        output.TagMode = TagMode.SelfClosing;
        if (Value is not null)
            output.Attributes.SetAttribute("value", Value.ToString());
    }
}

/// <summary>Writes a choice in one element, its options inside: label, list and the sentences beside it.</summary>
[HtmlTargetElement("field-choice")]
public sealed class FieldChoiceTagHelper : LabelledTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(output, "select", "form-select");
}

/// <summary>What a field has in common, whatever it is filled in with.</summary>
public abstract class LabelledTagHelper : TagHelper
{
    /// <summary>The field's name in the contract, which is its input's name and, unless it has one of its own, its id.</summary>
    public string For { get; set; } = "";

    /// <summary>What the field asks for.</summary>
    public object? Label { get; set; }

    /// <summary>
    /// An id of its own, for a field that stands in several forms of one page. It is not marked as wrong, since only one of them was sent.
    /// </summary>
    public string? Id { get; set; }

    /// <summary>Whether a star says that it must be filled in.</summary>
    public bool Starred { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The id of the input.</summary>
    protected virtual string InputId => Id ?? For;

    /// <summary>Whether the input is marked when what was sent in it is wrong.</summary>
    protected virtual bool IsMarked => Id is null;

    /// <summary>Whether the page's sentences about a field of this name are about this one.</summary>
    protected virtual bool HasErrors => true;

    /// <summary>Makes the element the input itself, with its label before and its sentences behind.</summary>
    protected void Write(TagHelperOutput output, string element, string look)
    {
        output.TagName = element;
        output.Attributes.SetAttribute("id", InputId);
        output.Attributes.SetAttribute("name", For);
        var own = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", own is null ? look : $"{look} {own}");
        if (IsMarked && ViewContext.PageOf()?.Errors.ContainsKey(For) == true)
            ErrorForTagHelper.Mark(output, For);
        output.PreElement.SetHtmlContent(LabelOf());
        if (HasErrors)
            output.PostElement.SetHtmlContent(FieldErrorTagHelper.Of(ViewContext, For));
    }

    private TagBuilder LabelOf()
    {
        var label = new TagBuilder("label");
        label.AddCssClass("form-label");
        label.Attributes["for"] = InputId;
        label.InnerHtml.Append(Label?.ToString() ?? "");
        if (Starred)
        {
            var star = new TagBuilder("span");
            star.AddCssClass("required");
            star.Attributes["aria-hidden"] = "true";
            star.InnerHtml.Append("*");
            label.InnerHtml.Append(" ").AppendHtml(star);
        }

        return label;
    }
}

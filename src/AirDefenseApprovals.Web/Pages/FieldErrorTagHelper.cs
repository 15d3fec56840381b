using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AirDefenseApprovals.Web.Pages;

/// <summary><c>&lt;field-error for="applicant.phone" /&gt;</c>: the sentences beside a field, or nothing.</summary>
[HtmlTargetElement("field-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper : TagHelper
{
    /// <summary>The field's name in the contract.</summary>
    public string For { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Of(ViewContext, For));
    }

    /// <summary>The id of the sentences beside a field, by which its input finds them.</summary>
    internal static string IdOf(string field) => field + "-error";

    /// <summary>Writes the sentences beside a field, if any.</summary>
    internal static IHtmlContent Of(ViewContext context, string field)
    {
        if (context.PageOf() is not { } page || !page.Errors.TryGetValue(field, out var sentences))
            return HtmlString.Empty;
        var error = new TagBuilder("div");
        error.AddCssClass("invalid-feedback d-block");
        error.Attributes["id"] = IdOf(field);
        error.InnerHtml.Append(string.Join(" ", sentences));
        return error;
    }
}

/// <summary>Marks an input whose field is wrong: <c>&lt;input error-for="applicant.phone" …&gt;</c>.</summary>
[HtmlTargetElement(Attributes = "error-for")]
public sealed class ErrorForTagHelper : TagHelper
{
    /// <summary>The field's name in the contract.</summary>
    public string ErrorFor { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!output.Attributes.ContainsName("id"))
            output.Attributes.SetAttribute("id", ErrorFor);
        if (ViewContext.PageOf()?.Errors.ContainsKey(ErrorFor) == true)
            Mark(output, ErrorFor);
    }

    /// <summary>Marks an input as wrong.</summary>
    internal static void Mark(TagHelperOutput output, string field)
    {
        output.Attributes.SetAttribute("class", $"{output.Attributes["class"]?.Value} is-invalid");
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", FieldErrorTagHelper.IdOf(field));
    }
}

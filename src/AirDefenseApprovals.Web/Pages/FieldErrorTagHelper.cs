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
        if (ViewContext.ViewData.Model is not OfficePage page || !page.Errors.TryGetValue(For, out var sentences))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "invalid-feedback d-block");
        output.Attributes.SetAttribute("id", For + "-error");
        output.Content.SetContent(string.Join(" ", sentences));
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
        if (ViewContext.ViewData.Model is not OfficePage page || !page.Errors.ContainsKey(ErrorFor))
            return;
        output.Attributes.SetAttribute("class", $"{output.Attributes["class"]?.Value} is-invalid");
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", ErrorFor + "-error");
    }
}

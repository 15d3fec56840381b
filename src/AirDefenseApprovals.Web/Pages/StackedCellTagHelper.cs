using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// A cell of a table that stacks on a phone, where its label stands before its value: the value follows at once,
/// wherever the page begins to write it, and an empty cell loses its label, which would stand before nothing.
/// </summary>
[HtmlTargetElement("td", Attributes = Label)]
public sealed class StackedCellTagHelper : TagHelper
{
    private const string Label = "data-label";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = (await output.GetChildContentAsync()).GetContent().Trim();
        output.Content.SetHtmlContent(value); // as the page wrote it: what people typed is encoded in it
        if (value.Length == 0)
            output.Attributes.RemoveAll(Label);
    }
}

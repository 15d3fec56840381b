using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AirDefenseApprovals.Web.Api;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// Writes <c>&lt;page-json id="state" value="Model.State" /&gt;</c>: what a script of the page begins with, as JSON in
/// an element of its own.
/// It is the one way from JSON into a page: a browser ends that element at the first <c>&lt;/script</c>, in whatever text that stands, so
/// every character that means something to HTML is written as <c>\u003C</c>. Chinese stays readable.
/// </summary>
[HtmlTargetElement("page-json", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PageJsonTagHelper : TagHelper
{
    private static readonly JsonSerializerOptions Escaping = new(JsonSetup.Plain)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), // never lets through < > & ' " + and `, whatever the ranges
    };

    /// <summary>The value; null is written as <c>null</c>.</summary>
    public object? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "application/json");
        output.Content.SetHtmlContent(JsonSerializer.Serialize(Value, Escaping));
    }
}

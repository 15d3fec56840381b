using System.Text.Encodings.Web;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.Html;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// A picture that stands in a page as it is. Only the two writers of SVG that escape every text they draw make one, so that no page
/// writes markup of its own.
/// </summary>
public sealed class Picture : IHtmlContent
{
    private readonly string svg;

    private Picture(string svg) => this.svg = svg;

    /// <summary>Draws a process.</summary>
    public static Picture Of(
        WorkflowDefinition definition,
        string language,
        PictureProgress? progress = null,
        bool narrow = false
    ) => new(DefinitionPicture.Draw(definition, language, progress, narrow));

    /// <summary>Draws a QR code; screen readers hear its label.</summary>
    public static Picture OfCode(string payload, string label) => new(QrCode.Svg(payload, label));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(svg);
}

using AirDefenseApprovals.Workflows.Pictures;

namespace AirDefenseApprovals.Workflows;

/// <summary>Draws a definition as SVG, the same for an item's guide and, with its steps lit, for a case.</summary>
public static class DefinitionPicture
{
    /// <summary>Draws the definition, layered left to right, at most 1,000 px wide.</summary>
    /// <param name="definition">What to draw.</param>
    /// <param name="language">Language of the names: <c>zh</c> or <c>en</c>.</param>
    /// <param name="done">Ids of activities already completed; null for a guide.</param>
    /// <param name="current">Ids of activities now open; null for a guide.</param>
    public static string Draw(WorkflowDefinition definition, string language, IReadOnlyCollection<string>? done = null, IReadOnlyCollection<string>? current = null)
    {
        var graph = PictureGraph.Of(definition, language);
        return new SvgWriter(graph, new PictureLayout(graph), language, done ?? [], current ?? []).Write(PictureGraph.TitleOf(definition, language));
    }
}

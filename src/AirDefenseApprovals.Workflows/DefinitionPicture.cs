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

    /// <summary>A definition's name for people.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string Title(WorkflowDefinition definition, string language) => PictureGraph.TitleOf(definition, language);

    /// <summary>A task's name for people, as the picture shows it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string TitleOf(HumanTask task, string language) => PictureGraph.NameOf(task.Properties, language) ?? task.Bookmark.Name;

    /// <summary>An effect's name for people.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string TitleOf(Effect effect, string language) => PictureGraph.NameOf(effect.Properties, language) ?? effect.ActivityId;
}

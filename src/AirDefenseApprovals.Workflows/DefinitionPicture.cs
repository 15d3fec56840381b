using AirDefenseApprovals.Workflows.Pictures;

namespace AirDefenseApprovals.Workflows;

/// <summary>Draws a definition as SVG, the same for an item's guide and, with its steps lit, for a case.</summary>
public static class DefinitionPicture
{
    /// <summary>Draws the definition: layered left to right, at most 1,000 px wide; narrow, from top to bottom, for a phone.</summary>
    /// <param name="definition">What to draw.</param>
    /// <param name="language">Language of the names: <c>zh</c> or <c>en</c>.</param>
    /// <param name="progress">How far a case has come; null for a guide.</param>
    /// <param name="narrow">Whether it is for a narrow screen.</param>
    public static string Draw(
        WorkflowDefinition definition,
        string language,
        PictureProgress? progress = null,
        bool narrow = false
    )
    {
        var graph = PictureGraph.Of(definition, language);
        return new SvgWriter(graph, new PictureLayout(graph, narrow), language, progress ?? PictureProgress.None).Write(
            PictureGraph.TitleOf(definition, language)
        );
    }

    /// <summary>A definition's name for people.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string Title(WorkflowDefinition definition, string language) =>
        PictureGraph.TitleOf(definition, language);

    /// <summary>A task's name for people, as the picture shows it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string TitleOf(HumanTask task, string language) =>
        PictureGraph.NameOf(task.Properties, language) ?? task.Bookmark.Name;

    /// <summary>An effect's name for people.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string TitleOf(Effect effect, string language) =>
        PictureGraph.NameOf(effect.Properties, language) ?? effect.ActivityId;
}

/// <summary>How far a case has come, for its picture.</summary>
/// <param name="Done">Ids of activities completed.</param>
/// <param name="Current">Ids of activities open now.</param>
/// <param name="Notes">A few words to set beside an activity, by its id: when it was done, or when it is due.</param>
public sealed record PictureProgress(
    IReadOnlyCollection<string> Done,
    IReadOnlyCollection<string> Current,
    IReadOnlyDictionary<string, string> Notes
)
{
    /// <summary>Nothing has begun.</summary>
    public static PictureProgress None { get; } = new([], [], new Dictionary<string, string>());

    internal bool IsCurrent(string id) => Current.Contains(id);

    internal bool IsDone(string id) => !IsCurrent(id) && Done.Contains(id);

    internal string? NoteOf(string id) => Notes.GetValueOrDefault(id);
}

namespace AirDefenseApprovals.Web.Data;

/// <summary>A version of a process, kept for good: cases in flight keep theirs, whatever becomes of its file.</summary>
public sealed class ProcessRow
{
    public string DefinitionId { get; set; } = "";

    public int Version { get; set; }

    /// <summary>The Elsa 3 definition as JSON text.</summary>
    public string Body { get; set; } = "";

    /// <summary>
    /// The processes that it executes, in the versions it runs them in for ever: JSON of versions by id; null when it
    /// executes none.
    /// </summary>
    public string? Children { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>Account name of who published it; null for one that came with the catalogue's files.</summary>
    public string? PublishedBy { get; set; }
}

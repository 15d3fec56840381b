namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// An input for files, as <c>_FileInput</c> shows it: a plain one, which a script makes send its files at once, piece
/// by piece.
/// </summary>
/// <param name="Field">The field that the files are posted in.</param>
/// <param name="Id">The input's id.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Accept">Kinds of file, as extensions.</param>
/// <param name="Megabytes">The largest file.</param>
public sealed record FileInput(string Field, string Id, string Label, IReadOnlyList<string> Accept, int Megabytes)
{
    /// <summary>What the files are of, for those who do not see the page.</summary>
    public string? About { get; init; }

    /// <summary>Whether a file sent before was refused.</summary>
    public bool Wrong { get; init; }

    /// <summary>Whether it takes several files.</summary>
    public bool Many { get; init; }

    /// <summary>Whether its files come behind those that are there; otherwise the first takes their place.</summary>
    public bool Adds { get; init; }

    /// <summary>Of an input whose reader chooses that: the name of the box to tick, and what it says.</summary>
    public (string Name, string Label, bool Ticked)? Keeps { get; init; }

    /// <summary>What is to be known of several files.</summary>
    public string? Hint { get; init; }

    /// <summary>Where a file that came piece by piece is handed in; null while there is no case yet.</summary>
    public string? To { get; init; }

    /// <summary>Code of the material, for where there is no case yet.</summary>
    public string? Code { get; init; }
}

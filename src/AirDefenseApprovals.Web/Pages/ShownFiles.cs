using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>The files of a material in their order, as <c>_Files</c> shows them: each with its preview.</summary>
/// <param name="Page">The page that shows them.</param>
/// <param name="Case">The case.</param>
/// <param name="Material">The material.</param>
/// <param name="About">What the material is called.</param>
public sealed record ShownFiles(OfficePage Page, Case Case, CaseMaterial Material, string About)
{
    /// <summary>What the button that takes a file back is valued: this, the material's code, a colon and the file's SHA-256.</summary>
    private const string Remove = "remove:";

    /// <summary>The files.</summary>
    public IReadOnlyList<AttachedFile> Files => Material.Files;

    /// <summary>Whether each has a button that takes it back.</summary>
    public bool Removable { get; init; }

    /// <summary>Where a file is read.</summary>
    public string AddressOf(AttachedFile file) => $"/cases/{Case.Id}/files/{Material.MaterialCode}/{file.Sha256}";

    /// <summary>What the button that takes a file back sends.</summary>
    public string Removal(AttachedFile file) => $"{Remove}{Material.MaterialCode}:{file.Sha256}";

    /// <summary>The act of such a button; null where a button does something else.</summary>
    /// <param name="action">What the button sent. Without a file it takes the whole material back.</param>
    /// <param name="by">Who pressed it.</param>
    /// <param name="at">When.</param>
    public static (string Material, CaseAct Act)? RemovalIn(string action, Actor by, DateTimeOffset at)
    {
        if (!action.StartsWith(Remove, StringComparison.Ordinal))
            return null;
        var named = action[Remove.Length..].Split(':', 2);
        return (
            named[0],
            named is [var code, var sha256]
                ? new RemoveFile
                {
                    By = by,
                    At = at,
                    MaterialCode = code,
                    Sha256 = sha256,
                }
                : new RemoveMaterial
                {
                    By = by,
                    At = at,
                    MaterialCode = named[0],
                }
        );
    }
}

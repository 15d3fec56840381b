using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Api;

/// <summary>A file that is to be handed in for a material: in the place of all that are there, or behind them.</summary>
/// <param name="Code">The material's code.</param>
/// <param name="Adds">Whether the files that are there stay.</param>
internal sealed record MaterialHandIn(string Code, bool Adds)
{
    public static MaterialHandIn Replacing(string code) => new(code, Adds: false);

    public static MaterialHandIn Adding(string code) => new(code, Adds: true);

    /// <summary>Why the case does not take it, asked before the file is read.</summary>
    public Refusal? Refused(Actor by, Case @case, Rulebook book) =>
        Adds ? AddFile.Refused(by, @case, Code, book) : AttachMaterial.Refused(by, @case, Code, book);

    public CaseAct Act(Actor by, DateTimeOffset at, AttachedFile file) =>
        Adds
            ? new AddFile
            {
                By = by,
                At = at,
                MaterialCode = Code,
                File = file,
            }
            : new AttachMaterial
            {
                By = by,
                At = at,
                MaterialCode = Code,
                File = file,
            };
}

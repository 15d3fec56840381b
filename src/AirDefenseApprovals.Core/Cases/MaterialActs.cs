using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Hands in a material: while draft, during a correction, or when it was promised (R8).</summary>
public sealed record AttachMaterial : CaseAct
{
    /// <summary>The material's code.</summary>
    public required string MaterialCode { get; init; }

    /// <summary>The file, checked and stored already.</summary>
    public required AttachedFile File { get; init; }

    /// <summary>Whether the case takes this material now: asked before the file is read, and again by the act.</summary>
    public static Refusal? Refused(Actor by, Case @case, string materialCode, Rulebook book)
    {
        if (Walls.ForApplicant(by, @case) is { } wall)
            return wall;
        if (book.Items[@case.ItemCode].Material(materialCode) is not { FromApplicant: true })
            return Refusal.NotFound("material-unknown");
        var promised =
            !@case.HasEnded
            && @case.Materials.Any(m => m.MaterialCode == materialCode && m.Status == MaterialStatus.Promised);
        return @case.State is CaseState.Draft or CaseState.CorrectionRequired || promised
            ? null
            : Refusal.Conflict(null, "materials-closed");
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, MaterialCode, book) is { } refusal)
            return refusal;
        var docket = Walls.DocketForApplicant(@case, this, book);
        var before = @case.Materials.First(m => m.MaterialCode == MaterialCode);
        var after = before.KeptBefore(@case) with
        {
            Status = MaterialStatus.Attached,
            FileName = File.FileName,
            Size = File.Size,
            Sha256 = File.Sha256,
            ContentType = File.ContentType,
            AttachedAt = At,
            PromisedDate = before.PromisedDate,
        };
        docket.Case = docket.Case with { Materials = docket.Case.Materials.Replace(before, after) };
        if (before.Status == MaterialStatus.Promised) // R8: its arrival is on record, since the result waited for it
            docket.Record(
                "taskCompleted",
                new JsonObject
                {
                    ["task"] = "promisedMaterial",
                    ["materialCode"] = MaterialCode,
                    ["fileName"] = File.FileName,
                    ["sha256"] = File.Sha256,
                    ["promised"] = before.PromisedDate is { } day ? JournalEntry.DayText(day) : null,
                }
            );
        return docket.Close();
    }
}

/// <summary>Takes a material back: while draft or during a correction.</summary>
public sealed record RemoveMaterial : CaseAct
{
    /// <summary>The material's code.</summary>
    public required string MaterialCode { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        if (
            @case.Materials.FirstOrDefault(m => m.MaterialCode == MaterialCode)
            is not { Status: MaterialStatus.Attached } before
        )
            return Refusal.NotFound("material-unknown");
        if (@case.State is not (CaseState.Draft or CaseState.CorrectionRequired))
            return Refusal.Conflict(null, "materials-closed");
        var docket = Walls.DocketForApplicant(@case, this, book);
        docket.Case = docket.Case with
        {
            Materials = docket.Case.Materials.Replace(before, Without(before.KeptBefore(@case))),
        };
        return docket.Close();
    }

    /// <summary>What is left: a promise once given stays, and the result waits for it again (R8).</summary>
    private static CaseMaterial Without(CaseMaterial material) =>
        new()
        {
            MaterialCode = material.MaterialCode,
            Status = material.PromisedDate is null ? MaterialStatus.Missing : MaterialStatus.Promised,
            PromisedDate = material.PromisedDate,
            Before = material.Before,
        };
}

/// <summary>What was there before a correction.</summary>
internal static class EarlierFiles
{
    /// <summary>The material with the file the notice was about set apart, the first time it is touched after that.</summary>
    public static CaseMaterial KeptBefore(this CaseMaterial material, Case @case) =>
        material is { Sha256: { } sha256, Before: null }
        && @case.Notice is { } notice
        && material.AttachedAt < notice.IssuedAt
            ? material with
            {
                Before = new(material.FileName!, material.Size!.Value, sha256, material.ContentType!),
            }
            : material;
}

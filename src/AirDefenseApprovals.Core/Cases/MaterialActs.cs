using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Hands in a material as one file, which takes the place of all that are there: while draft, during a correction, or
/// when it was promised (R8).
/// </summary>
public sealed record AttachMaterial : CaseAct
{
    /// <summary>The material's code.</summary>
    public required string MaterialCode { get; init; }

    /// <summary>The file, checked and stored already.</summary>
    public required AttachedFile File { get; init; }

    /// <summary>Whether the case takes this material now: asked before the file is read, and again by the act.</summary>
    public static Refusal? Refused(Actor by, Case @case, string materialCode, Rulebook book)
    {
        if (MaterialChanges.Unknown(by, @case, materialCode, book) is { } unknown)
            return unknown;
        var promised = !@case.HasEnded && @case.MaterialOf(materialCode)?.Status == MaterialStatus.Promised;
        return promised || @case.IsOpenForFiles() ? null : Refusal.Conflict(null, "materials-closed");
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, MaterialCode, book) is { } refusal)
            return refusal;
        @case = @case.UnderSheetInForce(book); // R34
        return @case.WithFiles(this, MaterialCode, [File], book).Arrived(@case, MaterialCode, File).Close();
    }
}

/// <summary>
/// Adds a file to a material, behind those that are there: while draft, during a correction, or when it was promised
/// (R8). A promised material that has arrived takes further files too, until the case ends.
/// </summary>
public sealed record AddFile : CaseAct
{
    /// <summary>The material's code.</summary>
    public required string MaterialCode { get; init; }

    /// <summary>The file, checked and stored already.</summary>
    public required AttachedFile File { get; init; }

    /// <summary>Whether the case takes another file of this material now: asked before it is read, and again by the act.</summary>
    public static Refusal? Refused(Actor by, Case @case, string materialCode, Rulebook book)
    {
        if (MaterialChanges.Unknown(by, @case, materialCode, book) is { } unknown)
            return unknown;
        var material = @case.MaterialOf(materialCode);
        var promised = !@case.HasEnded && material?.PromisedDate is not null;
        return promised || @case.IsOpenForFiles()
            ? MaterialFiles.IsFull(material?.Files ?? [])
            : Refusal.Conflict(null, "materials-closed");
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, MaterialCode, book) is { } refusal)
            return refusal;
        @case = @case.UnderSheetInForce(book); // R34
        var held = @case.MaterialOf(MaterialCode)!.Files;
        var sheet = book.SheetOf(@case).Material(MaterialCode)!;
        return MaterialFiles.Refused(sheet, held, File) is { } tooMuch
            ? tooMuch
            : @case.WithFiles(this, MaterialCode, held.Add(File), book).Arrived(@case, MaterialCode, File).Close();
    }
}

/// <summary>Takes a material back, with all its files: while draft or during a correction.</summary>
public sealed record RemoveMaterial : CaseAct
{
    /// <summary>The material's code.</summary>
    public required string MaterialCode { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        if (@case.MaterialOf(MaterialCode) is not { Status: MaterialStatus.Attached })
            return Refusal.NotFound("material-unknown");
        return @case.IsOpenForFiles()
            ? @case.WithFiles(this, MaterialCode, [], book).Close()
            : Refusal.Conflict(null, "materials-closed");
    }
}

/// <summary>Takes one file of a material back: while draft or during a correction. The others keep their order.</summary>
public sealed record RemoveFile : CaseAct
{
    /// <summary>The material's code.</summary>
    public required string MaterialCode { get; init; }

    /// <summary>Which of its files: SHA-256 in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        if (@case.MaterialOf(MaterialCode) is not { Status: MaterialStatus.Attached } material)
            return Refusal.NotFound("material-unknown");
        if (material.Files.FirstOrDefault(f => f.Sha256 == Sha256) is not { } file)
            return Refusal.NotFound("file-unknown");
        return @case.IsOpenForFiles()
            ? @case.WithFiles(this, MaterialCode, material.Files.Remove(file), book).Close()
            : Refusal.Conflict(null, "materials-closed");
    }
}

/// <summary>What the acts about files have in common.</summary>
internal static class MaterialChanges
{
    public static CaseMaterial? MaterialOf(this Case @case, string code) =>
        @case.Materials.FirstOrDefault(m => m.MaterialCode == code);

    /// <summary>Whether files come and go freely: nobody judges them at the moment.</summary>
    public static bool IsOpenForFiles(this Case @case) =>
        @case.State is CaseState.Draft or CaseState.CorrectionRequired;

    /// <summary>Why somebody cannot hand in a material at all.</summary>
    public static Refusal? Unknown(Actor by, Case @case, string code, Rulebook book) =>
        Walls.ForApplicant(by, @case)
        ?? (
            book.SheetOf(@case).Material(code) is { FromApplicant: true } ? null : Refusal.NotFound("material-unknown")
        );

    /// <summary>The case with these files of a material, and those that its correction notice was about set apart.</summary>
    public static Docket WithFiles(
        this Case @case,
        CaseAct act,
        string code,
        ImmutableArray<AttachedFile> files,
        Rulebook book
    )
    {
        var docket = Walls.DocketForApplicant(@case, act, book);
        var before = docket.Case.MaterialOf(code)!;
        var after = before.KeptBefore(@case) with
        {
            Status = files switch
            {
                { IsEmpty: false } => MaterialStatus.Attached,
                _ when before.PromisedDate is null => MaterialStatus.Missing,
                _ => MaterialStatus.Promised, // a promise once given stays, and the result waits for it again (R8)
            },
            Files = files,
            AttachedAt = files.IsEmpty ? null : act.At,
        };
        docket.Case = docket.Case.ChangedAsDraft(act.At) with
        {
            Materials = docket.Case.Materials.Replace(before, after),
        };
        return docket;
    }

    /// <summary>Puts on record that a promised material arrived, or more of it, since the result waited for it (R8).</summary>
    public static Docket Arrived(this Docket docket, Case before, string code, AttachedFile file)
    {
        var material = before.MaterialOf(code)!;
        if (
            material.PromisedDate is not { } day
            || (material.Status != MaterialStatus.Promised && before.IsOpenForFiles())
        )
            return docket;
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = "promisedMaterial",
                ["materialCode"] = code,
                ["fileName"] = file.FileName,
                ["sha256"] = file.Sha256,
                ["promised"] = JournalEntry.DayText(day),
            }
        );
        return docket;
    }

    /// <summary>The material with the files the notice was about set apart, the first time it is touched after that.</summary>
    private static CaseMaterial KeptBefore(this CaseMaterial material, Case @case) =>
        material is { Sha256: not null, Before: null }
        && @case.Notice is { } notice
        && material.AttachedAt < notice.IssuedAt
            ? material with
            {
                FilesBefore = material.Files,
            }
            : material;
}

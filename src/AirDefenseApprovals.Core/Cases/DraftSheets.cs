using System.Collections.Immutable;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>A draft follows the sheet in force (R34).</summary>
public static class DraftSheets
{
    /// <summary>
    /// The draft as the sheet in force asks for it: fields and materials that are no more are gone, new materials are
    /// missing. A case that was handed in stays as it is.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="book">The rulebook.</param>
    public static Case UnderSheetInForce(this Case @case, Rulebook book)
    {
        if (@case.State != CaseState.Draft || !book.Items.TryGetValue(@case.ItemCode, out var sheet))
            return @case;
        return @case.SheetVersion == sheet.Version ? @case : @case.Under(sheet);
    }

    /// <summary>
    /// What has changed for a draft since its applicant saw the sheet; nothing for a case that was handed in.
    /// </summary>
    /// <param name="case">The case as it is kept.</param>
    /// <param name="book">The rulebook.</param>
    /// <param name="seen">Version of the sheet that was seen; null means the one under which the draft was last saved.</param>
    public static ImmutableArray<SheetChange> ChangesFor(Case @case, Rulebook book, int? seen = null) =>
        @case.State == CaseState.Draft
        && (seen ?? @case.SheetVersion) is { } number
        && book.Items.TryGetValue(@case.ItemCode, out var sheet)
        && number != sheet.Version
        && book.Sheets.Of(@case.ItemCode, number) is { } saved
            ? [.. SheetChanges.Between(saved.Sheet, sheet).Where(c => c.ConcernsApplicant)]
            : [];

    /// <summary>The draft with what a sheet asks for, and nothing else.</summary>
    internal static Case Under(this Case draft, ItemSheet sheet) =>
        draft with
        {
            Form = draft
                .Form.Where(f => sheet.Field(f.Key) is not null)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Materials = [.. sheet.Materials.Select(m => Kept(draft, m.Code) ?? Begun(m))],
            Following = draft.Following is { } following
                ? [.. following.Where(p => sheet.Material(p.MaterialCode) is not null)]
                : null,
        };

    private static CaseMaterial? Kept(Case draft, string code) =>
        draft.Materials.FirstOrDefault(m => m.MaterialCode == code);

    private static CaseMaterial Begun(MaterialSheet material) =>
        new()
        {
            MaterialCode = material.Code,
            Status = material.Source switch
            {
                "sharedData" => MaterialStatus.SharedData,
                "generated" => MaterialStatus.Generated,
                _ => MaterialStatus.Missing,
            },
        };
}

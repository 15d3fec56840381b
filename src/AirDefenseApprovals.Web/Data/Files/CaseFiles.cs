using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>The stored files that a case names: here and nowhere else, for the sweep deletes what none names.</summary>
internal static class CaseFiles
{
    /// <summary>Their SHA-256, with the copies that are published.</summary>
    public static IEnumerable<string> Of(Case @case)
    {
        foreach (var material in @case.Materials)
        foreach (var file in material.Files.Concat(material.FilesBefore)) // what the correction notice was about, too
            yield return file.Sha256;

        foreach (var fetched in @case.Materials.SelectMany(m => m.FetchedBefore ?? []))
            yield return fetched.Sha256;
        ResultDocument?[] documents = [@case.Decision?.Document, .. @case.EarlierDocuments];
        foreach (
            var picture in @case.Characters.Concat(documents.OfType<ResultDocument>().SelectMany(d => d.Characters))
        )
            yield return picture.Sha256;
        foreach (
            var file in (@case.DefectNotice?.Items.SelectMany(d => d.Evidence) ?? []).Concat(
                @case.Site?.Photos.Select(p => p.File) ?? []
            )
        )
        {
            yield return file.Sha256;
            if (file.Published is { } published)
                yield return published;
        }
    }
}

using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>The stored files that a case names: here and nowhere else, for the sweep deletes what none names.</summary>
internal static class CaseFiles
{
    /// <summary>Their SHA-256, with the copies that are published.</summary>
    public static IEnumerable<string> Of(Case @case)
    {
        foreach (var material in @case.Materials)
        {
            if (material.Sha256 is { } sha)
                yield return sha;
            if (material.Before is { } before)
                yield return before.Sha256; // what the correction notice was about
        }

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

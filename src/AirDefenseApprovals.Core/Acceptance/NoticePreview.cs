using System.Text.Json;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>The one notice as it would be of what is on the record, before anybody issues it (R24).</summary>
public static class NoticePreview
{
    /// <summary>What the inspectors are asked for with the notice itself, as if it were answered.</summary>
    private static readonly JsonElement Answered = JsonSerializer.SerializeToElement(
        new { inspectors = new[] { "—", "——" }, unseen = "—" }
    );

    /// <summary>Decides the notice without issuing it.</summary>
    /// <param name="case">The case.</param>
    /// <param name="by">The inspector.</param>
    /// <param name="at">When.</param>
    /// <param name="book">The rulebook.</param>
    /// <returns>The notice; or what its findings still lack, or why there can be none.</returns>
    public static (DefectNotice? Notice, Refusal? Refusal) Of(Case @case, Actor by, DateTimeOffset at, Rulebook book) =>
        OnSite.Refused(by, @case) is { } wall
            ? (null, wall)
            : new CompleteTask
            {
                By = by,
                At = at,
                Task = OnSite.Task,
                Outcome = "DefectsFound",
                Data = Answered,
            }.Decide(@case, book) switch
            {
                Changes { Case.DefectNotice: { } notice } => (
                    notice with
                    {
                        Inspectors = [.. (@case.Site?.Signatures ?? []).Select(s => s.Name)],
                    },
                    null
                ),
                Refusal refusal => (null, refusal),
                _ => (null, null),
            };
}

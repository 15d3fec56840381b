using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Where a case stands and what happens next, in the first sentence that its applicant reads.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Path">Where the applicant does what is to be done; null when nothing is.</param>
/// <param name="Rates">Whether what is left is a rating.</param>
public sealed record NextStep(string Text, string? Path, bool Rates = false)
{
    /// <summary>The next step of a case.</summary>
    public static NextStep Of(
        Case @case,
        ItemSheet item,
        string? clock,
        DateTimeOffset now,
        Show show,
        IStringLocalizer<PageWords> words
    )
    {
        var task = @case.Tasks.FirstOrDefault(t => t.Role == Roles.Applicant);
        var steps = string.Join(
            words["comma"],
            @case
                .Tasks.Where(t => t.ActivityId is not null && t.Role != Roles.Applicant)
                .Select(t => show.Word("task", t.Name))
                .Distinct()
        );
        var (told, handling) = (clock ?? "", steps.Length > 0 ? steps : words["handling"].Value);
        return (@case.State, task?.Name) switch
        {
            (CaseState.Draft, _) => new(words["next-draft"], $"/apply/case/{@case.Id}"),
            (_, "correction") => new(
                words["next-correction", show.Instant(task!.DueAt)],
                $"/cases/{@case.Id}/correction"
            ),
            (_, "rectification") => new(
                words["next-rectification", show.Instant(task!.DueAt)],
                $"/cases/{@case.Id}/rectification"
            ),
            (_, "resolve") => new(words["next-resolve"], $"/cases/{@case.Id}/resolve"),
            _ when @case.HasEnded => Ended(@case, words),
            _ when @case.Materials.FirstOrDefault(m => m.Status == MaterialStatus.Promised) is { } promised
                    && @case.State != CaseState.Submitted => new(
                words[
                    "next-promised",
                    show.Day(promised.PromisedDate),
                    item.Material(promised.MaterialCode) is { } sheet ? show.Name(sheet.Name) : promised.MaterialCode
                ],
                "#materials." + promised.MaterialCode
            ),
            (CaseState.Submitted, _) when @case.Notice is not null => new(words["next-answered", told], null),
            (CaseState.Submitted, _) when @case.ReceivedAt > now => new(
                words["next-received-later", show.Instant(@case.ReceivedAt), told],
                null
            ),
            (CaseState.Submitted, _) => new(words["next-received", told], null),
            (CaseState.Suspended, _) => new(words["next-paused", told], null),
            (CaseState.Rectification, _) => new(words["next-rectified", handling], null),
            _ => new(words["next-progress", handling, told], null),
        };
    }

    /// <summary>How it ended, and what the applicant can do now.</summary>
    private static NextStep Ended(Case @case, IStringLocalizer<PageWords> words)
    {
        var told = words[
            @case switch
            {
                { Decision.Document: not null } => "next-approved",
                { State: CaseState.NotAccepted, Notice: null } => "next-not-competent",
                _ => "next-ended-" + @case.State,
            }
        ].Value;
        return MayRate(@case) ? new(told + words["next-rate"], "#rate", Rates: true) : new(told, null);
    }

    /// <summary>Whether the service can be rated (R29).</summary>
    public static bool MayRate(Case @case) =>
        @case.Rating is null
        && @case.State is (CaseState.Approved or CaseState.Refused or CaseState.NotAccepted or CaseState.NotRequired);
}

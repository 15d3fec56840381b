using AirDefenseApprovals.Web.Pages;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>The state of the office as <c>/health/ready</c> answers it.</summary>
public sealed record HealthShape(string Status, IReadOnlyList<HealthCheckShape> Checks);

/// <summary>One part of it: a sentence in the reader's language.</summary>
public sealed record HealthCheckShape(string Name, string Status, string Description);

/// <summary>Says in the reader's language how the office is.</summary>
public sealed class HealthWords(IStringLocalizer<WatchWords> words, Show show)
{
    public HealthShape Say(HealthReport report) =>
        new(
            report.Status.ToString(),
            [.. report.Entries.Select(e => new HealthCheckShape(e.Key, e.Value.Status.ToString(), Sentence(e.Value)))]
        );

    private string Sentence(HealthReportEntry found)
    {
        if (found.Description is not { } slug || words[slug].ResourceNotFound)
            return words["no-answer"]; // what the framework says when a check takes too long
        return words[
            slug,
            [
                .. (found.Data.GetValueOrDefault(OfficeHealth.Facts) as object[] ?? []).Select(fact =>
                    fact is DateTimeOffset instant ? show.Instant(instant) : fact
                ),
            ]
        ];
    }
}

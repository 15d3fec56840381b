using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Reports of site visits and expert reviews, and returns to the step before. The words go on record with the task
/// itself.
/// </summary>
internal static class Reports
{
    /// <summary>A site visit or review needs a report and at least two people (PL 34).</summary>
    public static Refusal? Record(TaskData data)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        data.Need("report", errors);
        if (data.Texts("participants").Distinct().Count() < 2)
            errors.Add(new(data.At("participants"), "two-people-needed"));
        return errors.Count > 0 ? Refusal.Incomplete(null, "report-incomplete", [.. errors]) : null;
    }

    /// <summary>Whoever sends a case back says why.</summary>
    public static Refusal? Return(CompleteTask act, TaskData data) =>
        data.Text("reason") is null && string.IsNullOrWhiteSpace(act.Comment)
            ? Refusal.Incomplete(null, "reason-missing", new FieldError(data.At("reason"), "field-required"))
            : null;
}

using System.Text.Json;
using AirDefenseApprovals.Core;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>A project that its applicant applied for before, by its newest case.</summary>
public sealed record EarlierProjectShape
{
    /// <summary>The newest case about it.</summary>
    public required Guid CaseId { get; init; }

    public required string ItemCode { get; init; }

    public required Names ItemName { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required ProjectShape Project { get; init; }

    /// <summary>The values that the form of the item asked about has a place for; empty where none was asked about.</summary>
    public required Dictionary<string, JsonElement> Form { get; init; }
}

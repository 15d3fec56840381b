using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>
/// The handover of a delegation (R17). <c>releasedOn</c> is null while it waits; what was in the register before
/// handovers were kept has no point done and waits for nothing.
/// </summary>
public sealed record HandoverShape
{
    public required Guid DelegationId { get; init; }

    public required string ItemCode { get; init; }

    public required string Office { get; init; }

    public required DelegationStanding Standing { get; init; }

    public required DateOnly HandoverDate { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required DateOnly? EffectiveTo { get; init; }

    public required DateOnly? ReleasedOn { get; init; }

    public required DateOnly? InForceFrom { get; init; }

    public required IReadOnlyList<HandoverPointShape> Points { get; init; }

    public required HandoverOverrideShape? Override { get; init; }
}

/// <summary>
/// <c>withEntry</c>: confirmed with the entry of the delegation. <c>finding</c>: what the system itself knows now; null
/// where it knows nothing.
/// </summary>
public sealed record HandoverPointShape(
    string Point,
    bool Done,
    DateOnly? DoneOn,
    string? By,
    DateTimeOffset? At,
    string? Note,
    bool WithEntry,
    HandoverFindingShape? Finding
);

/// <summary><c>detail</c>: why it does not hold; null when it does.</summary>
public sealed record HandoverFindingShape(bool Holds, string? Detail, IReadOnlyList<RoleStaffShape> Staff);

public sealed record RoleStaffShape(string Role, IReadOnlyList<string> People);

public sealed record HandoverOverrideShape(string By, string Name, DateTimeOffset At, string Reason);

/// <summary>
/// What a delegation would move on a day. <c>total</c>: how many open cases there are, of which <c>cases</c> holds the
/// oldest 500.
/// </summary>
public sealed record RehearsalShape
{
    public required Guid? DelegationId { get; init; }

    public required string ItemCode { get; init; }

    public required string Office { get; init; }

    public required DateOnly On { get; init; }

    public required bool Entered { get; init; }

    public required bool HasEnded { get; init; }

    public required IReadOnlyList<RehearsedRegion> Regions { get; init; }

    public required int Drafts { get; init; }

    public required int Total { get; init; }

    public required IReadOnlyList<RehearsedCaseShape> Cases { get; init; }

    public required IReadOnlyList<RehearsalFindingShape> Findings { get; init; }
}

/// <summary>
/// <c>office</c> and <c>officeAfter</c> are the same: a case in flight is pinned (R16). <c>daysLeft</c>: working days
/// from today, negative when overdue.
/// </summary>
public sealed record RehearsedCaseShape
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required CaseState State { get; init; }

    public required string Office { get; init; }

    public required string OfficeAfter { get; init; }

    public required IReadOnlyList<string> Assignees { get; init; }

    public required CardColour Card { get; init; }

    public required Limit? Limit { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required int? DaysLeft { get; init; }
}

public sealed record RehearsalFindingShape(string Type, string Detail, Guid? CaseId);

/// <summary>Who would have handled the cases of a period under the register of the day <c>asOf</c>, applied to all of them.</summary>
public sealed record WhatIfShape
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required DateOnly AsOf { get; init; }

    public required decimal Months { get; init; }

    public required int Total { get; init; }

    public required int Moved { get; init; }

    public required int Entrusted { get; init; }

    public required IReadOnlyList<WhatIfOfficeShape> Offices { get; init; }

    public required IReadOnlyList<WhatIfItemShape> Items { get; init; }

    public required IReadOnlyList<WhatIfFlow> Flows { get; init; }
}

public sealed record WhatIfOfficeShape(
    string Office,
    int InFact,
    int Would,
    decimal InFactPerMonth,
    decimal WouldPerMonth
);

public sealed record WhatIfItemShape(string ItemCode, IReadOnlyList<WhatIfCellShape> Offices);

public sealed record WhatIfCellShape(string Office, int InFact, int Would);

using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>The handover of a delegation (R17). <c>releasedOn</c> is null while it waits; what was in the register before handovers were kept has no point done and waits for nothing.</summary>
public sealed record HandoverShape(
    Guid DelegationId,
    string ItemCode,
    string Office,
    DelegationStanding Standing,
    DateOnly HandoverDate,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    DateOnly? ReleasedOn,
    DateOnly? InForceFrom,
    IReadOnlyList<HandoverPointShape> Points,
    HandoverOverrideShape? Override
);

/// <summary><c>withEntry</c>: confirmed with the entry of the delegation. <c>finding</c>: what the system itself knows now; null where it knows nothing.</summary>
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

/// <summary>What a delegation would move on a day. <c>total</c>: how many open cases there are, of which <c>cases</c> holds the oldest 500.</summary>
public sealed record RehearsalShape(
    Guid? DelegationId,
    string ItemCode,
    string Office,
    DateOnly On,
    bool Entered,
    bool HasEnded,
    IReadOnlyList<RehearsedRegion> Regions,
    int Drafts,
    int Total,
    IReadOnlyList<RehearsedCaseShape> Cases,
    IReadOnlyList<RehearsalFindingShape> Findings
);

/// <summary><c>office</c> and <c>officeAfter</c> are the same: a case in flight is pinned (R16). <c>daysLeft</c>: working days from today, negative when overdue.</summary>
public sealed record RehearsedCaseShape(
    Guid CaseId,
    string CaseNumber,
    CaseState State,
    string Office,
    string OfficeAfter,
    IReadOnlyList<string> Assignees,
    CardColour Card,
    Limit? Limit,
    DateTimeOffset? DueAt,
    int? DaysLeft
);

public sealed record RehearsalFindingShape(string Type, string Detail, Guid? CaseId);

/// <summary>Who would have handled the cases of a period under the register of the day <c>asOf</c>, applied to all of them.</summary>
public sealed record WhatIfShape(
    DateOnly From,
    DateOnly To,
    DateOnly AsOf,
    decimal Months,
    int Total,
    int Moved,
    int Entrusted,
    IReadOnlyList<WhatIfOfficeShape> Offices,
    IReadOnlyList<WhatIfItemShape> Items,
    IReadOnlyList<WhatIfFlow> Flows
);

public sealed record WhatIfOfficeShape(
    string Office,
    int InFact,
    int Would,
    decimal InFactPerMonth,
    decimal WouldPerMonth
);

public sealed record WhatIfItemShape(string ItemCode, IReadOnlyList<WhatIfCellShape> Offices);

public sealed record WhatIfCellShape(string Office, int InFact, int Would);

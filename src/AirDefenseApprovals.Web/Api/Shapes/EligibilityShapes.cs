using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Eligibility;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>
/// How far the answers lead: <c>question</c> is what to ask next, or else <c>outcome</c> what follows. <c>answered</c>:
/// the answers that mattered, in order.
/// </summary>
public sealed record EligibilityShape(Question? Question, IReadOnlyList<AnsweredShape> Answered, OutcomeShape? Outcome);

public sealed record AnsweredShape(string Question, Names Text, string Answer, Names Says);

/// <summary>
/// <c>needed</c>: whether anything has to be applied for; <c>items</c> in their order; <c>basement</c>: where the law
/// gives a formula; <c>modelled</c>: the rules are examples that an office replaces.
/// </summary>
public sealed record OutcomeShape(
    bool Needed,
    IReadOnlyList<ItemSummary> Items,
    Names Reason,
    IReadOnlyList<LegalBasis> Basis,
    BasementShape? Basement,
    bool Modelled
);

/// <summary><c>area</c>: m2; <c>share</c>: percent of the area that the question <c>of</c> asks for.</summary>
public sealed record BasementShape(
    decimal Area,
    decimal Share,
    string Of,
    Names Reason,
    IReadOnlyList<LegalBasis> Basis
);

namespace AirDefenseApprovals.Web.Resources;

/// <summary>Sentences of refusals, field errors and mistakes by slug: <c>ProblemWords.resx</c>.</summary>
public sealed class ProblemWords;

/// <summary>Names of states, tasks, roles, outcomes and the lines of a timeline: <c>CaseWords.resx</c>.</summary>
public sealed class CaseWords;

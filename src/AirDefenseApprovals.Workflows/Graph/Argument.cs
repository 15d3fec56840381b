namespace AirDefenseApprovals.Workflows.Graph;

/// <summary>
/// An input or output that a workflow declares. Elsa converts neither by its type; an input that is not stored is gone
/// after a wait, as in Elsa
/// without a storage driver.
/// </summary>
internal sealed record Argument(string Name, bool IsStored);

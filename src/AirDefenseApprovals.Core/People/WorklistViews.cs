using System.Globalization;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// Somebody keeps a view of the worklist: its filters under a name of their own. The same name again takes the place of
/// the first.
/// </summary>
/// <param name="By">Whose view it is.</param>
/// <param name="At">When.</param>
/// <param name="Name">Its name.</param>
/// <param name="Query">Its filters, as the worklist's address has them.</param>
public sealed record SaveView(Actor By, DateTimeOffset At, string Name, string Query)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 30;

    /// <summary>Longest query, in characters.</summary>
    public const int LongestQuery = 500;

    /// <summary>Most views of one person.</summary>
    public const int Most = 20;

    /// <summary>Why it cannot be kept; null when it can.</summary>
    /// <param name="names">The names of the person's views.</param>
    public Refusal? Refused(IReadOnlyCollection<string> names)
    {
        if (!WorklistReaders.Are(By))
            return WorklistReaders.Wall;
        if (Name.Length == 0)
            return Refusal.Incomplete(null, "view-wrong", new FieldError("name", "field-required"));
        if (Name.Length > LongestName)
            return Refusal.Incomplete(null, "view-wrong", new FieldError("name", "field-too-long", Text(LongestName)));
        if (Query.Length > LongestQuery)
            return Refusal.Incomplete(
                null,
                "view-wrong",
                new FieldError("query", "field-too-long", Text(LongestQuery))
            );
        return names.Count >= Most && !names.Contains(Name)
            ? Refusal.Conflict(null, "views-too-many", Text(Most))
            : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Somebody drops a view of the worklist.</summary>
/// <param name="By">Whose view it is.</param>
/// <param name="Name">Its name.</param>
public sealed record DropView(Actor By, string Name)
{
    /// <summary>Why it cannot be dropped; null when it can.</summary>
    /// <param name="names">The names of the person's views.</param>
    public Refusal? Refused(IReadOnlyCollection<string> names) =>
        !WorklistReaders.Are(By) ? WorklistReaders.Wall
        : names.Contains(Name) ? null
        : Refusal.NotFound("view-not-there");
}

/// <summary>Who has a worklist.</summary>
internal static class WorklistReaders
{
    /// <summary>Staff and supervisors.</summary>
    public static bool Are(Actor by) => Walls.IsStaff(by) || by.Is(Roles.Supervisor);

    /// <summary>The refusal of anybody else.</summary>
    public static Refusal Wall => Refusal.Forbidden(null, "another-role", [.. Roles.Staff, Roles.Supervisor]);
}

namespace AirDefenseApprovals.Web.Data;

/// <summary>The turn of an office's staff in a role (R30): one row, so that whoever gives the next case waits for who gave the last.</summary>
public sealed class TurnRow
{
    public string Office { get; set; } = "";

    public string Role { get; set; } = "";

    /// <summary>Account names, who was given a case longest ago first, with a space between.</summary>
    public string Queue { get; set; } = "";
}

/// <summary>A time somebody of the staff is away.</summary>
public sealed class AbsenceRow
{
    public Guid Id { get; set; }

    public string UserId { get; set; } = "";

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <summary>Account name of who takes over; null for in turn.</summary>
    public string? Substitute { get; set; }

    public string EnteredBy { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }
}

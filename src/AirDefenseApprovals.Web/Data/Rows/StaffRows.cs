namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The turn of an office's staff in a role (R30): one row, so that whoever gives the next case waits for who gave the
/// last.
/// </summary>
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

/// <summary>An act on the staff, for good: triggers refuse to change or delete it.</summary>
public sealed class StaffLogRow
{
    /// <summary>A UUIDv7.</summary>
    public Guid Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Account name of who acted.</summary>
    public string By { get; set; } = "";

    /// <summary>The office of the one it is about.</summary>
    public string Office { get; set; } = "";

    /// <summary>Account name of the one it is about.</summary>
    public string UserName { get; set; } = "";

    public string Act { get; set; } = "";

    /// <summary>JSON text.</summary>
    public string Details { get; set; } = "";
}

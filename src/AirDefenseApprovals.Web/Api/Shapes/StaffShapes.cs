using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api.Shapes;

public sealed record StaffShape(
    string UserName,
    string DisplayName,
    string Office,
    IReadOnlyList<string> Roles,
    bool Active,
    IReadOnlyList<AbsenceShape> Absences
)
{
    public static StaffShape Of(StaffMember m) =>
        new(
            m.UserName,
            m.Name,
            m.Office,
            m.Roles,
            m.Active,
            [.. m.Absences.Select(a => new AbsenceShape(a.Id, a.From, a.To, a.Substitute))]
        );
}

public sealed record AbsenceShape(Guid Id, DateOnly From, DateOnly To, string? Substitute);

/// <summary>Somebody new, with the link to set a password: it is told here alone.</summary>
public sealed record HiredShape(StaffShape Person, InvitationShape Invitation);

/// <summary>A link to set a password: once, until <c>expiresAt</c> in real time.</summary>
public sealed record InvitationShape(string UserName, Uri Link, DateTimeOffset ExpiresAt)
{
    public static InvitationShape Of(Invitation i) =>
        new(i.UserName, i.Link, i.ExpiresAt.ToOffset(WorkingCalendar.Offset));
}

/// <summary>
/// An act on the staff. <c>act</c>: hired, rolesChanged, invited, passwordSet, absenceEntered, absenceEnded, disabled
/// or enabled.
/// </summary>
public sealed record StaffLogShape(
    DateTimeOffset At,
    string By,
    string Office,
    string UserName,
    string Act,
    JsonElement Details
)
{
    public static StaffLogShape Of(StaffLogRow r) =>
        new(r.At.ToOffset(WorkingCalendar.Offset), r.By, r.Office, r.UserName, r.Act, JsonElement.Parse(r.Details));
}

/// <summary>A profile of an office; <c>enteredBy</c> is null for what came with the catalogue.</summary>
public sealed record ProfileShape(
    int Version,
    Names Letterhead,
    string SealText,
    string Phone,
    Names Address,
    Names HoursText,
    DateTimeOffset EnteredAt,
    string? EnteredBy
)
{
    public static ProfileShape Of(ProfileVersion v) =>
        new(
            v.Version,
            v.Profile.Letterhead,
            v.Profile.SealText,
            v.Profile.Phone,
            v.Profile.Address,
            v.Profile.HoursText,
            v.EnteredAt,
            v.EnteredBy
        );
}

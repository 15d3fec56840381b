using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Api;

/// <summary>An application, for a draft: what is left out counts as empty.</summary>
public sealed record ApplicationBody([property: Required] string? ItemCode, ApplicantBody? Applicant, ProjectBody? Project, Dictionary<string, JsonElement>? Form)
{
    public SaveDraft ToAct(Actor by, DateTimeOffset at) => new()
    {
        By = by,
        At = at,
        ItemCode = TextInput.Clean(ItemCode),
        Applicant = new(TextInput.Clean(Applicant?.Kind), TextInput.Clean(Applicant?.Name), TextInput.CleanNumber(Applicant?.IdNumber).ToUpperInvariant(), TextInput.CleanNumber(Applicant?.Phone), TextInput.CleanNumber(Applicant?.Email)),
        Project = new(TextInput.Clean(Project?.Name), TextInput.Clean(Project?.Address), TextInput.Clean(Project?.RegionCode), Project?.FloorArea),
        Form = Form is null ? ImmutableSortedDictionary<string, JsonElement>.Empty : Form.ToImmutableSortedDictionary(f => f.Key, f => TextInput.Clean(f.Value), StringComparer.Ordinal),
    };
}

public sealed record ApplicantBody(string? Kind, string? Name, string? IdNumber, string? Phone, string? Email);

public sealed record ProjectBody(string? Name, string? Address, string? RegionCode, decimal? FloorArea);

public sealed record SubmitBody(bool? AcknowledgeIncomplete, IReadOnlyList<PromiseBody?>? Promised);

public sealed record PromiseBody([property: Required] string? MaterialCode, [property: Required] DateOnly? Date);

public sealed record CorrectionBody([property: Required] IReadOnlyList<AnswerBody?>? Answers);

public sealed record AnswerBody([property: Required] int? ItemNo, string? Text);

public sealed record TaskBody([property: Required] string? Outcome, string? Comment, JsonElement? Data);

public sealed record ReasonBody([property: Required] string? Reason);

public sealed record RatingBody([property: Required] int? Score, string? Comment);

/// <summary>Who is to do a task, by account name, and why.</summary>
public sealed record ReassignBody([property: Required] string? To, [property: Required] string? Reason);

public sealed record PauseBody([property: Required] string? Kind, [property: Required] int? ExpectedDays, [property: Required] string? Reason);

public sealed record ExtendBody([property: Required] int? Days, [property: Required] string? Reason);

public sealed record RevealBody([property: Required] string? Field, [property: Required] string? Reason);

public sealed record OpinionBody([property: Required] string? Text);

public sealed record TrackBody([property: Required] string? CaseNumber, [property: Required] string? QueryCode);

public sealed record LoginBody([property: Required] string? UserName, [property: Required] string? Password);

public sealed record RefreshBody([property: Required] string? RefreshToken);

public sealed record RegisterBody([property: Required] string? UserName, [property: Required] string? Password, string? Email, string? DisplayName);

public sealed record DelegationBody([property: Required] string? ItemCode, [property: Required] string? Office, [property: Required] string? Instrument, [property: Required] string? Mode, [property: Required] DateOnly? HandoverDate, [property: Required] DateOnly? EffectiveFrom, DateOnly? EffectiveTo);

/// <summary>When somebody is away.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Account name of who takes over; left out for in turn.</param>
public sealed record AbsenceBody([property: Required] DateOnly? From, [property: Required] DateOnly? To, string? Substitute = null);

/// <summary>Somebody new of an office.</summary>
/// <param name="UserName">Account name, for good.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Email">Where mail reaches them.</param>
/// <param name="Roles">clerk, reviewer, head, inspector; an administrator may give supervisor instead.</param>
/// <param name="Office">The office's code; left out for the own one.</param>
public sealed record HireBody([property: Required] string? UserName, [property: Required] string? DisplayName, [property: Required] string? Email, [property: Required] IReadOnlyList<string?>? Roles, string? Office = null);

public sealed record RolesBody([property: Required] IReadOnlyList<string?>? Roles);

/// <summary>A password of one's own, by the token of an invitation's link.</summary>
public sealed record WelcomeBody([property: Required] string? UserName, [property: Required] string? Token, [property: Required] string? Password);

/// <summary>How an office shows itself. What is left out in English is as in Chinese.</summary>
/// <param name="Letterhead">The red line above documents.</param>
/// <param name="SealText">The words in the seal's ring.</param>
/// <param name="Phone">Where it is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="HoursText">When people are received, in words.</param>
/// <param name="Version">The version that was changed; left out for whichever is in force.</param>
public sealed record ProfileBody([property: Required] NamesBody? Letterhead, [property: Required] string? SealText, [property: Required] string? Phone, [property: Required] NamesBody? Address, [property: Required] NamesBody? HoursText, int? Version = null);

public sealed record NamesBody([property: Required] string? Zh, string? En = null);

public sealed record RevocationBody([property: Required] DateOnly? EffectiveTo, [property: Required] string? Instrument);

/// <summary>A year of the calendar (R10): days off and make-up days, each by the holiday's name.</summary>
/// <param name="Holidays">Days off.</param>
/// <param name="Workdays">Weekend days that are worked.</param>
/// <param name="Source">The State Council's notice; when left out, as it was, or the notice's usual title.</param>
public sealed record CalendarBody([property: Required] Dictionary<string, IReadOnlyList<string?>?>? Holidays, [property: Required] Dictionary<string, IReadOnlyList<string?>?>? Workdays, string? Source = null);

/// <summary>A dry run.</summary>
/// <param name="Definition">The Elsa 3 definition.</param>
/// <param name="Steps">Which open activity to complete with which outcome, in order.</param>
/// <param name="Case">What the definition's expressions see as <c>case</c>: an object with <c>form</c>, <c>item</c> and <c>project</c>.</param>
public sealed record DryRunBody([property: Required] JsonElement? Definition, IReadOnlyList<DryRunStep?>? Steps, JsonElement? Case = null);

public sealed record PublishBody([property: Required] JsonElement? Definition);

public sealed record MoveProcessBody([property: Required] int? Version);

public sealed record DryRunStep([property: Required] string? Activity, [property: Required] string? Outcome, JsonElement? Data);

public sealed record DevClockBody([property: Required] DateTimeOffset? Now);

using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Api;

/// <summary>An application as a draft; it may be incomplete.</summary>
/// <param name="ItemCode">The item.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Project">What for.</param>
/// <param name="Form">The form's values.</param>
/// <param name="Following">Materials that are to follow, for the draft to keep until it is handed in (R8); left out,
/// those it has stay.</param>
public sealed record ApplicationBody(
    [property: Required] string? ItemCode,
    ApplicantBody? Applicant,
    ProjectBody? Project,
    Dictionary<string, JsonElement>? Form,
    IReadOnlyList<PromiseBody?>? Following = null
)
{
    public SaveDraft ToAct(Actor by, DateTimeOffset at) =>
        new()
        {
            By = by,
            At = at,
            ItemCode = TextInput.Clean(ItemCode),
            Applicant = (Applicant ?? new(null, null, null, null, null)).ToApplicant(),
            Project = (Project ?? new(null, null, null, null)).ToProject(),
            Form = Form is null
                ? ImmutableSortedDictionary<string, JsonElement>.Empty
                : Form.ToImmutableSortedDictionary(f => f.Key, f => TextInput.Clean(f.Value), StringComparer.Ordinal),
            Following = Following is null
                ? null
                :
                [
                    .. Following
                        .Take(MostFollowing)
                        .Select(p => new PromisedMaterial(
                            TextInput.Clean(p?.MaterialCode),
                            p?.Date ?? DateOnly.MinValue
                        )),
                ],
        };

    private const int MostFollowing = 100;
}

/// <summary>Who applies.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">Name.</param>
/// <param name="IdNumber">Number of the identity paper.</param>
/// <param name="Phone">Telephone, as people write it.</param>
/// <param name="Email">E-mail.</param>
/// <param name="IdKind">The kind of identity paper; left out, an organisation's credit code or a person's identity
/// card.</param>
/// <param name="IdConfirmed">The number is right although it fails its check: possible where real papers are known to
/// fail it (R35).</param>
/// <param name="LegalRepresentative">The legal representative of an organisation.</param>
/// <param name="Agent">Who acts for the applicant.</param>
public sealed record ApplicantBody(
    string? Kind,
    string? Name,
    string? IdNumber,
    string? Phone,
    string? Email,
    string? IdKind = null,
    bool? IdConfirmed = null,
    string? LegalRepresentative = null,
    AgentBody? Agent = null
)
{
    public Applicant ToApplicant() =>
        new(
            TextInput.Clean(Kind),
            TextInput.CleanLine(Name),
            TextInput.CleanNumber(IdNumber).ToUpperInvariant(),
            TextInput.CleanPhone(Phone),
            TextInput.CleanEmail(Email)
        )
        {
            IdKind = TextInput.Clean(IdKind),
            IdConfirmed = IdConfirmed == true,
            LegalRepresentative = TextInput.CleanLine(LegalRepresentative),
            Agent = Agent?.ToAgent(),
        };
}

/// <summary>Who acts for an applicant.</summary>
/// <param name="Name">Name.</param>
/// <param name="IdKind">The kind of identity paper; left out, an identity card.</param>
/// <param name="IdNumber">Its number.</param>
/// <param name="Phone">Telephone.</param>
public sealed record AgentBody(string? Name, string? IdKind, string? IdNumber, string? Phone)
{
    /// <summary>The agent; null where nothing was filled in.</summary>
    public Agent? ToAgent()
    {
        var agent = new Agent(
            TextInput.CleanLine(Name),
            TextInput.CleanNumber(IdNumber).ToUpperInvariant(),
            TextInput.CleanPhone(Phone)
        )
        {
            IdKind = TextInput.Clean(IdKind),
        };
        return agent is { Name: "", IdNumber: "", Phone: "" } ? null : agent;
    }
}

/// <summary>A project.</summary>
/// <param name="Name">Name.</param>
/// <param name="Address">Address.</param>
/// <param name="RegionCode">The region it lies in.</param>
/// <param name="FloorArea">Floor area in m2.</param>
/// <param name="AlsoIn">Other regions that it reaches into: if they are other offices' for the item, the city handles it (R16).</param>
/// <param name="Works">The works that acceptance is asked for, where they are several: stations, phases.</param>
/// <param name="Parties">The firms that answer for the works beside the applicant: where their part of a defect notice goes (R25).</param>
/// <param name="Code">The code of the investment project (投资项目代码).</param>
public sealed record ProjectBody(
    string? Name,
    string? Address,
    string? RegionCode,
    decimal? FloorArea,
    IReadOnlyList<string?>? AlsoIn = null,
    IReadOnlyList<WorksBody?>? Works = null,
    IReadOnlyList<PartyBody?>? Parties = null,
    string? Code = null
)
{
    private const int MostRegions = 50,
        MostParties = 10;

    public Project ToProject()
    {
        var region = TextInput.Clean(RegionCode);
        return new(TextInput.CleanLine(Name), TextInput.CleanLine(Address), region, FloorArea)
        {
            Code = TextInput.CleanCode(Code),
            AlsoIn =
            [
                .. (AlsoIn ?? [])
                    .Select(r => TextInput.Clean(r))
                    .Where(r => r.Length > 0 && r != region)
                    .Distinct()
                    .Take(MostRegions),
            ],
            Works =
            [
                .. (Works ?? [])
                    .Take(Core.Acceptance.Works.Most + 1)
                    .Select(w => new Works(TextInput.CleanLine(w?.Name), w?.FloorArea)),
            ], // one more than there may be, so that too many are told
            Parties =
            [
                .. (Parties ?? [])
                    .Take(MostParties)
                    .Select(p => new Party(
                        TextInput.Clean(p?.Role),
                        TextInput.CleanLine(p?.Name),
                        TextInput.CleanEmail(p?.Email) is { Length: > 0 } email ? email : null
                    )),
            ],
        };
    }
}

/// <summary>One of several works.</summary>
public sealed record WorksBody(string? Name, decimal? FloorArea);

/// <summary>A firm: <c>builder</c>, <c>designer</c> or <c>supervisor</c>.</summary>
public sealed record PartyBody(string? Role, string? Name, string? Email);

/// <summary>How an application is handed in.</summary>
/// <param name="AcknowledgeIncomplete">Hand in although materials are missing.</param>
/// <param name="Promised">Materials that follow (R8).</param>
/// <param name="Declared">The applicant has read the declaration (<c>GET /declaration</c>) and makes it: without it nothing is handed in (R32).</param>
/// <param name="DeclaredVersion">Version of the words that were read: refused when others are in force by now. Left out, it means those in force.</param>
/// <param name="SheetVersion">Version of the item's sheet that was filled in: refused while another that asks differently is in force (R34). Left out, it means the one under which the draft was last saved.</param>
public sealed record SubmitBody(
    bool? AcknowledgeIncomplete,
    IReadOnlyList<PromiseBody?>? Promised,
    bool? Declared = null,
    int? DeclaredVersion = null,
    int? SheetVersion = null
);

public sealed record PromiseBody([property: Required] string? MaterialCode, [property: Required] DateOnly? Date);

public sealed record CorrectionBody([property: Required] IReadOnlyList<AnswerBody?>? Answers);

/// <summary>An answer to an item of the notice: about a field, its new <c>value</c>, or in <c>text</c> why the old one is right (R31).</summary>
public sealed record AnswerBody([property: Required] int? ItemNo, string? Text, JsonElement? Value = null);

public sealed record TaskBody([property: Required] string? Outcome, string? Comment, JsonElement? Data);

public sealed record ReasonBody([property: Required] string? Reason);

/// <summary>Why a result document is replaced, and what was mistyped in the application (R33).</summary>
/// <param name="Reason">Why: its holder is told.</param>
/// <param name="Corrections">What is corrected; left out, the document is printed anew from the case as it stands.</param>
public sealed record ReplaceBody(
    [property: Required] string? Reason,
    IReadOnlyList<FieldCorrectionBody?>? Corrections = null
);

/// <summary>A field of an application with what is to stand there.</summary>
/// <param name="Field">Its name, as a correction notice gives it: <c>project.address</c>, or a field of the form by its own name.</param>
/// <param name="Value">Its new value; an empty text empties a field that may be empty.</param>
/// <param name="Confirmed">The number is right although it fails its check (R35).</param>
public sealed record FieldCorrectionBody(
    [property: Required] string? Field,
    [property: Required] JsonElement? Value,
    bool? Confirmed = null
);

/// <summary>Whom the applicant asks to be kept from the case, and why (R30).</summary>
/// <param name="Person">Whom, as far as the applicant knows.</param>
/// <param name="AboutHead">About the head of the office: the supervisor decides.</param>
/// <param name="Reason">Why.</param>
public sealed record RecusalBody(string? Person, bool? AboutHead, [property: Required] string? Reason);

/// <summary>A practice case.</summary>
/// <param name="ItemCode">The item.</param>
/// <param name="Complete">Whether every material is handed in; otherwise one is missing.</param>
public sealed record PracticeBody([property: Required] string? ItemCode, bool? Complete = null);

public sealed record RatingBody([property: Required] int? Score, string? Comment);

/// <summary>Who is to do a task, by account name, and why.</summary>
public sealed record ReassignBody([property: Required] string? To, [property: Required] string? Reason);

public sealed record PauseBody(
    [property: Required] string? Kind,
    [property: Required] int? ExpectedDays,
    [property: Required] string? Reason
);

public sealed record ExtendBody([property: Required] int? Days, [property: Required] string? Reason);

public sealed record RevealBody([property: Required] string? Field, [property: Required] string? Reason);

public sealed record OpinionBody([property: Required] string? Text);

public sealed record TrackBody([property: Required] string? CaseNumber, [property: Required] string? QueryCode);

public sealed record LoginBody([property: Required] string? UserName, [property: Required] string? Password);

public sealed record RefreshBody([property: Required] string? RefreshToken);

public sealed record RegisterBody(
    [property: Required] string? UserName,
    [property: Required] string? Password,
    string? Email,
    string? DisplayName
);

/// <summary>A delegation.</summary>
/// <param name="ItemCode">The sub-item.</param>
/// <param name="Office">The county office.</param>
/// <param name="Instrument">Number of the instrument it stands on.</param>
/// <param name="Mode"><c>devolved</c> or <c>entrusted</c>.</param>
/// <param name="HandoverDate">When the work is handed over.</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="EffectiveTo">Last day in force; left out for no end.</param>
/// <param name="Handover"><c>open</c>: it waits until its checklist is complete; <c>done</c>: everything was handed
/// over, and what the system can check is checked; left out: everything was, or will be by that day, handed
/// over.</param>
public sealed record DelegationBody(
    [property: Required] string? ItemCode,
    [property: Required] string? Office,
    [property: Required] string? Instrument,
    [property: Required] string? Mode,
    [property: Required] DateOnly? HandoverDate,
    [property: Required] DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    string? Handover = null
);

/// <summary>A point of a handover that is done.</summary>
/// <param name="DoneOn">The day it was done: today or earlier.</param>
/// <param name="Note">What it stands on: the document's reference.</param>
public sealed record HandoverTickBody([property: Required] DateOnly? DoneOn, [property: Required] string? Note);

/// <summary>When somebody is away.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Account name of who takes over; left out for in turn.</param>
public sealed record AbsenceBody(
    [property: Required] DateOnly? From,
    [property: Required] DateOnly? To,
    string? Substitute = null
);

/// <summary>Somebody new of an office.</summary>
/// <param name="UserName">Account name, for good.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Email">Where mail reaches them.</param>
/// <param name="Roles">clerk, reviewer, head, inspector; an administrator may give supervisor instead.</param>
/// <param name="Office">The office's code; left out for the own one.</param>
public sealed record HireBody(
    [property: Required] string? UserName,
    [property: Required] string? DisplayName,
    [property: Required] string? Email,
    [property: Required] IReadOnlyList<string?>? Roles,
    string? Office = null
);

public sealed record RolesBody([property: Required] IReadOnlyList<string?>? Roles);

/// <summary>A password of one's own, by the token of an invitation's link.</summary>
public sealed record WelcomeBody(
    [property: Required] string? UserName,
    [property: Required] string? Token,
    [property: Required] string? Password
);

/// <summary>How an office shows itself. What is left out in English is as in Chinese.</summary>
/// <param name="Letterhead">The red line above documents.</param>
/// <param name="SealText">The words in the seal's ring.</param>
/// <param name="Phone">Where it is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="HoursText">When people are received, in words.</param>
/// <param name="Version">The version that was changed; left out for whichever is in force.</param>
public sealed record ProfileBody(
    [property: Required] NamesBody? Letterhead,
    [property: Required] string? SealText,
    [property: Required] string? Phone,
    [property: Required] NamesBody? Address,
    [property: Required] NamesBody? HoursText,
    int? Version = null
);

public sealed record NamesBody([property: Required] string? Zh, string? En = null);

public sealed record RevocationBody(
    [property: Required] DateOnly? EffectiveTo,
    [property: Required] string? Instrument
);

/// <summary>A year of the calendar (R10): days off and make-up days, each by the holiday's name.</summary>
/// <param name="Holidays">Days off.</param>
/// <param name="Workdays">Weekend days that are worked.</param>
/// <param name="Source">The State Council's notice; when left out, as it was, or the notice's usual title.</param>
public sealed record CalendarBody(
    [property: Required] Dictionary<string, IReadOnlyList<string?>?>? Holidays,
    [property: Required] Dictionary<string, IReadOnlyList<string?>?>? Workdays,
    string? Source = null
);

/// <summary>A dry run.</summary>
/// <param name="Definition">The Elsa 3 definition.</param>
/// <param name="Steps">Which open activity to complete with which outcome, in order.</param>
/// <param name="Case">What the definition's expressions see as <c>case</c>: an object with <c>form</c>, <c>item</c> and
/// <c>project</c>.</param>
public sealed record DryRunBody(
    [property: Required] JsonElement? Definition,
    IReadOnlyList<DryRunStep?>? Steps,
    JsonElement? Case = null
);

public sealed record PublishBody([property: Required] JsonElement? Definition);

public sealed record MoveProcessBody([property: Required] int? Version);

public sealed record DryRunStep(
    [property: Required] string? Activity,
    [property: Required] string? Outcome,
    JsonElement? Data
);

public sealed record DevClockBody([property: Required] DateTimeOffset? Now);

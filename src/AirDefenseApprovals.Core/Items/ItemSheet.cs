using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AirDefenseApprovals.Core.Items;

/// <summary>An item's sheet (实施清单): everything the office decides about one of its approval items, as a file says it.</summary>
public sealed record ItemSheet
{
    /// <summary>The item's code, e.g. <c>RF-01-01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The sheet's version, counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The main item (主项) it is a sub-item of.</summary>
    public required MainItem MainItem { get; init; }

    /// <summary>The item's name.</summary>
    public required Names Name { get; init; }

    /// <summary>The kind of power: <c>licence</c>, <c>confirmation</c>, <c>otherPower</c> or <c>publicService</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The law the item stands on.</summary>
    public required ImmutableArray<LegalBasis> Basis { get; init; }

    /// <summary>The two limits (R9).</summary>
    public required ItemLimits Limits { get; init; }

    /// <summary>Whether it is decided on the spot (即来即办, R3).</summary>
    public required bool OnTheSpot { get; init; }

    /// <summary>Whether it may be delegated to county offices (R17).</summary>
    public required bool Delegable { get; init; }

    /// <summary>Definition id of the process that runs its cases.</summary>
    public required string Process { get; init; }

    /// <summary>Who may apply: <c>person</c>, <c>organisation</c>.</summary>
    public required ImmutableArray<string> Applicants { get; init; }

    /// <summary>What an item says that is about no project.</summary>
    public const string NoProject = "none";

    /// <summary><c>none</c> where the item is about no project: a visit, a volunteer, a firm. Null where it asks for one.</summary>
    public string? Project { get; init; }

    /// <summary>Whether it asks for a project: name, address, region.</summary>
    [JsonIgnore]
    public bool HasProject => Project != NoProject;

    /// <summary>Whether it asks where: for a project, or because the region decides who handles the case (R16).</summary>
    [JsonIgnore]
    public bool AsksWhere => HasProject || Delegable;

    /// <summary>Which materials of the register it asks for, each by what article.</summary>
    [JsonPropertyName("materials")]
    public required ImmutableArray<MaterialUse> Asks { get; init; }

    /// <summary>The materials (申请材料) it asks for, as the register describes them.</summary>
    [JsonIgnore]
    public ImmutableArray<MaterialSheet> Materials { get; init; } = [];

    /// <summary>The fields of the form.</summary>
    public required ImmutableArray<FormField> Form { get; init; }

    /// <summary>How numbers of the application relate to each other; a sheet may say nothing of it.</summary>
    public ImmutableArray<FieldCheck> Checks
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>Special steps whose time is excluded (R11).</summary>
    public required ImmutableArray<SpecialStep> Special { get; init; }

    /// <summary>The kind of result document, in Chinese as it is printed.</summary>
    public required string Result { get; init; }

    /// <summary>What that document says was approved, and how long it is valid (R33); null where the sheet does not say.</summary>
    public DocumentSheet? Document { get; init; }

    /// <summary>Length of the correction window (R7), in working days.</summary>
    public required int CorrectionDays { get; init; }

    /// <summary>The acceptance that passes stations.</summary>
    public const string Stations = "stations";

    /// <summary>
    /// What a completion acceptance of this item passes: <c>works</c>, counted with their floor area, or
    /// <c>stations</c>; null for other items (R26).
    /// </summary>
    public string? Acceptance { get; init; }

    /// <summary>Whether listed defects may be looked at again from afar, by pictures and video (R25).</summary>
    public bool RemoteReinspection { get; init; }

    /// <summary>Visits an applicant needs to pay: the aim is 0 (R22).</summary>
    public required int Visits { get; init; }

    /// <summary>Whether a fee is charged.</summary>
    public required bool Fee { get; init; }

    /// <summary>The sheet with the materials that it asks for, each required and founded as it says.</summary>
    /// <param name="register">The materials there are.</param>
    internal ItemSheet With(ImmutableArray<MaterialSheet> register) =>
        this with
        {
            Materials =
            [
                .. from use in Asks
                from material in register
                where material.Code == use.Code
                select material with
                {
                    Required = use.Required,
                    Basis = use.Basis,
                },
            ],
        };

    /// <summary>The material of a code, if the item asks for it.</summary>
    public MaterialSheet? Material(string code) => Materials.FirstOrDefault(m => m.Code == code);

    /// <summary>The field of a name, if the form has it.</summary>
    public FormField? Field(string name) => Form.FirstOrDefault(f => f.Name == name);
}

/// <summary>A main item (主项).</summary>
/// <param name="Code">Its code, e.g. <c>RF-01</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record MainItem(string Code, Names Name);

/// <summary>An article of a law.</summary>
/// <param name="Law">The law's name.</param>
/// <param name="Article">The article's number.</param>
public sealed record LegalBasis(Names Law, int Article);

/// <summary>The statutory and the promised limit (R9).</summary>
/// <param name="Statutory">法定办结时限.</param>
/// <param name="Promised">承诺办结时限.</param>
public sealed record ItemLimits(ItemLimit Statutory, ItemLimit Promised);

/// <summary>One limit.</summary>
/// <param name="Days">Its length in working days.</param>
/// <param name="Basis">The article it comes from.</param>
public sealed record ItemLimit(int Days, LegalBasis? Basis = null);

/// <summary>A special step (特殊环节) whose time may be excluded (R11).</summary>
/// <param name="Kind">Its kind, one of <see cref="Clock.PauseKinds"/>.</param>
/// <param name="ExpectedDays">How long it usually lasts, in working days.</param>
/// <param name="Basis">The article it comes from.</param>
public sealed record SpecialStep(string Kind, int ExpectedDays, LegalBasis? Basis = null);

/// <summary>A material as an item asks for it.</summary>
/// <param name="Code">Its code in the register of materials.</param>
/// <param name="Required">Whether the application is incomplete without it.</param>
/// <param name="Basis">The article it may be asked for by.</param>
public sealed record MaterialUse(string Code, bool Required, LegalBasis? Basis = null);

/// <summary>A material of the register, <c>register/materials.json</c>.</summary>
public sealed record MaterialSheet
{
    /// <summary>Its code, e.g. <c>M30</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required Names Name { get; init; }

    /// <summary>Where it comes from: <c>applicant</c>, <c>sharedData</c> (免提交) or <c>generated</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the application is incomplete without it: the item says so.</summary>
    [JsonIgnore]
    public bool Required { get; init; }

    /// <summary>Whether it may follow after acceptance (容缺受理, R8).</summary>
    public required bool MayFollow { get; init; }

    /// <summary>Kinds of file accepted, as extensions without the dot.</summary>
    public required ImmutableArray<string> Accept { get; init; }

    /// <summary>Largest file, in megabytes of 1,048,576 bytes.</summary>
    public required int MaxMegabytes { get; init; }

    /// <summary>How it is filled in (填写说明): what must be on the paper, who signs, what is often wrong; null where nothing is said.</summary>
    public Names? Filling { get; init; }

    /// <summary>The form that the office hands out for it; null where there is none.</summary>
    public BlankSheet? Blank { get; init; }

    /// <summary>The article it may be asked for by: the item says so.</summary>
    [JsonIgnore]
    public LegalBasis? Basis { get; init; }

    /// <summary>Whether the office fetches it itself (免提交).</summary>
    public bool IsFetched => Source == "sharedData";

    /// <summary>Whether the applicant hands it in.</summary>
    public bool FromApplicant => Source == "applicant";
}

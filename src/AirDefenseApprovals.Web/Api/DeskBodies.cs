using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Web.Api;

/// <summary>A view of the worklist.</summary>
/// <param name="Name">Its name, at most 30 characters.</param>
/// <param name="Query">What stands behind the question mark of <c>/worklist</c>; what is no filter is left out.</param>
public sealed record ViewBody([property: Required] string? Name, string? Query = null);

/// <summary>A standard sentence: about a material, a field, or neither in particular.</summary>
public sealed record SentenceBody(
    string? MaterialCode,
    string? Field,
    [property: Required] string? Defect,
    [property: Required] string? Basis,
    [property: Required] string? Remedy
)
{
    public AddSentence ToAct(Actor by, DateTimeOffset at) =>
        new(
            by,
            at,
            Word(MaterialCode),
            Word(Field),
            new(StandardInput.Line(Defect), StandardInput.Line(Basis), StandardInput.Line(Remedy))
        );

    private static string? Word(string? text) => StandardInput.Line(text) is { Length: > 0 } word ? word : null;
}

/// <summary>An application at the counter, whole.</summary>
/// <param name="ItemCode">The item.</param>
/// <param name="Applicant">Who applies; e-mail may be left out.</param>
/// <param name="Project">What for.</param>
/// <param name="Form">The form.</param>
/// <param name="Materials">The papers handed over.</param>
/// <param name="AcknowledgeIncomplete">Take in although materials are missing.</param>
/// <param name="Promised">Materials that follow.</param>
/// <param name="Declared">The visitor signed the declaration on the printed application (<c>POST /counter/application</c>): without it nothing is taken in (R32).</param>
/// <param name="DeclaredVersion">Version of the words that were signed. Left out, it means those in force.</param>
public sealed record CounterBody(
    [property: Required] string? ItemCode,
    ApplicantBody? Applicant,
    ProjectBody? Project,
    Dictionary<string, JsonElement>? Form,
    IReadOnlyList<CounterMaterialBody?>? Materials = null,
    bool? AcknowledgeIncomplete = null,
    IReadOnlyList<PromiseBody?>? Promised = null,
    bool? Declared = null,
    int? DeclaredVersion = null
)
{
    public SaveDraft Application(Actor by, DateTimeOffset at) =>
        new ApplicationBody(ItemCode, Applicant, Project, Form).ToAct(by, at);
}

/// <summary>A paper handed over at the counter.</summary>
/// <param name="MaterialCode">The material.</param>
/// <param name="Upload">The upload that brought it: see <c>POST /uploads</c>.</param>
public sealed record CounterMaterialBody([property: Required] string? MaterialCode, [property: Required] Guid? Upload);

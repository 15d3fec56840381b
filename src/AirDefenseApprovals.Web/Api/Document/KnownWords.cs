using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.OpenApi;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>Closed lists of words that are texts in the code: the document names them, so that clients need not guess.</summary>
internal static class KnownWords
{
    public static readonly string[] Departments = ["planning", "fire", "archives"];
    public static readonly string[] HandoverPoints = ["agreement", "materials", "accounts", "catalogue", "trial"];
    public static readonly string[] Modes = ["devolved", "entrusted"];

    private static readonly string[] ApplicantKinds = ["person", "organisation"];
    private static readonly string[] Personal = ["phone", "email", "idNumber", "agent.idNumber", "agent.phone"];
    private static readonly string[] Outcomes = ["approved", "refused"];

    private static readonly string[] AllRoles =
    [
        .. Roles.Staff,
        Roles.Applicant,
        Roles.Supervisor,
        Roles.Administrator,
    ];

    private static readonly string[] StaffActs =
    [
        "hired",
        "rolesChanged",
        "invited",
        "passwordSet",
        "absenceEntered",
        "absenceEnded",
        "disabled",
        "enabled",
    ];

    private static readonly Dictionary<(Type Shape, string Member), IReadOnlyList<string>> Of = new()
    {
        [(typeof(AccountShape), "roles")] = AllRoles,
        [(typeof(AgentBody), "idKind")] = IdentityPapers.OfPeople,
        [(typeof(AgentShape), "idKind")] = IdentityPapers.OfPeople,
        [(typeof(ApplicantBody), "idKind")] = IdentityPapers.All,
        [(typeof(ApplicantBody), "kind")] = ApplicantKinds,
        [(typeof(ApplicantShape), "idKind")] = IdentityPapers.All,
        [(typeof(DecisionShape), "outcome")] = Outcomes,
        [(typeof(DelegationBody), "handover")] = ["open", "done"],
        [(typeof(DelegationBody), "mode")] = Modes,
        [(typeof(DelegationShape), "mode")] = Modes,
        [(typeof(FlagProjectBody), "kind")] = ["school", "metro", "hospital", "other"],
        [(typeof(FormField), "type")] = FormField.Types,
        [(typeof(HandlingOffice), "mode")] = ["own", .. Modes],
        [(typeof(HireBody), "roles")] = [.. Roles.Staff, Roles.Supervisor],
        [(typeof(ItemGuide), "project")] = [ItemSheet.NoProject],
        [(typeof(PartyBody), "role")] = [Parties.Builder, Parties.Designer, Parties.Supervisor],
        [(typeof(PauseBody), "kind")] = PauseKinds.All,
        [(typeof(PauseListShape), "kind")] = PauseKinds.All,
        [(typeof(PauseShape), "kind")] = PauseKinds.All,
        [(typeof(PointBody), "state")] = ["fine", "problem", "notApplicable"],
        [(typeof(RevealBody), "field")] = Personal,
        [(typeof(RolesBody), "roles")] = [.. Roles.Staff, Roles.Supervisor],
        [(typeof(SelfCheckMarkBody), "state")] = ["fine", "problem", "notApplicable"],
        [(typeof(StaffLogShape), "act")] = StaffActs,
        [(typeof(TaskShape), "role")] = AllRoles,
        [(typeof(WorklistShape), "role")] = AllRoles,
    };

    /// <summary>Names the words of a shape's members.</summary>
    public static void Apply(Type shape, IDictionary<string, IOpenApiSchema> members)
    {
        foreach (var (name, member) in members)
        {
            if (!Of.TryGetValue((shape, name), out var words) || member is not OpenApiSchema schema)
                continue;
            if (schema.Items is OpenApiSchema items)
                items.Enum = Nodes(words);
            else
                schema.Enum = Nodes(words, orNull: schema.Type?.HasFlag(JsonSchemaType.Null) == true);
        }
    }

    public static OpenApiSchema Schema(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = Nodes(words) };

    private static List<JsonNode> Nodes(IEnumerable<string> words, bool orNull = false)
    {
        List<JsonNode> nodes = [.. words.Select(word => JsonValue.Create(word))];
        if (orNull)
            nodes.Add(JsonNullSentinel.JsonNull); // a list of words is the whole list: null must stand in it where it may be sent
        return nodes;
    }
}

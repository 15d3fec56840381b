using System.Text.Json;
using System.Text.Json.Serialization;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Data;

/// <summary>How a case is written into its row. Generated at build time: reading and writing it is part of every act.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Case))]
internal sealed partial class CaseJson : JsonSerializerContext
{
    public static string Write(Case @case) => JsonSerializer.Serialize(@case, Default.Case);

    public static Case Read(string body) =>
        JsonSerializer.Deserialize(body, Default.Case) ?? throw new InvalidDataException("A case's row holds no case.");
}

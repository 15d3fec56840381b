using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Web.Api;

/// <summary>JSON as the contract has it: camelCase words, instants in China's time, unknown fields refused.</summary>
internal static class JsonSetup
{
    /// <summary>For text that is not sent through the endpoints' own writer: JSON Lines.</summary>
    public static readonly JsonSerializerOptions Plain = Configure(
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
    );

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Answers are application/json; what a page holds is escaped by PageJsonTagHelper
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        return options;
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType == JsonTokenType.String && Instants.Read(reader.GetString()) is { } instant
                ? instant
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToOffset(WorkingCalendar.Offset));
    }
}

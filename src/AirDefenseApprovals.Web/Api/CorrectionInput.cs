using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Corrected values as people send them, made fit for their fields as an application's own values are (R31, R33).</summary>
internal static class CorrectionInput
{
    /// <summary>The data of the act that answers a correction notice.</summary>
    /// <param name="notice">The notice; null where there is none, which the act refuses.</param>
    /// <param name="answers">What was sent.</param>
    public static JsonElement Data(CorrectionNotice? notice, IEnumerable<AnswerBody?> answers) =>
        JsonSerializer.SerializeToElement(
            new
            {
                answers = answers.Select(a => new
                {
                    itemNo = a?.ItemNo,
                    text = a?.Text is { } text ? TextInput.Clean(text) : null,
                    value = a?.Value is { } value
                        ? Value(notice?.Items.FirstOrDefault(i => i.ItemNo == a.ItemNo)?.Field, value)
                        : (JsonElement?)null,
                }),
            }
        );

    /// <summary>The corrections that a document is replaced with.</summary>
    /// <param name="corrections">What was sent; null for none.</param>
    public static ImmutableArray<FieldCorrection> Of(IEnumerable<FieldCorrectionBody?>? corrections) =>
        [.. (corrections ?? []).Select(Of)];

    private static FieldCorrection Of(FieldCorrectionBody? sent)
    {
        var field = TextInput.Clean(sent?.Field);
        return new(field, sent?.Value is { } value ? Value(field, value) : default, sent?.Confirmed == true);
    }

    private static JsonElement Value(string? field, JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? JsonSerializer.SerializeToElement(Text(field, TextInput.TextOf(value)))
            : TextInput.Clean(value);

    private static string Text(string? field, string text) =>
        field switch
        {
            "applicant.idNumber" or "applicant.agent.idNumber" => TextInput.CleanNumber(text).ToUpperInvariant(),
            "applicant.phone" or "applicant.agent.phone" => TextInput.CleanPhone(text),
            "applicant.email" => TextInput.CleanEmail(text),
            "project.regionCode" => TextInput.CleanNumber(text),
            "project.code" => TextInput.CleanCode(text),
            _ when field is not null && ApplicationField.Common.Contains(field) => TextInput.CleanLine(text),
            _ => TextInput.Clean(text), // a field of the form keeps its lines or not, as its sheet says
        };
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.People;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// A field of an application by the name that a notice gives it: <c>project.address</c>, or a field of the form by its
/// own name. What stands in it is read and changed by that name alone (R31).
/// </summary>
public static class ApplicationField
{
    /// <summary>The fields that every application has, beside its item's form.</summary>
    public static readonly ImmutableArray<string> Common =
    [
        "applicant.name",
        "applicant.idNumber",
        "applicant.phone",
        "applicant.email",
        "applicant.legalRepresentative",
        "applicant.agent.name",
        "applicant.agent.idNumber",
        "applicant.agent.phone",
        "project.name",
        "project.code",
        "project.address",
        "project.regionCode",
        "project.floorArea",
    ];

    /// <summary>Path of the field in a request, by which errors name it.</summary>
    public static string PathOf(string field) => Common.Contains(field) ? field : "form." + field;

    /// <summary>The field that a path in a request names; null for what is none of an application's fields.</summary>
    public static string? Named(string path) =>
        Common.Contains(path) ? path
        : path.StartsWith("form.", StringComparison.Ordinal) ? path["form.".Length..]
        : null;

    /// <summary>Whether applications for an item have the field.</summary>
    public static bool IsOf(ItemSheet item, string field) => Common.Contains(field) || item.Field(field) is not null;

    /// <summary>What stands in the field; null where nothing does.</summary>
    public static JsonElement? Read(Case @case, string field) =>
        field switch
        {
            "project.floorArea" => @case.Project.FloorArea is { } area ? JsonSerializer.SerializeToElement(area) : null,
            _ when TextOf(@case, field) is { } text => text.Length > 0 ? JsonSerializer.SerializeToElement(text) : null,
            _ => @case.Form.TryGetValue(field, out var value) && !FormField.IsEmpty(value) ? value : null,
        };

    /// <summary>Says that a value is not of the field's kind, so that it cannot stand there; what else is wrong with it is found by the application's own checks.</summary>
    public static FieldError? Misfit(string field, JsonElement value)
    {
        if (FormField.IsEmpty(value) || !Common.Contains(field))
            return null;
        if (field == "project.floorArea")
            return AreaMisfit(field, value);
        return value.ValueKind == JsonValueKind.String ? null : new FieldError(field, "field-not-text");
    }

    private static FieldError? AreaMisfit(string field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out _) => null,
            JsonValueKind.String => NumberReading.Unclear(field, value.GetString()) // R35
                ?? new FieldError(field, "floor-area-wrong"),
            _ => new FieldError(field, "floor-area-wrong"),
        };

    /// <summary>The case with another value in the field; an empty one empties it.</summary>
    /// <param name="case">The case.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="value">A value of its kind (<see cref="Misfit"/>).</param>
    public static Case With(Case @case, string field, JsonElement value)
    {
        var isEmpty = FormField.IsEmpty(value);
        if (!Common.Contains(field))
            return @case with { Form = isEmpty ? @case.Form.Remove(field) : @case.Form.SetItem(field, value) };
        if (field == "project.floorArea")
            return @case with { Project = @case.Project with { FloorArea = isEmpty ? null : value.GetDecimal() } };
        return WithText(@case, field, isEmpty ? "" : value.GetString()!);
    }

    /// <summary>Whether two values of a field say the same.</summary>
    public static bool AreSame(JsonElement? one, JsonElement? other)
    {
        var (oneIsEmpty, otherIsEmpty) = (IsEmpty(one), IsEmpty(other));
        return oneIsEmpty || otherIsEmpty
            ? oneIsEmpty == otherIsEmpty
            : JsonElement.DeepEquals(one!.Value, other!.Value);
    }

    /// <summary>A value of the field as the journal keeps it: a person's data is masked (R30); null where nothing stands.</summary>
    internal static JsonNode? ForJournal(string field, JsonElement? value) =>
        value is not { } given ? null
        : PersonalData.IsPersonal(field) ? PersonalData.Masked(field, given.ToString())
        : TaskData.ForJournal(given);

    private static bool IsEmpty(JsonElement? value) => value is not { } given || FormField.IsEmpty(given);

    private static string? TextOf(Case @case, string field) =>
        field switch
        {
            "applicant.name" => @case.Applicant.Name,
            "applicant.idNumber" => @case.Applicant.IdNumber,
            "applicant.phone" => @case.Applicant.Phone,
            "applicant.email" => @case.Applicant.Email,
            "applicant.legalRepresentative" => @case.Applicant.LegalRepresentative,
            "applicant.agent.name" => @case.Applicant.Agent?.Name ?? "",
            "applicant.agent.idNumber" => @case.Applicant.Agent?.IdNumber ?? "",
            "applicant.agent.phone" => @case.Applicant.Agent?.Phone ?? "",
            "project.name" => @case.Project.Name,
            "project.code" => @case.Project.Code,
            "project.address" => @case.Project.Address,
            "project.regionCode" => @case.Project.RegionCode,
            _ => null,
        };

    private static Case WithText(Case @case, string field, string text)
    {
        var (applicant, project) = (@case.Applicant, @case.Project);
        return field switch
        {
            "applicant.name" => @case with { Applicant = applicant with { Name = text } },
            "applicant.idNumber" => @case with { Applicant = applicant with { IdNumber = text, IdConfirmed = false } },
            "applicant.phone" => @case with { Applicant = applicant with { Phone = text } },
            "applicant.email" => @case with { Applicant = applicant with { Email = text } },
            "applicant.legalRepresentative" => @case with { Applicant = applicant with { LegalRepresentative = text } },
            "applicant.agent.name" => WithAgent(@case, agent => agent with { Name = text }),
            "applicant.agent.idNumber" => WithAgent(@case, agent => agent with { IdNumber = text }),
            "applicant.agent.phone" => WithAgent(@case, agent => agent with { Phone = text }),
            "project.name" => @case with { Project = project with { Name = text } },
            "project.code" => @case with { Project = project with { Code = text } },
            "project.address" => @case with { Project = project with { Address = text } },
            "project.regionCode" => @case with { Project = project with { RegionCode = text } },
            _ => throw new InvalidOperationException($"{field} is common to all applications and cannot be changed."),
        };
    }

    /// <summary>The case with its agent changed; one of whom nothing is left is nobody.</summary>
    private static Case WithAgent(Case @case, Func<Agent, Agent> change)
    {
        var agent = change(@case.Applicant.Agent ?? new Agent("", "", ""));
        var isNobody = agent is { Name: "", IdNumber: "", Phone: "" };
        return @case with { Applicant = @case.Applicant with { Agent = isNobody ? null : agent } };
    }
}

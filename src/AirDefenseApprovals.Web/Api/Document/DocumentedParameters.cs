using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>
/// Puts into the API's document what parameters mean that endpoints read as text, so that they may tell all that is
/// wrong at once.
/// </summary>
internal sealed class DocumentedParameters : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.In is ParameterLocation.Header || parameter.Name is null)
                continue;
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name);
            parameter.Schema = SchemaOf(operation.OperationId, parameter.Name, context) ?? parameter.Schema;
        }

        if (operation.OperationId == "getEligibility")
            (operation.Parameters ??= []).Add(EligibilityAnswers());
    }

    private static IOpenApiSchema? SchemaOf(string? operation, string name, OperationFilterContext context) =>
        (operation, name) switch
        {
            ("getDueDate", "from") => Text("date-time"),
            ("getDueDate", "days") => Integer(1, 1000),
            (_, "from" or "to" or "on" or "until" or "effectiveFrom") => Text("date"),
            (_, "page") => Integer(1, 1_000_000, standard: 1),
            (_, "pageSize") => Integer(1, 200, standard: 50),
            (_, "state") => Enumeration<CaseState>(context),
            (_, "card") => Enumeration<CardColour>(context),
            (_, "sort") => Enumeration<WorklistSort>(context),
            (_, "published") => Words(["1"]),
            (_, "mode") => Words(KnownWords.Modes),
            (_, "party") => Words([Parties.Builder, Parties.Designer, Parties.Supervisor]),
            (_, "department") => Words(KnownWords.Departments),
            (_, "point") => Words(KnownWords.HandoverPoints),
            ("listPauses" or "getPauseFigures", "kind") => Words(PauseKinds.All),
            ("printPapers", "paper") => new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = Words(Documents.CasePapers.Kinds),
            },
            _ => null,
        };

    /// <summary>A parameter for each question answered; which there are is told by the answer itself.</summary>
    private static OpenApiParameter EligibilityAnswers() =>
        new()
        {
            Name = "answers",
            In = ParameterLocation.Query,
            Description = "Each question that was answered, by its name, with the value chosen.",
            Style = ParameterStyle.Form,
            Explode = true,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };

    private static IOpenApiSchema Enumeration<T>(OperationFilterContext context)
        where T : struct, Enum => context.SchemaGenerator.GenerateSchema(typeof(T), context.SchemaRepository);

    private static OpenApiSchema Text(string format) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema Integer(int least, int most, int? standard = null) =>
        new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = least.ToString(CultureInfo.InvariantCulture),
            Maximum = most.ToString(CultureInfo.InvariantCulture),
            Default = standard is { } value ? JsonValue.Create(value) : null,
        };

    private static OpenApiSchema Words(IEnumerable<string> words) => KnownWords.Schema(words);
}

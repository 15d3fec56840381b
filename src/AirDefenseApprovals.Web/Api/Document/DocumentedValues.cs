using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>
/// Describes what the code keeps as JSON: values of forms, what goes with an outcome, definitions of processes; and
/// problems.
/// </summary>
internal sealed class DocumentedValues : ISchemaFilter
{
    /// <summary>An Elsa 3 definition: it is Elsa's to describe.</summary>
    public static OpenApiSchema ElsaDefinition() => Open("An Elsa 3 workflow definition.");

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } members } shape || context.MemberInfo is not null)
            return;
        if (context.Type == typeof(ProblemDetails))
            Problem(shape, members);
        else if (context.Type == typeof(ApplicationBody) || context.Type == typeof(CounterBody))
            members["form"] = Form(context, orNull: true);
        else if (context.Type == typeof(CaseShape))
            members["form"] = Form(context, orNull: false);
        else if (context.Type == typeof(TaskBody))
            members["data"] = OrNull(
                context.SchemaGenerator.GenerateSchema(typeof(TaskDataBody), context.SchemaRepository)
            );
        else if (context.Type == typeof(TaskDataBody))
            TaskData(shape, members);
        else if (context.Type == typeof(PublishBody) || context.Type == typeof(DryRunBody))
            Definitions(members);
        else if (context.Type == typeof(DryRunStep))
            members["data"] = Open("What goes with the outcome.");
        else if (context.Type == typeof(JournalShape))
            members["data"] = Open(
                "What the act says; numbers are texts or integers, so that its hash is the same everywhere."
            );
        else if (context.Type == typeof(StaffLogShape))
            members["details"] = Open("What the act says.");
    }

    /// <summary>A problem as <see cref="Problems"/> writes it: RFC 9457 with the rule that refuses and the fields that are wrong.</summary>
    private static void Problem(OpenApiSchema shape, IDictionary<string, IOpenApiSchema> members)
    {
        members.Clear();
        members["type"] = Text("Stable, e.g. urn:ada:notice-already-issued; GET /api/v1/problems lists all.");
        members["title"] = Text("What the status means.");
        members["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" };
        members["detail"] = Text("A sentence for a person, in the language of Accept-Language.");
        members["rule"] = Text("The rule that refuses, e.g. R4; not there where none does.");
        members["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Sentences by field; not there where no field is wrong.",
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };
        shape.Required = new HashSet<string> { "type", "title", "status", "detail" };
        shape.AdditionalProperties = null;
        shape.Description = "A refusal (RFC 9457).";
    }

    private static void TaskData(OpenApiSchema shape, IDictionary<string, IOpenApiSchema> members)
    {
        shape.AdditionalPropertiesAllowed = true; // a process of the office's own may ask for more
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        members["reasons"] = new OpenApiSchema
        {
            Description = members["reasons"].Description,
            AnyOf = [text, new OpenApiSchema { Type = JsonSchemaType.Array, Items = text }],
        };
    }

    private static void Definitions(IDictionary<string, IOpenApiSchema> members)
    {
        members["definition"] = ElsaDefinition();
        if (members.ContainsKey("case"))
            members["case"] = Open("What expressions see as case: an object with form, item and project.");
    }

    /// <summary>Values by the name of their field: numbers, a range of days, or text.</summary>
    private static OpenApiSchema Form(SchemaFilterContext context, bool orNull) =>
        new()
        {
            Type = orNull ? JsonSchemaType.Object | JsonSchemaType.Null : JsonSchemaType.Object,
            Description =
                "Values by the names of the item's form: numbers for decimal and integer, a range for dateRange, else text.",
            AdditionalProperties = new OpenApiSchema
            {
                AnyOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.String },
                    new OpenApiSchema { Type = JsonSchemaType.Number },
                    context.SchemaGenerator.GenerateSchema(typeof(DateRangeValue), context.SchemaRepository),
                ],
            },
        };

    private static OpenApiSchema OrNull(IOpenApiSchema reference) =>
        new() { Type = JsonSchemaType.Object | JsonSchemaType.Null, AllOf = [reference] };

    private static OpenApiSchema Open(string description) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            AdditionalProperties = new OpenApiSchema(),
        };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>
/// Puts into the API's document who must sign in, the headers of writes, and what the framework answers before an
/// endpoint is called.
/// </summary>
internal sealed class DocumentedAnswers : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var open = metadata.OfType<IAllowAnonymous>().Any();
        operation.Security = open ? [] : [Bearer(context)];
        if (!open)
            Refuses(operation, context, "401", "Not signed in");

        var writes = context.ApiDescription.HttpMethod != "GET" && !open;
        if (writes)
            Header(operation, "Idempotency-Key", "The same key and body answer alike with one effect.");
        if (writes && IsOfACase(context))
            Header(operation, "If-Match", "The ETag of the case as it was seen; 412 when it has changed.");
        if (writes || context.ApiDescription.ParameterDescriptions.Any(p => p.Source.Id is "Query" or "Body"))
            Refuses(operation, context, "400", "Bad Request"); // a word where a number belongs, JSON that is none
        if (operation.RequestBody is not null)
            Refuses(operation, context, "415", "Unsupported Media Type");
        if (operation.Responses?.Keys.Any(status => status.StartsWith('4')) == false)
            Refuses(operation, context, "415", "The request says that it is in another charset than UTF-8");
    }

    private static bool IsOfACase(OperationFilterContext context) =>
        context.ApiDescription.RelativePath?.StartsWith("api/v1/cases/{id}", StringComparison.Ordinal) == true;

    private static OpenApiSecurityRequirement Bearer(OperationFilterContext context) =>
        new() { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] };

    private static void Header(OpenApiOperation operation, string name, string description) =>
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );

    private static void Refuses(
        OpenApiOperation operation,
        OperationFilterContext context,
        string status,
        string description
    )
    {
        if (operation.Responses is not { } responses || responses.ContainsKey(status))
            return;
        var problem = context.SchemaGenerator.GenerateSchema(typeof(ProblemDetails), context.SchemaRepository);
        responses[status] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = problem },
            },
        };
    }
}

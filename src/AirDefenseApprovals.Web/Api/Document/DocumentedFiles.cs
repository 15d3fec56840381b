using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>Puts into the API's document which files go in and come out.</summary>
internal sealed class DocumentedFiles : IOperationFilter
{
    private const string Multipart = "multipart/form-data";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody?.Content?.ContainsKey(Multipart) == true)
            operation.RequestBody.Content[Multipart] = new OpenApiMediaType { Schema = Form() };
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        foreach (var file in metadata.OfType<FileAnswer>())
            Answers(operation, file.ContentType);
    }

    /// <summary>A form with one file, as the endpoints read it.</summary>
    private static OpenApiSchema Form() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = Binary() },
            Required = new HashSet<string> { "file" },
        };

    private static void Answers(OpenApiOperation operation, string contentType)
    {
        var success = (OpenApiResponse)operation.Responses!["200"];
        success.Content ??= new Dictionary<string, IOpenApiMediaType>();
        success.Content[contentType] = new OpenApiMediaType
        {
            Schema = contentType switch
            {
                "application/json" => DocumentedValues.ElsaDefinition(),
                "application/jsonl" or "image/svg+xml" => new OpenApiSchema { Type = JsonSchemaType.String },
                _ => Binary(),
            },
        };
    }

    public static OpenApiSchema Binary() => new() { Type = JsonSchemaType.String, Format = "binary" };
}

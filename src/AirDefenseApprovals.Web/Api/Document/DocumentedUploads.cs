using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>Puts into the API's document the headers by which tus speaks: endpoints read and write them by hand.</summary>
internal sealed class DocumentedUploads : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        switch (operation.OperationId)
        {
            case "beginUpload":
                Takes(operation, "Upload-Length", "How many bytes it has.", JsonSchemaType.Integer);
                Takes(operation, "Upload-Metadata", "filename and its name in Base64.", JsonSchemaType.String);
                Gives(operation, "201", "Location", "Where its bytes go.", JsonSchemaType.String);
                break;
            case "getUploadOffset":
                Gives(operation, "200", "Upload-Offset", "How many bytes have come.", JsonSchemaType.Integer);
                break;
            case "appendToUpload":
                Takes(operation, "Upload-Offset", "How many bytes have come before.", JsonSchemaType.Integer);
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, IOpenApiMediaType>
                    {
                        ["application/offset+octet-stream"] = new OpenApiMediaType
                        {
                            Schema = DocumentedFiles.Binary(),
                        },
                    },
                };
                Gives(operation, "204", "Upload-Offset", "How many bytes have come.", JsonSchemaType.Integer);
                break;
        }
    }

    private static void Takes(OpenApiOperation operation, string name, string description, JsonSchemaType type) =>
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Required = true,
                Description = description,
                Schema = new OpenApiSchema { Type = type },
            }
        );

    private static void Gives(
        OpenApiOperation operation,
        string status,
        string name,
        string description,
        JsonSchemaType type
    )
    {
        var response = (OpenApiResponse)operation.Responses![status];
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers[name] = new OpenApiHeader
        {
            Description = description,
            Schema = new OpenApiSchema { Type = type },
        };
    }
}

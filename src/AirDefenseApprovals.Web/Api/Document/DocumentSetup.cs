using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;
using AirDefenseApprovals.Core;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>The API's document: what <c>docs/openapi.json</c> records and clients are generated from.</summary>
internal static partial class DocumentSetup
{
    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        // Enumerations are written as the endpoints write them; Swashbuckle would otherwise ask the settings of MVC,
        // which the pages alone use.
        services.AddSingleton<ISerializerDataContractResolver>(provider => new JsonSerializerDataContractResolver(
            provider.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions,
            provider.GetRequiredService<SchemaGeneratorOptions>()
        ));
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", Information());
            options.AddServer(new OpenApiServer { Url = "/", Description = "The office that serves this document." });
            options.AddSecurityDefinition(
                "bearer",
                new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "accessToken of POST /api/v1/auth/login",
                }
            );
            options.SupportNonNullableReferenceTypes();
            options.CustomOperationIds(api =>
                api.ActionDescriptor.EndpointMetadata.OfType<OperationId>().Single().Name
            );
            options.CustomSchemaIds(SchemaNames.Of);
            options.OperationFilter<DocumentedAnswers>();
            options.OperationFilter<DocumentedFiles>();
            options.OperationFilter<DocumentedUploads>();
            options.OperationFilter<DocumentedParameters>();
            options.OperationFilter<SwaggerExamples>();
            options.SchemaFilter<DocumentedShapes>();
            options.SchemaFilter<DocumentedValues>();
            options.DocumentFilter<DocumentedOrder>();
            options.IncludeXmlComments(() => Comments("AirDefenseApprovals.Web.xml"));
            options.IncludeXmlComments(() => Comments("AirDefenseApprovals.Core.xml"));
        });
    }

    private static OpenApiInfo Information() =>
        new()
        {
            Title = "AirDefenseApprovals",
            Version = "v1",
            Description =
                "Online approval engine of a city's civil air defence office. "
                + "Errors are RFC 9457 problems; GET /api/v1/problems lists their types.",
            License = new OpenApiLicense { Name = "MIT", Url = new Uri("https://opensource.org/license/mit") },
        };

    /// <summary>
    /// Reads the comments of the code, each a text of one line: where a line breaks in the source is nothing to its
    /// readers.
    /// </summary>
    private static XPathDocument Comments(string file)
    {
        var comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, file));
        foreach (var text in comments.DescendantNodes().OfType<XText>())
            text.Value = LineBreaks.Replace(text.Value, " ");
        return new XPathDocument(comments.CreateReader());
    }

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex LineBreaks { get; }
}

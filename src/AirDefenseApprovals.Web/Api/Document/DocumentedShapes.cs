using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>
/// Says of each shape which members are always there and which may be null. An answer has all its members, and may have
/// more one day; a request has
/// those that are asked for, and no others.
/// </summary>
internal sealed class DocumentedShapes : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } members } shape || context.MemberInfo is not null)
            return;
        foreach (var property in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!members.TryGetValue(name, out var member))
                continue;
            if (member is OpenApiSchemaReference reference && MayBeNull(property))
                members[name] = OrNull(property.PropertyType, reference);
            if (member is OpenApiSchema own)
                own.ReadOnly = false; // what an answer computes is as good as what it stores
        }

        KnownWords.Apply(context.Type, members);
        if (IsRequest(context.Type))
            return;
        shape.AdditionalPropertiesAllowed = true;
        if (context.Type != typeof(ProblemDetails))
            shape.Required = members.Keys.ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsRequest(Type type) =>
        type.Name.EndsWith("Body", StringComparison.Ordinal) || type == typeof(DryRunStep);

    private static bool MayBeNull(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static OpenApiSchema OrNull(Type type, OpenApiSchemaReference reference)
    {
        var isWord = Nullable.GetUnderlyingType(type)?.IsEnum == true;
        return new OpenApiSchema
        {
            Type = (isWord ? JsonSchemaType.String : JsonSchemaType.Object) | JsonSchemaType.Null,
            AllOf = [reference],
        };
    }
}

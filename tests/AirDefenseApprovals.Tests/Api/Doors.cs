using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>The doors of the API as the host itself lists them: a new endpoint is tried by every test that walks them.</summary>
internal static class Doors
{
    /// <summary>Method and path, without the base path; all of them, or those for anyone or for those signed in alone.</summary>
    public static List<(string Method, string Path)> Of(IServiceProvider services, bool? anonymous = null) =>
        [
            .. from endpoint in services
                .GetServices<EndpointDataSource>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
            where endpoint.RoutePattern.RawText is { } text && text.StartsWith("/api/v1/", StringComparison.Ordinal)
            where anonymous is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null == anonymous
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            select (method, endpoint.RoutePattern.RawText!["/api/v1/".Length..].TrimEnd('/')),
        ];

    /// <summary>All but the clock of Development, which would move under the other tests' feet.</summary>
    public static List<(string Method, string Path)> DoorsToTry(this OfficeHost office) =>
        [.. Of(office.Services).Where(d => !d.Path.StartsWith("dev/", StringComparison.Ordinal))];

    /// <summary>The statuses that the API's document declares, by method and path as <see cref="Of"/> names them.</summary>
    public static async Task<Dictionary<(string Method, string Path), HashSet<int>>> DeclaredAsync(
        this OfficeHost office
    )
    {
        var paths = (await office.Anyone.GetAsync("/swagger/v1/swagger.json")).Ok()["paths"]!;
        return Of(office.Services)
            .Distinct()
            .ToDictionary(
                d => d,
                d =>
                    paths[
                        $"/api/v1/{d.Path.Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal)}"
                    ]![d.Method.ToLowerInvariant()]!["responses"]!
                        .AsObject()
                        .Select(r => int.Parse(r.Key, CultureInfo.InvariantCulture))
                        .ToHashSet()
            );
    }

    /// <summary>A path with something in each of its places.</summary>
    public static string Fill(string path, Guid id) =>
        path.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{code}", "M30", StringComparison.Ordinal)
            .Replace("{material}", "M30", StringComparison.Ordinal)
            .Replace("{party}", "builder", StringComparison.Ordinal)
            .Replace("{department}", "fire", StringComparison.Ordinal)
            .Replace("{word}", "nothing", StringComparison.Ordinal)
            .Replace("{finding:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{photo:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{itemNo:int}", "1", StringComparison.Ordinal)
            .Replace("{task}", "review", StringComparison.Ordinal)
            .Replace("{sha256}", new string('a', 64), StringComparison.Ordinal)
            .Replace("{number}", "WS-1", StringComparison.Ordinal)
            .Replace("{clause}", "3.3", StringComparison.Ordinal)
            .Replace("{definitionId}", "standard", StringComparison.Ordinal)
            .Replace("{userName}", "clerk.410122", StringComparison.Ordinal)
            .Replace("{point}", "agreement", StringComparison.Ordinal)
            .Replace("{version:int}", "1", StringComparison.Ordinal)
            .Replace("{year:int}", "2027", StringComparison.Ordinal);
}

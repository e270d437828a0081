using System.Reflection;
using CourseMatch.Host.Access;
using CourseMatch.Host.Json;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace CourseMatch.Host.Serving;

/// <summary>Every route of the service with its declared rule, as the gate finds it.</summary>
internal static class RouteList
{
    public static async Task<RoutesDocument> OfAsync(WebApplication app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var lines = new List<RouteLine>();
        foreach (var endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>())
        {
            lines.Add(endpoint.Metadata.GetMetadata<ActionDescriptor>() is PageActionDescriptor page
                ? Line(endpoint, await loader.LoadAsync(page, endpoint.Metadata))
                : Line(endpoint));
        }

        return new RoutesDocument(
        [
            .. lines.OrderBy(line => line.Path, StringComparer.Ordinal)
                .ThenBy(line => string.Join(',', line.Methods), StringComparer.Ordinal),
        ]);
    }

    private static RouteLine Line(RouteEndpoint endpoint, CompiledPageActionDescriptor page) => Line(
        endpoint,
        page.ModelTypeInfo?.GetCustomAttribute<AccessAttribute>(),
        (page.HandlerMethods ?? []).Select(handler => handler.HttpMethod.ToUpperInvariant()).Append("GET"));

    private static RouteLine Line(RouteEndpoint endpoint) => Line(
        endpoint,
        endpoint.Metadata.GetMetadata<AccessAttribute>(),
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]);

    private static RouteLine Line(RouteEndpoint endpoint, AccessAttribute? rule, IEnumerable<string> methods) => new(
        "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
        [.. methods.Distinct().Order(StringComparer.Ordinal)],
        rule is not null,
        rule?.IsForEverybody == true,
        [.. rule?.Readers.Select(role => $"{role}") ?? []],
        [.. rule?.Writers.Select(role => $"{role}") ?? []]);
}

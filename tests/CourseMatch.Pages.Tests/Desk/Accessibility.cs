using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests.Desk;

/// <summary>The accessibility scanner axe-core in the page.</summary>
internal static class Accessibility
{
    private const string Scan = """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
            resultTypes: ['violations'],
          });
          return JSON.stringify(found.violations.map(violation => [
            violation.id, violation.help, violation.nodes.slice(0, 3).map(node => node.html).join(' | ')]));
        }
        """;

    /// <summary>Folder of what npm fetched for the tests.</summary>
    public static string PartsFolder { get; } = typeof(Accessibility).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "TestPartsFolder").Value!;

    public static string ScriptPath => Path.Combine(PartsFolder, "node_modules", "axe-core", "axe.min.js");

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var found = JsonSerializer.Deserialize<string[][]>(await page.EvaluateAsync<string>(Scan))!;
        return [.. found.Select(violation => $"{page.Url} {violation[0]}: {violation[1]}: {violation[2]}")];
    }
}

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CourseMatch.Application.Access;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Serving;

/// <summary>Who may do what: the rules declared in the program are those on paper (docs/access.md), and the service
/// holds every role to them on every route.</summary>
public sealed partial class AccessTests(TestCounty county) : IClassFixture<TestCounty>
{
    private static readonly string Nobody = "";

    [Fact]
    public async Task Every_route_is_on_paper_with_the_rule_it_has()
    {
        var routes = await RoutesAsync();

        Assert.Equal(OnPaper(), routes.Select(route => route.OnPaper));
        Assert.All(routes, route => Assert.True(route.HasRule, $"{route.Path} has no rule"));
    }

    /// <summary>Walks all routes with every role and with nobody: a request is stopped by the gate (401, 403 or the
    /// way to the sign-in page) exactly when the paper does not name the role. What happens behind the gate is of other
    /// tests.
    /// </summary>
    [Fact]
    public async Task Every_role_gets_through_exactly_where_the_paper_says()
    {
        await county.TakeInAsync(new SmallCounty(People: 3, Seats: 3, Parents: 1, CarePlaces: 1));
        foreach (var role in Enum.GetValues<Role>())
        {
            await county.AddAccountAsync($"{role}", role);
        }

        await using var service = await RunningService.StartAsync(county.Program);
        var routes = await RoutesAsync();
        var faults = new List<string>();
        foreach (var role in Enum.GetNames<Role>().Append(Nobody))
        {
            // A session each; signing out is one of the routes and would end it, so it comes last.
            var address = service.Client.BaseAddress!;
            using var session = role == Nobody
                ? new BrowserSession(address)
                : await BrowserSession.SignInAsync(address, role, TestCounty.Password);
            foreach (var route in routes.OrderBy(route => route.Path == "/sign-out"))
            {
                foreach (var method in route.Methods)
                {
                    faults.AddRange(await FaultAsync(session.Client, route, method, role));
                }
            }
        }

        Assert.Empty(faults);
    }

    private static async Task<string[]> FaultAsync(HttpClient client, Route route, string method, string role)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(route.Path, "4711"));
        using var answer = await client.SendAsync(request);
        // A delivery has a lock of its own behind the gate: the token of its sender.
        var isStopped = (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                && !(await answer.Content.ReadAsStringAsync()).Contains("CM4062", StringComparison.Ordinal))
            || answer.Headers.Location?.OriginalString.StartsWith("/sign-in?to=", StringComparison.Ordinal) == true;
        var mayPass = route.IsForEverybody || (method == "GET" ? route.Readers : route.Writers).Contains(role);
        return isStopped == mayPass || (int)answer.StatusCode >= 500
            ? [$"{method} {route.Path} as {(role == Nobody ? "nobody" : role)}: {(int)answer.StatusCode}"]
            : [];
    }

    private async Task<IReadOnlyList<Route>> RoutesAsync() =>
    [
        .. (await county.Program.RunAsync("routes", "--json")).Ends(0).Json.GetProperty("routes").EnumerateArray()
            .Select(route => new Route(
                route.GetProperty("path").GetString()!,
                Texts(route, "methods"),
                route.GetProperty("hasRule").GetBoolean(),
                route.GetProperty("isForEverybody").GetBoolean(),
                Texts(route, "readers"),
                Texts(route, "writers"))),
    ];

    private static string[] Texts(JsonElement route, string name) =>
        [.. route.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>Rows of the table in docs/access.md: path, methods, readers, writers.</summary>
    private static IEnumerable<string> OnPaper() => File.ReadLines(PaperPath())
        .Where(line => line.StartsWith("| `/", StringComparison.Ordinal));

    private static string PaperPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CourseMatch.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "docs", "access.md");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    private sealed record Route(
        string Path, string[] Methods, bool HasRule, bool IsForEverybody, string[] Readers, string[] Writers)
    {
        public string OnPaper => IsForEverybody
            ? $"| `{Path}` | {string.Join(' ', Methods)} | everybody | everybody |"
            : $"| `{Path}` | {string.Join(' ', Methods)} | {string.Join(", ", Readers)} | "
                + (Methods.SequenceEqual(["GET"]) ? "nobody |" : string.Join(", ", Writers) + " |");
    }
}

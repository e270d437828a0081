using System.Globalization;
using CourseMatch.Application.Access;

namespace CourseMatch.Pages.Tests.Hostile;

/// <summary>Every form, filter and endpoint as a target, by every role and by nobody, with a valid mark of the session:
/// only refusals with a sentence or allowed successes, no failure inside, and not a byte of another municipality.
/// </summary>
/// <remarks>Seeded; a small share runs with the tests, <c>scripts/hostile-forms</c> sends ten thousand.</remarks>
public sealed class HostileFormTests(HostileCounty county) : IClassFixture<HostileCounty>
{
    private const string Nobody = "";

    private static readonly string[] Routes =
    [
        "/", "/sign-in", "/password", "/newcomers", "/newcomers/{reference}", "/newcomers/{reference}/courses",
        "/newcomers/{reference}/place?course={course}", "/courses", "/courses/{course}", "/courses/{course}/cancel",
        "/care", "/imports", "/imports/{import}", "/imports/columns", "/plans", "/plans/{plan}", "/plans/{plan}/lists",
        "/map", "/counter", "/counter/{course}", "/counter/upload", "/letters", "/nights", "/duplicates",
        "/administration",
        "/administration/accounts/{account}", "/administration/tokens", "/accessibility", "/sign-out",
    ];

    private static readonly string[] Programs =
    [
        "GET /api/v1/plans/{plan}", "GET /api/v1/plans/{plan}/report", "GET /api/v1/explanations/{reference}",
        "GET /api/v1/imports", "GET /api/v1/imports/{import}", "GET /api/v1/nights", "GET /api/v1/nights/x",
        "GET /language/en", "GET /sign-in/authority", "GET /sign-in/authority/back", "GET /antwort/x",
        "POST /api/v1/plans/{plan}/publish", "POST /api/v1/imports/{import}/undo",
        "POST /api/v1/imports/{import}/confirm",
        "POST /api/v1/imports/{import}/discard", "POST /api/v1/imports/newcomers", "POST /api/v1/imports/courses",
        "POST /api/v1/deliveries", "POST /antwort/x",
    ];

    [Fact]
    public async Task Nothing_fails_inside_and_nothing_foreign_comes_back()
    {
        var count = Setting("COURSEMATCH_HOSTILE_INPUTS", 300);
        var seed = Setting("COURSEMATCH_HOSTILE_SEED", 1);
        var report = new HostileReport(count, seed);
        var chance = new Random(seed);
        var before = await county.NeighbourAsync();
        var sessions = new Dictionary<string, HostileSession>();
        foreach (var login in SampleAccounts.All.Select(account => account.Login).Append(Nobody))
        {
            sessions[login] = await HostileSession.BeginAsync(county, login);
        }

        var targets = await TargetsAsync([.. sessions.Values]);
        var inputs = new HostileInput(chance, county);
        var kinds = Enum.GetValues<HostileKind>();
        for (var input = 0; input < count; input++)
        {
            var kind = kinds[input % kinds.Length];
            var session = sessions.Values.ElementAt(chance.Next(sessions.Count));

            // Half of all go where the role may send something: what is turned away at the gate tests the gate alone.
            var aim = chance.Next(2) == 0 && session.Own.Count > 0 ? session.Own : targets;
            var target = aim[chance.Next(aim.Count)];
            for (var turn = kind == HostileKind.Replay ? 2 : 1; turn > 0; turn--)
            {
                await session.EnsureAsync();
                using var request = inputs.Request(target, kind, session.Mark);
                await session.SendAsync(request, kind, target, report, $"seed {seed}, input {input}");
            }
        }

        foreach (var session in sessions.Values)
        {
            session.Dispose();
        }

        if (Environment.GetEnvironmentVariable("COURSEMATCH_HOSTILE_REPORT") is { Length: > 0 } path)
        {
            await File.WriteAllTextAsync(path, report.ToJson() + "\n");
        }

        Assert.Empty(report.Faults);
        Assert.Equal(before.Split(", "), (await county.NeighbourAsync()).Split(", "));
        Assert.InRange(report.Handled, count / 8, count);
    }

    /// <summary>What each session finds on its pages, and what is sent to besides.</summary>
    private async Task<IReadOnlyList<HostileTarget>> TargetsAsync(IReadOnlyList<HostileSession> sessions)
    {
        foreach (var session in sessions)
        {
            foreach (var route in Routes)
            {
                await session.ReadAsync(Filled(route));
            }
        }

        return
        [
            .. sessions.SelectMany(session => session.Own)
                .Concat(Programs.Select(program => program.Split(' ')).Select(program => new HostileTarget(
                    program[0],
                    Filled(program[1]),
                    [.. new[] { "provider", "day", "back", "code", "state", "held" }
                        .Select(field => KeyValuePair.Create(field, "1"))],
                    IsProgram: true)))
                .DistinctBy(target => target.Key),
        ];
    }

    private string Filled(string route)
    {
        foreach (var (name, values) in county.Known)
        {
            route = route.Replace("{" + name + "}", Uri.EscapeDataString(values[0]), StringComparison.Ordinal);
        }

        return route;
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : usual;
}

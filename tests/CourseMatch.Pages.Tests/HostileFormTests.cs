using System.Globalization;
using System.Text;
using CourseMatch.Application.Access;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Pages.Tests.Desk;
using Npgsql;

namespace CourseMatch.Pages.Tests;

/// <summary>Every route as a target: script, SQL, paths, oversize, numbers of others, no mark or an old one, by every
/// role. Nothing may fail inside (status 500) and nothing of another municipality may come back.</summary>
/// <remarks>Seeded; a small share runs with the tests, <c>scripts/hostile-forms</c> sends ten thousand.</remarks>
[Collection(AtTheDesk.Name)]
public sealed class HostileFormTests(SampleDesk desk)
{
    private const string Marker = "Nebenkreis-Geheim-4711";

    private static readonly string[] Evil =
    [
        "<script>alert(1)</script>", "' or 1=1; drop table newcomer; --", "../../../../etc/passwd", "%00", "\0",
        "\uFFFF", "-1", "0", "4711", "2147483648", "1e308", "NaN", "[]", "{}", "null", "true", "\u202Eevil", "😀",
        "=1+1", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "\r\nSet-Cookie: a=b",
        new string('x', 100_000), "${7*7}", "{{7*7}}", "file:///etc/passwd", "AZ-001' --", "31.02.2026",
        "99999999999999999999",
    ];

    private static readonly string[] Fields =
    [
        "id", "login", "password", "role", "provider", "seconds", "to", "back", "old", "wanted", "again", "page",
        "export", "reason", "course", "newcomer", "name", "subject", "source", "state", "q", "sort", "handler",
    ];

    private static readonly string[] Handlers = ["", "Add", "Reset", "Switch", "Start", "Stop", "Publish", "Undo"];

    private static readonly string[] Paths =
    [
        "/", "/sign-in", "/password", "/plans", "/plans/{0}", "/plans/{0}/lists", "/administration", "/newcomers",
        "/newcomers/{0}", "/newcomers/{0}/place", "/newcomers/{0}/courses", "/courses", "/courses/{0}",
        "/courses/{0}/cancel", "/care", "/imports", "/imports/{0}", "/imports/columns", "/map", "/counter",
        "/counter/{0}", "/language/{0}", "/problem", "/api/v1/plans/{0}", "/api/v1/plans/{0}/publish",
        "/api/v1/explanations/{0}", "/api/v1/imports", "/api/v1/imports/{0}/undo",
    ];

    [Fact]
    public async Task Nothing_fails_inside_and_nothing_foreign_comes_back()
    {
        await AddNeighbourAsync();
        var inputs = Setting("COURSEMATCH_HOSTILE_INPUTS", 150);
        var seed = Setting("COURSEMATCH_HOSTILE_SEED", 1);
        var chance = new Random(seed);
        var sessions = new List<BrowserSession> { new(desk.Address) };
        foreach (var (login, _) in SampleAccounts.All)
        {
            sessions.Add(await BrowserSession.SignInAsync(desk.Address, login, SampleAccounts.Password));
        }

        var faults = new List<string>();
        for (var input = 0; input < inputs; input++)
        {
            var session = sessions[chance.Next(sessions.Count)];
            using var request = Request(chance);
            using var answer = await session.Client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 500 || body.Contains(Marker, StringComparison.Ordinal)
                || body.Contains("   at ", StringComparison.Ordinal))
            {
                var path = request.RequestUri!.OriginalString;
                faults.Add($"seed {seed}, input {input}: {request.Method} {path[..Math.Min(200, path.Length)]} "
                    + $"{(int)answer.StatusCode}");
            }
        }

        sessions.ForEach(session => session.Dispose());
        Assert.Empty(faults);
    }

    private static HttpRequestMessage Request(Random chance)
    {
        var path = string.Format(
            CultureInfo.InvariantCulture,
            Paths[chance.Next(Paths.Length)],
            Uri.EscapeDataString(Short(Pick(chance))));
        var query = chance.Next(3) == 0 ? "" : $"?{Fields[chance.Next(Fields.Length)]}="
            + Uri.EscapeDataString(Short(Pick(chance)));
        if (chance.Next(2) == 0)
        {
            return new HttpRequestMessage(HttpMethod.Get, path + query);
        }

        var handler = Handlers[chance.Next(Handlers.Length)];
        var fields = Enumerable.Range(0, chance.Next(1, 6))
            .Select(_ => KeyValuePair.Create(Fields[chance.Next(Fields.Length)], Pick(chance)))
            .Append(KeyValuePair.Create("__RequestVerificationToken", Pick(chance)));
        return new HttpRequestMessage(HttpMethod.Post, handler.Length == 0 ? path : $"{path}?handler={handler}")
        {
            Content = chance.Next(4) == 0
                ? new StringContent(Pick(chance), Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent(fields),
        };
    }

    private static string Pick(Random chance) => chance.Next(4) > 0
        ? Evil[chance.Next(Evil.Length)]
        : new string([.. Enumerable.Range(0, chance.Next(1, 60)).Select(_ => (char)chance.Next(1, 0xD7FF))]);

    /// <summary>Addresses have bounds of their own; bodies are tried without.</summary>
    private static string Short(string text) => text[..Math.Min(200, text.Length)];

    /// <summary>Another municipality whose name and provider must never be seen.</summary>
    private async Task AddNeighbourAsync()
    {
        await using var connection = new NpgsqlConnection(desk.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            with neighbour as (
                insert into coursematch.municipality (name) values ('{Marker}')
                on conflict do nothing returning municipality_id)
            insert into coursematch.household (municipality_id, source, key, is_shared)
            select n.municipality_id, '{Marker}', '{Marker}', false from neighbour n
            """,
            connection);
        await command.ExecuteNonQueryAsync();
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : usual;
}

using System.Net;
using System.Text.RegularExpressions;
using CourseMatch.Application.Access;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Serving;

/// <summary>The pages of newcomers, courses, import, map and counter on a real night: what they say, how large they
/// are, what they hand out as a file, and what they never show.</summary>
public sealed partial class CasePagesTests(TestCounty county) : IClassFixture<TestCounty>
{
    /// <summary>Largest page without style, script and compression, in bytes.</summary>
    private const int PageBytesMax = 110_000;

    [Fact]
    public async Task A_night_is_read_decided_and_counted_without_a_terminal()
    {
        await county.TakeInAsync(new SmallCounty(People: 9, Seats: 4, Parents: 2, CarePlaces: 1));
        Assert.True((await county.Program.RunAsync("match", "--gap", "0")).Status <= 1);
        await county.AddAccountAsync("koordination", Role.Coordinator);
        await county.AddAccountAsync("beratung", Role.Counsellor);
        await county.AddAccountAsync("pruefung", Role.Auditor);
        await county.AddAccountAsync("verwaltung", Role.Administrator);
        await county.AddAccountAsync("vhs", Role.ProviderStaff);
        await using var service = await RunningService.StartAsync(county.Program);
        var address = service.Client.BaseAddress!;
        using var desk = await BrowserSession.SignInAsync(address, "koordination", TestCounty.Password);
        using var counter = await BrowserSession.SignInAsync(address, "vhs", TestCounty.Password);

        // Before publication a provider sees its courses and nobody in them.
        Assert.Contains("K1", await PageAsync(counter, "/counter"));
        Assert.DoesNotContain("Familie", await PageAsync(counter, "/counter/1"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(counter, "/counter/4711"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(counter, "/newcomers/AZ-001"));

        Assert.Contains("Personen gefunden: 9", await PageAsync(desk, "/newcomers"));
        Assert.Contains("Personen gefunden: 1<", await PageAsync(desk, "/newcomers?q=famili3"));
        Assert.Contains("Personen gefunden: 2<", await PageAsync(desk, "/newcomers?care=yes&standing=&order=name"));
        var waiting = await PageAsync(desk, "/newcomers?standing=waiting");
        var reference = Reference().Match(waiting).Groups[1].Value;
        var person = await PageAsync(desk, $"/newcomers/{reference}");
        Assert.Contains("Das steht im Weg:", person);
        Assert.Contains("Bei einem Träger anmelden", person);
        Assert.Contains("Alle Regeln sind erfüllt, aber kein Platz ist frei.", await PageAsync(
            desk, $"/newcomers/{reference}/courses?only=full"));
        Assert.Contains("Was das für andere bedeutet", await PageAsync(
            desk, $"/newcomers/{reference}/place?course=1"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(desk, "/newcomers/AZ-999"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(desk, $"/newcomers/{reference}/place?course=99"));

        var course = await PageAsync(desk, "/courses/1");
        Assert.Contains("4 von 4 Plätzen belegt, 0 frei", course);
        Assert.Contains("Kinderstube", course);
        Assert.Contains("Kurse gefunden: 2", await PageAsync(desk, "/courses?filter=open"));
        Assert.Contains("Vorschläge, die wegfallen: 4", await PageAsync(desk, "/courses/1/cancel"));
        Assert.Contains("1 von 1 Plätzen belegt", await PageAsync(desk, "/care"));
        Assert.Contains("44789: 1<", await PageAsync(desk, "/map"));
        Assert.Contains("People found: 9", await PageAsync(desk, "/newcomers?language=en"));
        Assert.Contains("Personen gefunden: 0", await PageAsync(desk, "/newcomers?speaks=uk"));

        var file = await desk.Client.GetStringAsync("/newcomers?export=csv&order=name");
        Assert.Equal(1 + 9, file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        using var ticked = await desk.PostAsync("/newcomers?handler=Export", ("id", "1"), ("id", "2"));
        var lines = (await ticked.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        using var none = await desk.PostAsync("/newcomers?handler=Export");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);


        // A step nobody knows is no step, least of all the first one of the form.
        Assert.Equal(422, await SendAsync(desk, "/plans/1?handler=Decide&all=true", ("step", "x")));
        Assert.Equal(422, await SendAsync(desk, "/newcomers?handler=Step", ("id", "1"), ("step", ""), ("reason", "r")));
        Assert.Equal(422, await SendAsync(desk, $"/newcomers/{reference}?handler=Answer", ("answer", "x")));
        Assert.Contains("Angenommen: 0 ", await PageAsync(desk, "/plans/1"));

        Assert.Equal(0, (await county.Program.RunAsync("publish", "1")).Status);
        Assert.Contains("Familie", await PageAsync(counter, "/counter/1"));
        Assert.Contains("Zugesagt", await PageAsync(desk, "/newcomers?standing=promised"));

        // The course begins in weeks, so nobody can have come yet; a foreign place and a made-up report are refused.
        var place = Place().Match(await PageAsync(counter, "/counter/1")).Groups[1].Value;
        Assert.Equal(422, await SendAsync(counter, "/counter/1", ("place", place), ("attendance", "started")));
        Assert.Equal(422, await SendAsync(counter, "/counter/1", ("place", place), ("attendance", "0")));
        Assert.Equal(404, await SendAsync(counter, "/counter/1", ("place", "4711"), ("attendance", "started")));

        // A seat becomes free, and the one who waits gets it by hand, with a reason that stands in the history.
        var other = Reference().Match(course = await PageAsync(desk, "/courses/1")).Groups[1].Value;
        Assert.Equal(422, await SendAsync(desk, $"/newcomers/{reference}/place?course=1", ("reason", "zu früh")));
        Assert.Equal(422, await SendAsync(desk, $"/newcomers/{other}?handler=Withdraw", ("reason", " ")));
        Assert.Equal(302, await SendAsync(desk, $"/newcomers/{other}?handler=Lock&wanted=true", ("reason", "bleibt")));
        Assert.Equal(302, await SendAsync(desk, $"/newcomers/{other}?handler=Withdraw", ("reason", "verzogen")));
        Assert.Contains("verzogen", await PageAsync(desk, $"/newcomers/{other}"));
        Assert.Equal(422, await SendAsync(desk, $"/newcomers/{reference}/place?course=1", ("reason", "")));
        Assert.Equal(
            302, await SendAsync(desk, $"/newcomers/{reference}/place?course=1", ("reason", "Nachbarin hilft")));
        Assert.Contains("Nachbarin hilft", await PageAsync(desk, $"/newcomers/{reference}"));
        Assert.Contains(reference, await PageAsync(counter, "/counter/1"));

        foreach (var (login, home) in new[]
        {
            ("koordination", "/"), ("beratung", "/"), ("pruefung", "/"), ("verwaltung", "/administration"),
            ("vhs", "/counter"),
        })
        {
            Assert.Equal("", await ClosedLinksAsync(address, login, home));
        }

        Assert.Equal(302, await SendAsync(desk, "/courses/2/cancel", ("note", "Dozentin krank")));
        Assert.Equal(422, await SendAsync(counter, "/counter/2?handler=Seats", ("free", "0")));
        Assert.Contains("Personen gefunden: 4<", await PageAsync(desk, "/newcomers?standing=promised"));
    }

    /// <summary>Follows every kind of link a reader is shown, once each, and names those that are not open to them.
    /// </summary>
    private static async Task<string> ClosedLinksAsync(Uri address, string login, string home)
    {
        using var session = await BrowserSession.SignInAsync(address, login, TestCounty.Password);
        var (waiting, kinds, closed) = (new Queue<string>([home]), new HashSet<string>(), new List<string>());
        while (waiting.TryDequeue(out var path))
        {
            using var answer = await session.Client.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                closed.Add($"{login} {path}: {(int)answer.StatusCode}");
                continue;
            }

            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var next = WebUtility.HtmlDecode(link.Groups[1].Value);
                var kind = Digits().Replace(next.Split('?')[0], "#");
                if (!next.StartsWith("/language/", StringComparison.Ordinal)
                    && kinds.Add(next.Contains("export=", StringComparison.Ordinal) ? kind + " file" : kind))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        Assert.InRange(kinds.Count, 2, 100);
        return string.Join(", ", closed);
    }

    private static async Task<int> SendAsync(
        BrowserSession session, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await session.PostAsync(path, fields);
        return (int)answer.StatusCode;
    }

    private static async Task<string> PageAsync(BrowserSession session, string path)
    {
        using var answer = await session.Client.GetAsync(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var page = WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(bytes));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {page}");
        Assert.InRange(bytes.Length, 1, PageBytesMax);
        Assert.Equal(1, page.Split("<h1").Length - 1);
        return page;
    }

    private static async Task<HttpStatusCode> StatusAsync(BrowserSession session, string path)
    {
        using var answer = await session.Client.GetAsync(path);
        return answer.StatusCode;
    }

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex("name=\"place\" value=\"([0-9]+)\"")]
    private static partial Regex Place();

    [GeneratedRegex("href=\"/newcomers/(AZ-[0-9]+)\"")]
    private static partial Regex Reference();
}

using System.Net;
using System.Text;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Pages.Tests.Hostile;

/// <summary>One role at work against the service: its cookies, its valid mark, the forms it was given.</summary>
internal sealed class HostileSession : IDisposable
{
    private readonly HostileCounty county;
    private readonly string login;
    private readonly Dictionary<string, HostileTarget> own = [];
    private BrowserSession browser;

    private HostileSession(HostileCounty county, string login, BrowserSession browser)
    {
        this.county = county;
        this.login = login;
        this.browser = browser;
    }

    /// <summary>A mark that holds for this session, or null.</summary>
    public string? Mark { get; private set; }

    /// <summary>Forms and filters on this role's own pages.</summary>
    public IReadOnlyList<HostileTarget> Own => [.. own.Values];

    public static async Task<HostileSession> BeginAsync(HostileCounty county, string login)
    {
        var session = new HostileSession(
            county, login, login.Length == 0 ? new BrowserSession(county.Address) : await county.SignInAsync(login));
        await session.MarkAsync();
        return session;
    }

    /// <summary>Reads a page for what can be sent from it.</summary>
    public async Task ReadAsync(string path)
    {
        using var answer = await browser.Client.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return;
        }

        foreach (var target in PageReading.TargetsOf(path, await answer.Content.ReadAsStringAsync()))
        {
            own.TryAdd(target.Key, target);
        }
    }

    /// <summary>Sees that the session still holds: signing out, changing a password or a role are allowed successes.
    /// </summary>
    public async Task EnsureAsync()
    {
        if (Mark is null && login.Length > 0)
        {
            browser.Dispose();
            await county.RestoreAsync(login);
            browser = await county.SignInAsync(login);
        }

        if (Mark is null)
        {
            await MarkAsync();
        }
    }

    /// <summary>Sends a request and writes down what is wrong with the answer.</summary>
    public async Task SendAsync(
        HttpRequestMessage request, HostileKind kind, HostileTarget target, HostileReport report, string where)
    {
        using var answer = await browser.Client.SendAsync(request);
        var status = (int)answer.StatusCode;
        var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        var toSignIn = answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true;
        var mayHaveEnded = target.Path.StartsWith("/sign-out", StringComparison.Ordinal)
            || target.Path.StartsWith("/password", StringComparison.Ordinal) && request.Method == HttpMethod.Post;
        if (login.Length > 0 && (toSignIn || status == 401 || mayHaveEnded))
        {
            Mark = null;
        }

        var isGate = status is 401 or 403 || toSignIn;
        report.Count(kind, target, status, isHandled: request.Method == HttpMethod.Post && !isGate
            && kind is not (HostileKind.WrongToken or HostileKind.MissingToken));
        var address = request.RequestUri!.OriginalString;
        foreach (var fault in Faults(
            kind, target, status, await UnsentAsync(request, body),
            await UnsentAsync(request, answer.Headers.ToString()), isGate))
        {
            report.Faults.Add(
                $"{where}, {kind}, {(login.Length == 0 ? "nobody" : login)}: {request.Method} "
                + $"{address[..Math.Min(300, address.Length)]} {status}: {fault}");
        }
    }

    public void Dispose() => browser.Dispose();

    /// <summary>The body without the foreign references that were sent: to name what somebody asked for tells nothing.
    /// </summary>
    private async Task<string> UnsentAsync(HttpRequestMessage request, string body)
    {
        var sent = request.RequestUri!.OriginalString
            + (request.Content is ByteArrayContent content
                ? Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync())
                : "");
        return county.Foreign["reference"].Where(reference => sent.Contains(reference, StringComparison.Ordinal))
            .Aggregate(body, (text, reference) => text.Replace(reference, "", StringComparison.Ordinal));
    }

    private IEnumerable<string> Faults(
        HostileKind kind, HostileTarget target, int status, string body, string headers, bool isGate)
    {
        // Who has no provider's sign-in set up is told so; every other failure inside is ours.
        if (status >= 500)
        {
            yield return $"failed inside: {county.LastLog()}";
        }

        if (body.Contains(HostileCounty.Marker, StringComparison.Ordinal)
            || headers.Contains(HostileCounty.Marker, StringComparison.Ordinal))
        {
            yield return "something of the neighbour";
        }

        if (body.Contains("\n   at ", StringComparison.Ordinal))
        {
            yield return "a stack trace";
        }

        // What the server itself turns away, before there is a request to speak of, has no body.
        var isSentence = body.Contains("CM", StringComparison.Ordinal)
            || body.Contains("id=\"faults\"", StringComparison.Ordinal);
        if (status >= 400 && !isSentence && !(body.Length == 0 && status is 400 or 414 or 431))
        {
            yield return $"no sentence: {Short(body)}";
        }

        if (!target.IsProgram && target.Method == "POST" && !isGate && status != 400
            && kind is HostileKind.WrongToken or HostileKind.MissingToken)
        {
            yield return "taken without a valid mark";
        }
    }

    private static string Short(string body) => body[..Math.Min(300, body.Length)].ReplaceLineEndings(" ");

    private async Task MarkAsync()
    {
        var page = await browser.Client.GetStringAsync(login.Length == 0 ? "/sign-in" : "/password");
        Mark = PageReading.MarkOf(page);
        Assert.NotNull(Mark);
    }
}

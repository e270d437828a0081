using System.Net;
using System.Text.RegularExpressions;

namespace CourseMatch.Host.Tests.Program;

/// <summary>What a browser without script does: keeps cookies, sends forms with the mark the page gave it, and
/// follows no redirect on its own.</summary>
internal sealed partial class BrowserSession : IDisposable
{
    public BrowserSession(Uri address)
    {
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(90),
        };
        Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public HttpClient Client { get; }

    /// <summary>Signs in and keeps the session.</summary>
    public static async Task<BrowserSession> SignInAsync(Uri address, string login, string password)
    {
        var session = new BrowserSession(address);
        using var answer = await session.PostAsync("/sign-in", ("login", login), ("password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return session;
    }

    /// <summary>Loads a page for its mark and sends a form to it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var mark = Mark().Match(await Client.GetStringAsync(path)).Groups[1].Value;
        var sent = fields.Append(("__RequestVerificationToken", mark))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var form = new FormUrlEncodedContent(sent);
        return await Client.PostAsync(path, form);
    }

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Mark();
}

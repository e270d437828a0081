using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CourseMatch.Host.Tests.Mail;

/// <summary>A message as the mail server took it.</summary>
internal sealed record TakenMail(string Identity, string To, string Text);

/// <summary>A real mail server as a process of its own: npm's smtp-server, fetched once for each build.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan FetchTime = TimeSpan.FromMinutes(5);
    private static readonly SemaphoreSlim Fetching = new(1);

    private readonly Process process;
    private readonly string file;

    private MailServer(Process process, string file, int port)
    {
        this.process = process;
        this.file = file;
        Port = port;
    }

    public int Port { get; }

    public IReadOnlyList<TakenMail> Taken => !File.Exists(file)
        ? []
        : [.. File.ReadAllLines(file).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).Select(mail =>
            new TakenMail(
                mail.GetProperty("identity").GetString()!.Split('@')[0],
                mail.GetProperty("to").GetString()!,
                Encoding.Latin1.GetString(mail.GetProperty("text").GetBytesFromBase64())))];

    /// <summary>What the program needs to know of it.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("COURSEMATCH_SMTP", string.Create(CultureInfo.InvariantCulture, $"smtp://127.0.0.1:{Port}")),
        ("COURSEMATCH_MAIL_FROM", "kurse@kreis.example"),
        ("COURSEMATCH_OFFICE_MAIL", "koordination@kreis.example"),
    ];

    /// <summary>Starts it.</summary>
    /// <param name="folder">Folder of the test; what it took is written there.</param>
    /// <param name="thinks">How long it thinks before it answers.</param>
    public static async Task<MailServer> StartAsync(string folder, TimeSpan thinks = default)
    {
        var home = Path.Combine(AppContext.BaseDirectory, "Mail");
        await FetchAsync(home);
        var file = Path.Combine(folder, $"mail-{Guid.NewGuid():N}.log");
        var start = new ProcessStartInfo(
            "node", [Path.Combine(home, "mail-server.mjs"), file, $"{(int)thinks.TotalMilliseconds}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync();
        return new MailServer(process, file, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task FetchAsync(string home)
    {
        await Fetching.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(home, "node_modules", "smtp-server", "lib")))
            {
                return;
            }

            var start = new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--prefer-offline"])
            {
                WorkingDirectory = home,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var npm = Process.Start(start)!;
            var said = npm.StandardOutput.ReadToEndAsync();
            var complained = npm.StandardError.ReadToEndAsync();
            using var deadline = new CancellationTokenSource(FetchTime);
            await npm.WaitForExitAsync(deadline.Token);
            Assert.True(npm.ExitCode == 0, $"npm ci: {await said}{await complained}");
        }
        finally
        {
            Fetching.Release();
        }
    }
}

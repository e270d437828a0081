using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CourseMatch.Host.Tests.Program;

/// <summary>The service as a child process on a free port, stopped as an operator would stop it.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;

    private RunningService(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Client { get; }

    public static async Task<RunningService> StartAsync(BuiltProgram program)
    {
        var process = program.Start("serve", "--urls", "http://127.0.0.1:0", "--json");
        _ = process.StandardError.ReadToEndAsync();
        var document = "";
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            document += line;
            if (line == "}")
            {
                break;
            }
        }

        return new RunningService(
            process, new Uri(JsonDocument.Parse(document).RootElement.GetProperty("urls")[0].GetString()!));
    }

    /// <summary>The JSON document of an answer, checked for its status.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {status}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sends an account along with every request from now on.</summary>
    public void SignIn(string login, string password) => Client.DefaultRequestHeaders.Authorization = new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}")));

    /// <summary>The document at a path.</summary>
    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Stops it with SIGTERM and says with which status it ended.</summary>
    public async Task<int> StopAsync()
    {
        Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
        using var deadline = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            await StopAsync();
        }

        process.Dispose();
    }
}

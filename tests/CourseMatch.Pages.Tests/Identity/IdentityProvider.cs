using System.Diagnostics;
using System.Text.Json;
using CourseMatch.Pages.Tests.Desk;

namespace CourseMatch.Pages.Tests.Identity;

/// <summary>A real identity provider as a process of its own: npm's oidc-provider, fetched with the build.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    private const string Secret = "a secret of the tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly string folder;
    private readonly Dictionary<string, string[]> groups;

    private IdentityProvider(Process process, string folder, Dictionary<string, string[]> groups, Uri address)
    {
        this.process = process;
        this.folder = folder;
        this.groups = groups;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="folder">Folder for its files.</param>
    public static async Task<IdentityProvider> StartAsync(string folder)
    {
        var people = Path.Combine(folder, "groups.json");
        await File.WriteAllTextAsync(people, "{}");
        await File.WriteAllTextAsync(Path.Combine(folder, "secret"), Secret + "\n");
        var script = Path.Combine(AppContext.BaseDirectory, "Identity", "identity-provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, Accessibility.PartsFolder, people, Secret])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardError.ReadToEndAsync();
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        }
        while (line?.StartsWith("http", StringComparison.Ordinal) == false);
        Assert.NotNull(line);
        return new IdentityProvider(process, folder, [], new Uri(line));
    }

    /// <summary>Puts somebody into groups, and out of all others.</summary>
    public void Put(string person, params string[] into)
    {
        groups[person] = into;
        File.WriteAllText(Path.Combine(folder, "groups.json"), JsonSerializer.Serialize(groups));
    }

    /// <summary>Writes a settings file for <c>serve</c>.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="authority">Address of the provider named in it.</param>
    /// <param name="isLocalOpen">Whether local accounts may sign in, too.</param>
    public string Settings(string name, Uri authority, bool isLocalOpen = true)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            authority,
            clientId = "coursematch",
            clientSecretFile = Path.Combine(folder, "secret"),
            localSignIn = isLocalOpen,
            groups = new object[]
            {
                new { group = "cm-koordination", role = "coordinator", municipality = "Standard" },
                new { group = "cm-pruefung", role = "auditor", municipality = "standard" },
                new
                {
                    group = "cm-vhs", role = "providerStaff", municipality = "Standard",
                    provider = "vhs Neumusterstadt",
                },
                new { group = "cm-elsewhere", role = "auditor", municipality = "Nirgendwo" },
            },
        }));
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseMatch.Store.Server;

/// <summary>One installed set of server programs.</summary>
/// <param name="Folder">The real folder, links resolved: <c>initdb</c> looks for its neighbours there.</param>
/// <param name="MajorVersion">For example 15.</param>
internal sealed partial record ServerBinaries(string Folder, int MajorVersion)
{
    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The programs to use for the database in <paramref name="cluster"/>, which need not exist yet.</summary>
    /// <remarks>An existing database wants its own major version; a new one takes the first set found.</remarks>
    /// <exception cref="EmbeddedServerException">None found, or none of the database's version.</exception>
    public static async Task<ServerBinaries> FindAsync(
        EmbeddedServerOptions options, string cluster, CancellationToken cancellation)
    {
        var wanted = MajorVersionOf(cluster);
        var found = new List<ServerBinaries>();
        foreach (var folder in CandidateFolders(options).Distinct())
        {
            if (await ReadAsync(folder, cancellation) is { } binaries)
            {
                if (wanted is null || wanted == binaries.MajorVersion)
                {
                    return binaries;
                }

                found.Add(binaries);
            }
        }

        throw found.Count == 0
            ? new EmbeddedServerException(
                EmbeddedServerFailure.BinariesMissing, "PATH", Path.Combine(options.InstallFolder, "*", "bin"))
            : new EmbeddedServerException(
                EmbeddedServerFailure.VersionDiffers,
                cluster,
                wanted!,
                string.Join(", ", found.Select(binaries => binaries.MajorVersion)));
    }

    /// <summary>The major version that created the database, or null when there is none yet.</summary>
    private static int? MajorVersionOf(string cluster)
    {
        var file = Path.Combine(cluster, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var major)
            ? major
            : null;
    }

    private static IEnumerable<string> CandidateFolders(EmbeddedServerOptions options)
    {
        foreach (var folder in options.SearchPath.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var program = new FileInfo(Path.Combine(folder, "postgres"));
            if (program.Exists)
            {
                var real = program.ResolveLinkTarget(returnFinalTarget: true) ?? program;
                yield return Path.GetDirectoryName(real.FullName)!;
            }
        }

        if (Directory.Exists(options.InstallFolder))
        {
            var versions = Directory.GetDirectories(options.InstallFolder)
                .Select(folder => (Folder: folder, Version: Number().Match(Path.GetFileName(folder))))
                .Where(entry => entry.Version.Success)
                .OrderByDescending(entry => int.Parse(entry.Version.Value, CultureInfo.InvariantCulture));
            foreach (var (folder, _) in versions)
            {
                yield return Path.Combine(folder, "bin");
            }
        }
    }

    private static async Task<ServerBinaries?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var binaries = new ServerBinaries(folder, 0);
        if (!File.Exists(binaries.Postgres) || !File.Exists(binaries.InitDb) || !File.Exists(binaries.PgCtl))
        {
            return null;
        }

        var answer = await SystemCommand.RunAsync([binaries.Postgres, "--version"], cancellation);
        var version = Number().Match(answer.Output);
        return answer.IsSuccess && version.Success
            ? binaries with { MajorVersion = int.Parse(version.Value, CultureInfo.InvariantCulture) }
            : null;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

using System.Globalization;

namespace CourseMatch.Store.Server;

/// <summary>A running server process of one database folder.</summary>
/// <param name="ProcessId">The server's first process.</param>
/// <param name="SocketFolder">Where its unix socket lies.</param>
internal sealed record Postmaster(int ProcessId, string SocketFolder)
{
    private const int ProcessIdLine = 0;
    private const int SocketFolderLine = 4;

    /// <summary>The server that <c>postmaster.pid</c> names, when it is alive and really serves this folder.</summary>
    /// <remarks>
    /// The file outlives a power cut, and its number may meanwhile belong to anything, in a container even to this
    /// program; so the process must be called <c>postgres</c> and have the database folder as its working directory.
    /// </remarks>
    public static Postmaster? Find(ServerPlace place)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PidFile(place));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return lines.Length > SocketFolderLine
            && int.TryParse(lines[ProcessIdLine], CultureInfo.InvariantCulture, out var processId)
            && Serves(processId, place)
            ? new Postmaster(processId, lines[SocketFolderLine].Trim())
            : null;
    }

    /// <summary>Whether the process is still there and still serves the folder.</summary>
    public static bool Serves(int processId, ServerPlace place)
    {
        var process = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            return File.ReadAllText($"{process}/comm").Trim() == "postgres"
                && new FileInfo($"{process}/cwd").LinkTarget == place.Cluster;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Ended between two looks, or somebody else's process and so not our server.
            return false;
        }
    }

    /// <summary>Every process of this folder's server: the first one and its children.</summary>
    public static IEnumerable<int> ProcessesOf(ServerPlace place) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Serves(id, place));

    /// <summary>
    /// Removes a <c>postmaster.pid</c> whose number now belongs to a foreign process; PostgreSQL itself would refuse
    /// to start because that process lives. Nothing is removed while any process of the old server is left.
    /// </summary>
    /// <returns>Whether a file was removed.</returns>
    public static bool RemoveStalePidFile(ServerPlace place)
    {
        var file = PidFile(place);
        if (!File.Exists(file) || ProcessesOf(place).Any())
        {
            return false;
        }

        File.Delete(file);
        return true;
    }

    private static string PidFile(ServerPlace place) => Path.Combine(place.Cluster, "postmaster.pid");
}

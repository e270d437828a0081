using System.Globalization;

namespace CourseMatch.Store.Server;

/// <summary>A running server process of one database folder.</summary>
/// <param name="ProcessId">The server's first process.</param>
/// <param name="ListensIn">The folder of its unix socket.</param>
internal sealed record Postmaster(int ProcessId, string ListensIn)
{
    private const int ProcessIdLine = 0;
    private const int SocketFolderLine = 4;

    private static readonly TimeSpan ChildrenInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ChildrenWaitMax = TimeSpan.FromSeconds(10);

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
    private static IEnumerable<int> ProcessesOf(ServerPlace place) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Serves(id, place));

    /// <summary>
    /// Removes what a killed server left: <c>postmaster.pid</c> and the lock of its socket. PostgreSQL would refuse
    /// to start when their number now belongs to a foreign process, or to the killed one that nobody has buried yet.
    /// </summary>
    /// <remarks>
    /// The killed server's children notice its end by themselves, which is waited for; nothing is removed while one
    /// of them is left, and PostgreSQL then refuses by itself.
    /// </remarks>
    /// <returns>Whether something was removed.</returns>
    public static async Task<bool> RemoveRemainsAsync(ServerPlace place, CancellationToken cancellation)
    {
        string[] files = [PidFile(place), .. SocketFolder.FilesOf(place)];
        var remains = files.Where(File.Exists).ToArray();
        if (remains.Length == 0)
        {
            return false;
        }

        for (var waited = TimeSpan.Zero; ProcessesOf(place).Any(); waited += ChildrenInterval)
        {
            if (waited > ChildrenWaitMax)
            {
                return false;
            }

            await Task.Delay(ChildrenInterval, cancellation);
        }

        foreach (var file in remains)
        {
            File.Delete(file);
        }

        return true;
    }

    private static string PidFile(ServerPlace place) => Path.Combine(place.Cluster, "postmaster.pid");
}

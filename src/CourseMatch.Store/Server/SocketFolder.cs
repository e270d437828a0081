using System.Text;

namespace CourseMatch.Store.Server;

/// <summary>The folder of the server's unix socket, which only the server's user (and root) may enter.</summary>
/// <remarks>
/// A socket path has about 107 bytes, and both PostgreSQL and Npgsql read commas in it as lists. A home folder that
/// is too long or has unusual characters therefore gets a fresh folder with an unguessable name below <c>/tmp</c>;
/// who attaches reads its name from <c>postmaster.pid</c>.
/// </remarks>
internal static class SocketFolder
{
    private const int PathBytesMax = 100;
    private const string ShortPrefix = "/tmp/coursematch-";
    private const string SocketName = ".s.PGSQL." + EmbeddedServer.PortText;

    /// <summary>Makes the folder for a server about to start.</summary>
    public static async Task<string> MakeAsync(ServerPlace place, CancellationToken cancellation)
    {
        var beside = Beside(place);
        if (IsUsable(beside))
        {
            await ClusterCreation.MakeFolderAsync(beside, place.Account, cancellation);
            return beside;
        }

        var made = await SystemCommand.RunAsync(["mktemp", "-d", ShortPrefix + "XXXXXXXXXX"], cancellation);
        if (!made.IsSuccess)
        {
            throw new EmbeddedServerException(
                EmbeddedServerFailure.FolderNotUsable, "/tmp", ServerTexts.Say("Folder.NoAccess", made.Error));
        }

        await place.Account.GiveAsync(made.Output, cancellation);
        return made.Output;
    }

    /// <summary>The socket and its lock as a server beside its database leaves them when killed.</summary>
    public static IEnumerable<string> FilesOf(ServerPlace place) =>
        [Path.Combine(Beside(place), SocketName), Path.Combine(Beside(place), SocketName + ".lock")];

    /// <summary>Removes the folder of a stopped server when it was one of the short-lived ones.</summary>
    public static void Remove(string folder)
    {
        if (folder.StartsWith(ShortPrefix, StringComparison.Ordinal) && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Beside(ServerPlace place) => Path.Combine(place.Folder, "socket");

    private static bool IsUsable(string folder) =>
        Encoding.UTF8.GetByteCount(Path.Combine(folder, SocketName)) < PathBytesMax
        && folder.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-+ ".Contains(letter));
}

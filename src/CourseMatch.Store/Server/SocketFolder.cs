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

    /// <summary>Makes the folder for a server about to start.</summary>
    public static async Task<string> MakeAsync(ServerPlace place, CancellationToken cancellation)
    {
        var beside = Path.Combine(place.Folder, "socket");
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

    /// <summary>Removes the folder of a stopped server when it was one of the short-lived ones.</summary>
    public static void Remove(string folder)
    {
        if (folder.StartsWith(ShortPrefix, StringComparison.Ordinal) && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsUsable(string folder) =>
        Encoding.UTF8.GetByteCount(Path.Combine(folder, ".s.PGSQL.5432")) < PathBytesMax
        && folder.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-+ ".Contains(letter));
}

namespace CourseMatch.Store.Server;

/// <summary>Creates the database files with <c>initdb</c>.</summary>
/// <remarks>
/// Under another name first and renamed when complete, so a program killed in between leaves no half database. The
/// name is fresh each time, since the killed program's <c>initdb</c> may still be writing.
/// </remarks>
internal static class ClusterCreation
{
    private const string UnfinishedPrefix = "data.new-";

    /// <summary>Creates <see cref="ServerPlace.Cluster"/>; the caller has the start lock and saw it missing.</summary>
    /// <exception cref="EmbeddedServerException"><c>initdb</c> failed, for example on a full disk.</exception>
    public static async Task RunAsync(
        ServerPlace place, ServerBinaries binaries, EmbeddedServerOptions options, CancellationToken cancellation)
    {
        RemoveUnfinished(place);
        var unfinished = Path.Combine(place.Folder, UnfinishedPrefix + Guid.NewGuid().ToString("N"));
        await MakeFolderAsync(unfinished, place.Account, cancellation);
        string[] command =
        [
            binaries.InitDb, "-D", unfinished, $"--username={EmbeddedServer.UserName}", "--auth=trust",
            "--encoding=UTF8", "--locale=C.UTF-8", .. options.IsDurable ? [] : new[] { "--no-sync" },
        ];
        var answer = await SystemCommand.RunAsync(place.Account.Run(command), cancellation);
        if (!answer.IsSuccess)
        {
            RemoveUnfinished(place);
            throw new EmbeddedServerException(
                EmbeddedServerFailure.CreationFailed, place.Folder, LogTail.Of($"{answer.Output}\n{answer.Error}"));
        }

        Directory.Move(unfinished, place.Cluster);
    }

    /// <summary>Makes a folder only the server's user can enter.</summary>
    public static async Task MakeFolderAsync(string path, ServerAccount account, CancellationToken cancellation)
    {
        SystemFolder.Make(path, SystemFolder.Private);
        await account.GiveAsync(path, cancellation);
    }

    private static void RemoveUnfinished(ServerPlace place)
    {
        foreach (var folder in Directory.EnumerateDirectories(place.Folder, UnfinishedPrefix + "*"))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // Its initdb is still writing; the next start removes it.
            }
        }
    }
}

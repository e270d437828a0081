using System.Security.Cryptography;
using System.Text;

namespace CourseMatch.Store.Server;

/// <summary>The folders of one embedded database.</summary>
/// <param name="Folder">Belongs to the user who runs the program; physical path, links resolved.</param>
/// <param name="Account">Runs the server; owns <see cref="Cluster"/>, <see cref="LogFolder"/> and the socket.</param>
internal sealed record ServerPlace(string Folder, ServerAccount Account)
{
    private const string SubFolder = "postgres";
    private const string MarkerName = "postgres-is-elsewhere.txt";

    public string Cluster => Path.Combine(Folder, "data");

    public string LogFolder => Path.Combine(Folder, "log");

    public string Log => Path.Combine(LogFolder, "server.log");

    public string StartLock => Path.Combine(Folder, "start.lock");

    public string UsersLock => Path.Combine(Folder, "users.lock");

    /// <summary>Whether the database lives outside the home folder because its user cannot enter that.</summary>
    public bool IsRefuge { get; private init; }

    /// <summary>Finds or makes the place for <see cref="EmbeddedServerOptions.HomeFolder"/>.</summary>
    /// <remarks>
    /// Normally <c>HOME/postgres</c>. When root starts us below a folder closed to the server's user (a clone under
    /// <c>/root</c>), a folder below <see cref="EmbeddedServerOptions.RefugeFolder"/> keyed by a hash of the path; a
    /// text file in the home folder says where, and is believed from then on, also after the home folder was moved.
    /// </remarks>
    /// <exception cref="EmbeddedServerException">The folder cannot be used.</exception>
    public static async Task<ServerPlace> ChooseAsync(EmbeddedServerOptions options, CancellationToken cancellation)
    {
        var home = Path.GetFullPath(options.HomeFolder);
        try
        {
            SystemFolder.MakePassage(home);
            home = await PhysicalAsync(home, cancellation);
            if (await ReadMarkerAsync(options, home, cancellation) is { } refuge)
            {
                return await OpenAsync(refuge, cancellation) with { IsRefuge = true };
            }

            var place = await OpenAsync(Path.Combine(home, SubFolder), cancellation);
            if (await place.Account.CanEnterAsync(place.Folder, cancellation))
            {
                return place;
            }

            if (Directory.Exists(place.Cluster))
            {
                throw Unusable(place.Folder, ServerTexts.Say("Folder.CannotEnter", place.Account.UserId));
            }

            return await TakeRefugeAsync(options, home, cancellation);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException(
                EmbeddedServerFailure.FolderNotUsable,
                trouble,
                home,
                ServerTexts.Say("Folder.NoAccess", trouble.Message));
        }
    }

    private static async Task<ServerPlace> OpenAsync(string folder, CancellationToken cancellation)
    {
        SystemFolder.MakePassage(folder);
        return new ServerPlace(folder, await ServerAccount.ChooseAsync(Path.Combine(folder, "data"), cancellation));
    }

    private static async Task<ServerPlace> TakeRefugeAsync(
        EmbeddedServerOptions options, string home, CancellationToken cancellation)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..16];
        SystemFolder.MakePassage(options.RefugeFolder);
        var refuge = Path.Combine(await PhysicalAsync(options.RefugeFolder, cancellation), key);
        var place = await OpenAsync(refuge, cancellation) with { IsRefuge = true };
        if (!await place.Account.CanEnterAsync(refuge, cancellation))
        {
            throw Unusable(refuge, ServerTexts.Say("Folder.CannotEnter", place.Account.UserId));
        }

        await File.WriteAllLinesAsync(
            Path.Combine(home, MarkerName), [ServerTexts.Say("Refuge.Marker"), refuge, home], cancellation);
        return place;
    }

    /// <summary>The place a marker names, unless the marker came here by copying a folder that still exists.</summary>
    private static async Task<string?> ReadMarkerAsync(
        EmbeddedServerOptions options, string home, CancellationToken cancellation)
    {
        var marker = Path.Combine(home, MarkerName);
        if (!File.Exists(marker)
            || !Directory.Exists(options.RefugeFolder)
            || await File.ReadAllLinesAsync(marker, cancellation) is not [_, var refuge, var origin, ..])
        {
            return null;
        }

        // Root must not be led to any other folder by a text file in somebody's clone.
        var isOurs = Path.GetDirectoryName(refuge) == await PhysicalAsync(options.RefugeFolder, cancellation)
            && Path.GetFileName(refuge) is { Length: 16 } key && key.All(char.IsAsciiHexDigitLower);
        return isOurs && Directory.Exists(refuge) && (origin == home || !Directory.Exists(origin)) ? refuge : null;
    }

    private static async Task<string> PhysicalAsync(string folder, CancellationToken cancellation)
    {
        var answer = await SystemCommand.RunAsync(["realpath", "--", folder], cancellation);
        return answer.IsSuccess ? answer.Output : throw new IOException(answer.Error);
    }

    private static EmbeddedServerException Unusable(string path, string reason) =>
        new(EmbeddedServerFailure.FolderNotUsable, path, reason);
}

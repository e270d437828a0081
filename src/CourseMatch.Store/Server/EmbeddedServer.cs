using Microsoft.Extensions.Logging;
using Npgsql;

namespace CourseMatch.Store.Server;

/// <summary>Our own PostgreSQL server for those who configured none; its database is kept between runs.</summary>
/// <remarks>
/// <para>
/// Reached by unix socket only, in a folder nobody else may enter. Several programs on one home folder share one
/// server: each holds a shared lock on <c>users.lock</c>, starting and stopping happen under <c>start.lock</c>, and
/// whoever leaves and then gets <c>users.lock</c> alone was the last one and stops the server.
/// </para>
/// <para>
/// The system releases a killed program's locks. Its server goes on running and is adopted by the next program after
/// a look at <c>postmaster.pid</c> and at the process itself; a killed server is started anew and recovers by itself.
/// </para>
/// </remarks>
public sealed class EmbeddedServer : IAsyncDisposable
{
    internal const string UserName = "coursematch";
    internal const string PortText = "5432";
    private const string DatabaseName = "coursematch";

    // Not a measured value: a fast shutdown writes out at most shared_buffers and takes well under a second.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMinutes(2);

    private readonly ServerPlace place;
    private readonly ServerBinaries binaries;
    private readonly ILogger logger;
    private FolderLock? usersLock;

    private EmbeddedServer(
        ServerPlace place, ServerBinaries binaries, FolderLock usersLock, string socketFolder, ILogger logger)
    {
        this.place = place;
        this.binaries = binaries;
        this.usersLock = usersLock;
        this.logger = logger;
        ConnectionString = ConnectionTo(DatabaseName, socketFolder).ConnectionString;
    }

    /// <summary>Connects to the database <c>coursematch</c> of this server.</summary>
    public string ConnectionString { get; }

    /// <summary>The folder with the database and the server's log, for messages.</summary>
    public string Folder => place.Folder;

    /// <summary>Starts the server of a home folder, or attaches to it when it runs already.</summary>
    /// <exception cref="EmbeddedServerException">No server; the message says why, with advice.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left running that was not before.</exception>
    public static async Task<EmbeddedServer> StartAsync(
        EmbeddedServerOptions options, ILogger logger, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new EmbeddedServerException(EmbeddedServerFailure.SystemNotSupported);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.StartTimeout);
        var place = await ServerPlace.ChooseAsync(options, cancellation);
        if (place.IsRefuge)
        {
            LogMessages.DatabaseElsewhere(logger, options.HomeFolder, place.Folder);
        }

        using var startLock = await TakeStartLockAsync(place, options, deadline.Token, cancellation);
        var binaries = await ServerBinaries.FindAsync(options, place.Cluster, cancellation);
        var usersLock = FolderLock.TryShare(place.UsersLock)
            ?? throw new EmbeddedServerException(
                EmbeddedServerFailure.Busy, place.Folder, options.StartTimeout.TotalSeconds);
        var isHandedOver = false;
        try
        {
            var socketFolder = await AdoptAsync(place, logger, deadline.Token)
                ?? await StartNewAsync(place, binaries, options, logger, deadline.Token);
            await CreateDatabaseAsync(socketFolder, deadline.Token);
            isHandedOver = true;
            return new EmbeddedServer(place, binaries, usersLock, socketFolder, logger);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new EmbeddedServerException(
                EmbeddedServerFailure.StartFailed, late, place.Folder, place.Log, LogTail.OfFile(place.Log));
        }
        finally
        {
            if (!isHandedOver)
            {
                await LeaveAsync(place, binaries, usersLock, logger);
            }
        }
    }

    /// <summary>Leaves the server, and stops it when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref usersLock, null) is { } held)
        {
            using var deadline = new CancellationTokenSource(StopTimeout);
            using var startLock = await FolderLock.TakeAloneAsync(place.StartLock, deadline.Token);
            await LeaveAsync(place, binaries, held, logger);
        }
    }

    /// <summary>The caller holds the start lock.</summary>
    private static async Task LeaveAsync(
        ServerPlace place, ServerBinaries binaries, FolderLock held, ILogger logger)
    {
        held.Dispose();
        using var alone = FolderLock.TryTakeAlone(place.UsersLock);
        if (alone is null)
        {
            LogMessages.ServerLeftToOthers(logger, place.Folder);
            return;
        }

        using var deadline = new CancellationTokenSource(StopTimeout);
        await ServerLaunch.StopAsync(place, binaries, deadline.Token);
        LogMessages.ServerStopped(logger, place.Folder);
    }

    private static async Task<FolderLock> TakeStartLockAsync(
        ServerPlace place, EmbeddedServerOptions options, CancellationToken deadline, CancellationToken cancellation)
    {
        try
        {
            return await FolderLock.TakeAloneAsync(place.StartLock, deadline);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new EmbeddedServerException(
                EmbeddedServerFailure.Busy, place.Folder, options.StartTimeout.TotalSeconds);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException(
                EmbeddedServerFailure.FolderNotUsable,
                trouble,
                place.Folder,
                ServerTexts.Say("Folder.NoAccess", trouble.Message));
        }
    }

    /// <summary>The socket folder of a server that already runs here, or null.</summary>
    private static async Task<string?> AdoptAsync(ServerPlace place, ILogger logger, CancellationToken cancellation)
    {
        if (Postmaster.Find(place) is not { } running)
        {
            return null;
        }

        var connection = ConnectionTo("postgres", running.ListensIn).ConnectionString;
        var answers = await ServerLaunch.AnswersAsync(
            connection, () => Postmaster.Serves(running.ProcessId, place), cancellation);
        if (!answers)
        {
            return null;
        }

        LogMessages.ServerAdopted(logger, place.Folder, running.ProcessId);
        return running.ListensIn;
    }

    /// <returns>The socket folder.</returns>
    private static async Task<string> StartNewAsync(
        ServerPlace place,
        ServerBinaries binaries,
        EmbeddedServerOptions options,
        ILogger logger,
        CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        await ClusterCreation.MakeFolderAsync(place.LogFolder, place.Account, cancellation);
        LogTail.Rotate(place.Log);
        if (Directory.Exists(place.Cluster))
        {
            await place.Account.GiveAsync(place.Cluster, cancellation);
            if (await Postmaster.RemoveRemainsAsync(place, cancellation))
            {
                LogMessages.RemainsRemoved(logger, place.Folder);
            }
        }
        else
        {
            await ClusterCreation.RunAsync(place, binaries, options, cancellation);
        }

        var socketFolder = await SocketFolder.MakeAsync(place, cancellation);
        using var process = ServerLaunch.Start(place, binaries, socketFolder, options.IsDurable);
        var connection = ConnectionTo("postgres", socketFolder).ConnectionString;
        try
        {
            if (!await ServerLaunch.AnswersAsync(connection, () => !process.HasExited, cancellation))
            {
                SocketFolder.Remove(socketFolder);
                throw new EmbeddedServerException(
                    EmbeddedServerFailure.StartFailed, place.Folder, place.Log, LogTail.OfFile(place.Log));
            }
        }
        catch (OperationCanceledException) when (Postmaster.Find(place) is null && !process.HasExited)
        {
            // Cancelled so early that nothing but this handle knows the process.
            process.Kill();
            throw;
        }

        LogMessages.ServerStarted(logger, place.Folder, binaries.MajorVersion, ElapsedMs(started));
        return socketFolder;
    }

    private static long ElapsedMs(long started) =>
        (long)TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;

    private static async Task CreateDatabaseAsync(string socketFolder, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres", socketFolder).ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = DatabaseName } },
        };
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = new NpgsqlCommand("create database coursematch", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static NpgsqlConnectionStringBuilder ConnectionTo(string database, string socketFolder) => new()
    {
        Host = socketFolder,
        Port = int.Parse(PortText, System.Globalization.CultureInfo.InvariantCulture),
        Username = UserName,
        Database = database,
        // Without it the driver loads a Kerberos library that a small machine does not have, and complains aloud.
        GssEncryptionMode = GssEncryptionMode.Disable,
        Pooling = database == DatabaseName,
    };
}

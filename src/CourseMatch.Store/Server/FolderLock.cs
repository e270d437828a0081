namespace CourseMatch.Store.Server;

/// <summary>A lock on a file that the system releases when its holder dies, however it dies (<c>flock</c>).</summary>
/// <remarks>Held by the open file, so two holders in one process exclude each other as two processes do.</remarks>
internal sealed class FolderLock : IDisposable
{
    // EWOULDBLOCK, which .NET passes on as the result code of a sharing violation on Linux.
    private const int HeldByOther = 11;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock alone, or returns null when anybody else holds it.</summary>
    public static FolderLock? TryTakeAlone(string path) => TryOpen(path, FileShare.None);

    /// <summary>Takes the lock together with others who share it, or returns null when one holds it alone.</summary>
    public static FolderLock? TryShare(string path) => TryOpen(path, FileShare.Read);

    /// <summary>Waits until the lock can be taken alone.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public static async Task<FolderLock> TakeAloneAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTakeAlone(path) is { } taken)
            {
                return taken;
            }

            await Task.Delay(RetryInterval, cancellation);
        }
    }

    public void Dispose() => file.Dispose();

    private static FolderLock? TryOpen(string path, FileShare share)
    {
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share));
        }
        catch (IOException trouble) when (trouble.HResult == HeldByOther)
        {
            return null;
        }
    }
}

using CourseMatch.Host.Logging;

namespace CourseMatch.Host.Api;

/// <summary>An upload, laid down in a file only we may read, which is gone when it is closed: readers take a file in
/// one pass and must not hold up the connection.</summary>
internal static class UploadedFile
{
    /// <summary>Receives the whole body and turns back to its beginning.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the service takes, or breaks off.</exception>
    public static async Task<FileStream> ReceiveAsync(Stream body, CancellationToken cancellation)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var path = Path.Combine(WorkFolder.MakeUploads().FullName, $"{Guid.NewGuid():N}.upload");
        var file = new FileStream(path, options);
        try
        {
            await body.CopyToAsync(file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}

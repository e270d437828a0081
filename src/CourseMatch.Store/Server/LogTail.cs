using System.Text;

namespace CourseMatch.Store.Server;

/// <summary>The last lines of a server's log, for a sentence that says why it did not start.</summary>
internal static class LogTail
{
    private const int LinesMax = 8;
    private const int BytesMax = 4096;
    private const long RotationBytes = 10 * 1024 * 1024;

    /// <summary>The last lines of a text, joined by " | ".</summary>
    public static string Of(string text) => string.Join(
        " | ",
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(LinesMax));

    /// <summary>The last lines of a file, or nothing when it cannot be read.</summary>
    public static string OfFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(-Math.Min(file.Length, BytesMax), SeekOrigin.End);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return Of(reader.ReadToEnd());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    /// <summary>Puts a grown log aside, keeping one old file, so that the two together stay bounded.</summary>
    public static void Rotate(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > RotationBytes })
        {
            File.Move(path, path + ".1", overwrite: true);
        }
    }
}

using CourseMatch.Application.Findings;

namespace CourseMatch.Host.Files;

/// <summary>A file somebody named: whether it can be read at all, asked before anything is started.</summary>
internal static class ReadableFile
{
    /// <summary>Why it cannot be read, or null.</summary>
    public static Finding? Refusal(string path)
    {
        try
        {
            using var stream = Open(path);
            return null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Finding.Of("CM4025", Severity.Error, path);
        }
        catch (UnauthorizedAccessException)
        {
            return Finding.Of("CM4028", Severity.Error, path);
        }
    }

    /// <summary>Opens it for one pass from beginning to end.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
}

using CourseMatch.Application.Findings;

namespace CourseMatch.Host.Files;

/// <summary>A file somebody asked for: written beside its place and renamed, so that nobody ever reads half of it.
/// </summary>
internal static class WholeFile
{
    /// <summary>Why nothing can be written under this name, asked before any computing; null when it can.</summary>
    public static Finding? Refusal(string path) =>
        Directory.Exists(path) ? Finding.Of("CM4026", Severity.Error, path)
        : !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) ? Finding.Of("CM4027", Severity.Error, path)
        : null;

    /// <summary>Writes and replaces what was there.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var stream = File.Create(unfinished))
            {
                write(stream);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}

namespace CourseMatch.Host.Logging;

/// <summary>The folder the program may fill: its own database, its log files.</summary>
internal static class WorkFolder
{
    /// <summary><c>COURSEMATCH_HOME</c>, else <c>.coursematch</c> below the current folder.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(
        Environment.GetEnvironmentVariable("COURSEMATCH_HOME") is { Length: > 0 } home ? home : ".coursematch");

    public static string Logs => System.IO.Path.Combine(Path, "log");

    /// <summary>The folder of the keys that protect what browsers hand back to us; ours alone to enter.</summary>
    public static DirectoryInfo MakeKeys() => MakePrivate("keys");

    /// <summary>The folder uploads lie in while they are read; ours alone to enter.</summary>
    public static DirectoryInfo MakeUploads() => MakePrivate("upload");

    private static DirectoryInfo MakePrivate(string name)
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var folder = System.IO.Path.Combine(Path, name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, Private);
    }
}

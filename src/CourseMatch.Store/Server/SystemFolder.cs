namespace CourseMatch.Store.Server;

/// <summary>Makes folders with exact permissions, whatever the caller's umask.</summary>
internal static class SystemFolder
{
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public const UnixFileMode Passable = Private
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder when it is missing; an existing one keeps its permissions.</summary>
    public static void Make(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new EmbeddedServerException(EmbeddedServerFailure.SystemNotSupported);
        }

        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Makes a folder that the server's user must pass through when root runs the program.</summary>
    public static void MakePassage(string path) => Make(path, Environment.IsPrivilegedProcess ? Passable : Private);
}

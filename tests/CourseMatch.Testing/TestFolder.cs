namespace CourseMatch.Testing;

/// <summary>Temporary folders that the server's unprivileged user may enter when root runs the tests.</summary>
public static class TestFolder
{
    internal const string Prefix = "/tmp/coursematch-tests-";

    private const UnixFileMode EveryoneMayEnter = UnixFileMode.UserRead | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder with a fresh name.</summary>
    /// <remarks>Directly below /tmp and not in TMPDIR, which may be a folder closed to others.</remarks>
    public static string Make()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The tests on a real server run on Linux.");
        }

        var folder = Prefix + Guid.NewGuid().ToString("N")[..12];
        return Directory.CreateDirectory(folder, EveryoneMayEnter).FullName;
    }
}

namespace CourseMatch.Store.Server;

/// <summary>Where the embedded PostgreSQL server keeps its files and where its programs are looked for.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>The folder the program may fill, for example <c>.coursematch</c>; created when missing.</summary>
    public required string HomeFolder { get; init; }

    /// <summary>Folders searched first for the server programs, in the form of <c>PATH</c>.</summary>
    /// <value>The <c>PATH</c> of this process.</value>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;

    /// <summary>Folder with one sub-folder per installed version, searched next, highest version first.</summary>
    /// <value>Where Debian puts them.</value>
    public string InstallFolder { get; init; } = "/usr/lib/postgresql";

    /// <summary>
    /// Where the database lives when root starts us and the unprivileged user that must run PostgreSQL cannot enter
    /// <see cref="HomeFolder"/>; every home folder gets its own sub-folder there.
    /// </summary>
    /// <value><c>/var/lib/coursematch</c></value>
    public string RefugeFolder { get; init; } = "/var/lib/coursematch";

    /// <summary>Whether a committed transaction must survive a power cut. Only tests say no.</summary>
    /// <value>true</value>
    public bool IsDurable { get; init; } = true;

    /// <summary>Longest wait for another program's start and for the server itself, crash recovery included.</summary>
    /// <value>Two minutes.</value>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}

namespace CourseMatch.Store.Server;

/// <summary>Why there is no embedded server.</summary>
public enum EmbeddedServerFailure
{
    /// <summary>This operating system is not Linux.</summary>
    SystemNotSupported,

    /// <summary>No PostgreSQL server programs were found.</summary>
    BinariesMissing,

    /// <summary>The database was created by another major version than the installed ones.</summary>
    VersionDiffers,

    /// <summary>The folder cannot be created, entered or written, or belongs to somebody else.</summary>
    FolderNotUsable,

    /// <summary>A new database could not be created, for example because the disk is full.</summary>
    CreationFailed,

    /// <summary>The server did not start or did not answer in time.</summary>
    StartFailed,

    /// <summary>Another program kept the folder locked for too long.</summary>
    Busy,
}

/// <summary>The machinery below the database failed; the message is a sentence for people, with advice.</summary>
/// <remarks>Flies to the host's single handler, which turns it into exit status 4.</remarks>
public sealed class EmbeddedServerException : Exception
{
    internal EmbeddedServerException(EmbeddedServerFailure failure, Exception? cause, params object[] values)
        : base(ServerTexts.Say(failure.ToString(), values), cause)
    {
        Failure = failure;
    }

    internal EmbeddedServerException(EmbeddedServerFailure failure, params object[] values)
        : this(failure, cause: null, values)
    {
    }

    /// <summary>The kind of failure, for programs; people read the message.</summary>
    public EmbeddedServerFailure Failure { get; }
}

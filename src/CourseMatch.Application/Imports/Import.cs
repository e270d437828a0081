using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Partial;

namespace CourseMatch.Application.Imports;

/// <summary>What a file is about.</summary>
public enum ImportSubject
{
    /// <summary>Courses of one provider.</summary>
    Courses,

    /// <summary>Newcomers of one authority.</summary>
    Newcomers,

    /// <summary>Care groups of one provider.</summary>
    Care,
}

/// <summary>How far an import has got.</summary>
public enum ImportState
{
    /// <summary>Kept for a person to confirm; nothing is changed yet.</summary>
    Held,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Looked at and not wanted; nothing was changed.</summary>
    Discarded,

    /// <summary>Done, then taken back as a whole.</summary>
    Undone,
}

/// <summary>What a reader made of one file.</summary>
/// <typeparam name="T">Record type.</typeparam>
/// <param name="Format">Format found in the content, for example <c>csv</c> or <c>kufer-xml</c>.</param>
/// <param name="FileHash">SHA-256 of the bytes, lower-case hexadecimal.</param>
/// <param name="Records">Records without an error.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Findings">Everything found, in file order.</param>
/// <param name="IsFull">The file holds everything of its source, so what is missing was withdrawn.</param>
public sealed record FileReading<T>(
    string Format,
    string FileHash,
    IReadOnlyList<T> Records,
    int Rejected,
    IReadOnlyList<Finding> Findings,
    bool IsFull)
{
    /// <summary>1-based line of each record in the file, by key, as far as lines are known.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>What a partial file says about records on file, to be completed with them; empty for a whole one.
    /// </summary>
    public IReadOnlyList<CourseUpdate> Updates { get; init; } = [];

    /// <summary>Keys a partial file removes by name, with everything below them; empty for a whole one.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}

/// <summary>Figures of one import, kept for good.</summary>
/// <param name="Id">Identifier; 0 before it is stored.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Source">Provider or authority.</param>
/// <param name="Format">Format.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="At">When the file came (UTC).</param>
/// <param name="New">New records.</param>
/// <param name="Changed">Changed records.</param>
/// <param name="Unchanged">Unchanged records.</param>
/// <param name="Withdrawn">Records the file no longer holds.</param>
/// <param name="Findings">Findings.</param>
public sealed record ImportSummary(
    ImportId Id,
    ImportSubject Subject,
    string Source,
    string Format,
    string FileHash,
    DateTimeOffset At,
    int New,
    int Changed,
    int Unchanged,
    int Withdrawn,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Rows that could not be read.</summary>
    public int Rejected { get; init; }

    /// <summary>How far it has got.</summary>
    public ImportState State { get; init; } = ImportState.Done;

    /// <summary>Who brought the file: a sign-in name, <c>terminal</c>, <c>inbox</c>; empty where nobody said.</summary>
    public string By { get; init; } = "";

    /// <summary>Who confirmed, discarded or undid it, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When that was (UTC), or null.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}

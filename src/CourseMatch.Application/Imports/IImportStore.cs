using CourseMatch.Application.Counties;
using CourseMatch.Application.Linkage;

namespace CourseMatch.Application.Imports;

/// <summary>Port: what imports need of the database beyond what is on file. Decides nothing.</summary>
public interface IImportStore
{
    /// <summary>Runs one piece of work in one transaction that holds the municipality's lock, so that imports queue.
    /// </summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <exception cref="RecordsRefusedException">A constraint of the schema refused a record; nothing was done.
    /// </exception>
    Task<T> ChangeAsync<T>(
        MunicipalityId municipality,
        Func<IImportChange, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken);

    /// <summary>Looks at one import without changing anything and without holding anybody up; a change asked for
    /// fails.</summary>
    /// <typeparam name="T">What the look returns.</typeparam>
    Task<T> LookAsync<T>(
        MunicipalityId municipality,
        Func<IImportChange, CancellationToken, Task<T>> look,
        CancellationToken cancellationToken);

    /// <summary>Imports in one state, or in any, newest first, at most <paramref name="count"/>.</summary>
    Task<IReadOnlyList<ImportSummary>> ImportsAsync(
        MunicipalityId municipality, ImportState? state, int count, CancellationToken cancellationToken);

    /// <summary>Values corrected here and still standing, newest first.</summary>
    Task<IReadOnlyList<LocalEdit>> EditsAsync(MunicipalityId municipality, CancellationToken cancellationToken);
}

/// <summary>Port: one import inside its transaction.</summary>
public interface IImportChange
{
    /// <summary>What is on file, in the same transaction.</summary>
    ICountyChange County { get; }

    /// <summary>Links between newcomers of several lists, in the same transaction.</summary>
    ILinkChange Links { get; }

    /// <summary>One import as it was kept, or null.</summary>
    Task<ImportSummary?> ImportAsync(ImportId import, CancellationToken cancellationToken);

    /// <summary>The file a held import waits with, or null when it waits no longer.</summary>
    Task<Delivery?> HeldAsync(ImportId import, CancellationToken cancellationToken);

    /// <summary>Keeps a file for a person to confirm.</summary>
    Task<ImportId> HoldAsync(ImportSummary summary, Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Begins to take a file in: keeps its figures, under the number it was held with if it was, and from now
    /// on writes down every row before it changes.</summary>
    Task<ImportId> BeginAsync(ImportId? held, ImportSummary summary, CancellationToken cancellationToken);

    /// <summary>Forgets a held file; its figures stay.</summary>
    Task DiscardAsync(ImportId import, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Keeps the canonical text of new and changed records as last read.</summary>
    Task KeepRecordsAsync(
        ImportId import,
        ImportSubject subject,
        string source,
        IReadOnlyList<DeliveredRecord> records,
        CancellationToken cancellationToken);

    /// <summary>Records of one source to whose subject people or children hold a promise in force.</summary>
    /// <param name="subject">Courses and newcomers: people; care groups: the parents of the children.</param>
    /// <param name="source">Source.</param>
    /// <param name="keys">Keys asked about.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<PlacedPeople>> PlacedAsync(
        ImportSubject subject, string source, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Corrections of one source's records that stand, oldest first.</summary>
    Task<IReadOnlyList<LocalEdit>> EditsAsync(
        ImportSubject subject, string source, CancellationToken cancellationToken);

    /// <summary>Where a record on file came from, with its text as last read; null when no file stands behind it (any
    /// more).</summary>
    /// <param name="subject">Subject.</param>
    /// <param name="id">Number of the course, care group or newcomer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<RecordOrigin?> OriginAsync(ImportSubject subject, int id, CancellationToken cancellationToken);

    /// <summary>Keeps a correction; an earlier one of the same field ends. One that says what the source says only ends
    /// it.</summary>
    Task AddEditAsync(LocalEdit edit, CancellationToken cancellationToken);

    /// <summary>Ends corrections: the feed has another value now, or they were taken back.</summary>
    Task EndEditsAsync(IReadOnlyList<int> edits, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>A plan published at or after a moment, or null.</summary>
    Task<PlanId?> PublishedSinceAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Rows the import touched that are no longer as it left them: how many, and the newest import that came
    /// after it for the same source, or null.</summary>
    Task<ChangedSince> ChangedSinceAsync(ImportId import, CancellationToken cancellationToken);

    /// <summary>Brings every row the import touched back to what it was, and removes drafts made since.</summary>
    /// <returns>Number of drafts removed.</returns>
    /// <exception cref="RecordsRefusedException">Something made since rests on a row of the import.</exception>
    Task<int> UndoAsync(ImportId import, string by, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>People who hold promises on one record.</summary>
/// <param name="Key">Key of the record.</param>
/// <param name="References">File references, in order.</param>
public sealed record PlacedPeople(string Key, IReadOnlyList<string> References);

/// <summary>Where a record came from.</summary>
/// <param name="Source">Provider or authority.</param>
/// <param name="Key">Key within the source.</param>
/// <param name="Record">Canonical text as last read.</param>
public sealed record RecordOrigin(string Source, string Key, string Record);

/// <summary>What stands in the way of an undo.</summary>
/// <param name="Rows">Rows changed since; 0 = none.</param>
/// <param name="NewerImport">The newest import of the same source after it, or null.</param>
public sealed record ChangedSince(int Rows, ImportId? NewerImport);

/// <summary>A constraint of the schema refused what was to be stored; everything was rolled back.</summary>
/// <param name="constraint">Name of the constraint; it names a rule, never a person.</param>
/// <param name="inner">The database's own error.</param>
public sealed class RecordsRefusedException(string constraint, Exception inner)
    : Exception($"The constraint {constraint} refused a record.", inner)
{
    /// <summary>Name of the constraint.</summary>
    public string Constraint { get; } = constraint;
}

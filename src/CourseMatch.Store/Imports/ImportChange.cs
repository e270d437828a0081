using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Linkage;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Linkage;

namespace CourseMatch.Store.Imports;

/// <summary>One import inside its transaction.</summary>
internal sealed class ImportChange(CountyScope scope) : IImportChange
{
    public ICountyChange County { get; } = new CountyChange(scope);

    public ILinkChange Links { get; } = new LinkChange(scope);

    public async Task<ImportSummary?> ImportAsync(ImportId import, CancellationToken cancellationToken) =>
        (await ImportKeeping.ReadAsync(scope, null, import, 1, cancellationToken)).SingleOrDefault();

    public Task<Delivery?> HeldAsync(ImportId import, CancellationToken cancellationToken) =>
        HeldImports.ReadAsync(scope, import, cancellationToken);

    public Task<ImportId> HoldAsync(
        ImportSummary summary, Delivery delivery, CancellationToken cancellationToken) =>
        HeldImports.AddAsync(scope, summary, delivery, cancellationToken);

    public async Task<ImportId> BeginAsync(
        ImportId? held, ImportSummary summary, CancellationToken cancellationToken)
    {
        await ImportUndoing.ForgetOldAsync(scope, cancellationToken);
        var import = held is { } known
            ? await HeldImports.ConfirmAsync(scope, known, summary, cancellationToken)
            : await ImportKeeping.AddAsync(scope, summary, cancellationToken);
        await ImportUndoing.BeginJournalAsync(scope, import, cancellationToken);
        return import;
    }

    public Task DiscardAsync(
        ImportId import, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        HeldImports.DiscardAsync(scope, import, by, at, cancellationToken);

    public Task KeepRecordsAsync(
        ImportId import,
        ImportSubject subject,
        string source,
        IReadOnlyList<DeliveredRecord> records,
        CancellationToken cancellationToken) => ImportKeeping.KeepAsync(
            scope,
            import,
            subject,
            source,
            [.. records.Select(record => record.Key)],
            [.. records.Select(record => record.Text)],
            cancellationToken);

    public Task<IReadOnlyList<PlacedPeople>> PlacedAsync(
        ImportSubject subject, string source, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        PlacedReading.ReadAsync(scope, subject, source, keys, cancellationToken);

    public Task<IReadOnlyList<LocalEdit>> EditsAsync(
        ImportSubject subject, string source, CancellationToken cancellationToken) =>
        LocalEdits.ReadAsync(scope, subject, source, cancellationToken);

    public Task<RecordOrigin?> OriginAsync(
        ImportSubject subject, int id, CancellationToken cancellationToken) =>
        RecordOrigins.FindAsync(scope, subject, id, cancellationToken);

    public Task AddEditAsync(LocalEdit edit, CancellationToken cancellationToken) =>
        LocalEdits.AddAsync(scope, edit, cancellationToken);

    public Task EndEditsAsync(
        IReadOnlyList<int> edits, DateTimeOffset at, CancellationToken cancellationToken) =>
        LocalEdits.EndAsync(scope, edits, at, cancellationToken);

    public Task<PlanId?> PublishedSinceAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        ImportUndoing.PublishedSinceAsync(scope, at, cancellationToken);

    public Task<ChangedSince> ChangedSinceAsync(ImportId import, CancellationToken cancellationToken) =>
        ImportUndoing.ChangedSinceAsync(scope, import, cancellationToken);

    public Task<int> UndoAsync(
        ImportId import, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        ImportUndoing.UndoAsync(scope, import, by, at, cancellationToken);
}

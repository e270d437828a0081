using CourseMatch.Application.Findings;
using CourseMatch.Application.Linkage;

namespace CourseMatch.Application.Imports;

/// <summary>How a correction ended.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    /// <summary>The value holds now, until the source itself says something else.</summary>
    /// <param name="Edit">The correction; equal values mean that an earlier one was taken back.</param>
    public sealed record Corrected(LocalEdit Edit) : CorrectionOutcome;

    /// <summary>Nothing was done.</summary>
    /// <param name="Findings">Why.</param>
    public sealed record Refused(IReadOnlyList<Finding> Findings) : CorrectionOutcome;
}

/// <summary>Use cases: correct one field of a course, a care group or a newcomer that came from a file.</summary>
/// <remarks>The record as last read stays what it is; the correction is kept beside it, with who and when, and both
/// together are stored. Setting a field to what the source says takes the correction back.</remarks>
public sealed class CorrectRecord(IImportStore store, TimeProvider time)
{
    /// <summary>Corrects a field of a course.</summary>
    /// <param name="municipality">Municipality.</param>
    /// <param name="course">Course.</param>
    /// <param name="field">Path, one of <see cref="CorrectableField.Of"/>.</param>
    /// <param name="value">Value as entered; empty = none.</param>
    /// <param name="by">Who corrects.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<CorrectionOutcome> CourseAsync(
        MunicipalityId municipality,
        CourseId course,
        string field,
        string value,
        string by,
        CancellationToken cancellationToken) =>
        RunAsync(municipality, ImportSubject.Courses, course.Value, field, value, by, cancellationToken);

    /// <summary>Corrects a field of a care group.</summary>
    /// <inheritdoc cref="CourseAsync"/>
    public Task<CorrectionOutcome> CareGroupAsync(
        MunicipalityId municipality,
        CareGroupId group,
        string field,
        string value,
        string by,
        CancellationToken cancellationToken) =>
        RunAsync(municipality, ImportSubject.Care, group.Value, field, value, by, cancellationToken);

    /// <summary>Corrects a field of a newcomer.</summary>
    /// <inheritdoc cref="CourseAsync"/>
    public Task<CorrectionOutcome> NewcomerAsync(
        MunicipalityId municipality,
        NewcomerId newcomer,
        string field,
        string value,
        string by,
        CancellationToken cancellationToken) =>
        RunAsync(municipality, ImportSubject.Newcomers, newcomer.Value, field, value, by, cancellationToken);

    /// <summary>Takes a correction back: what the source says holds again.</summary>
    /// <param name="municipality">Municipality.</param>
    /// <param name="edit">Number of the correction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>CM1634 when there is none that stands.</returns>
    public async Task<CorrectionOutcome> DropAsync(
        MunicipalityId municipality, int edit, CancellationToken cancellationToken)
    {
        var standing = await store.EditsAsync(municipality, cancellationToken);
        return standing.FirstOrDefault(one => one.Id == edit) is { } dropped
            ? await store.ChangeAsync(
                municipality, (change, token) => DropAsync(change, dropped, token), cancellationToken)
            : Refused("CM1634", edit);
    }

    private async Task<CorrectionOutcome> DropAsync(
        IImportChange change, LocalEdit dropped, CancellationToken cancellationToken)
    {
        var (subject, source, key) = (dropped.Subject, dropped.Source, dropped.Key);
        await change.EndEditsAsync([dropped.Id], time.GetUtcNow(), cancellationToken);
        var read = await change.County.ImportedAsync(subject, source, [key], cancellationToken);
        if (read.TryGetValue(key, out var record))
        {
            var others = (await change.EditsAsync(subject, source, cancellationToken)).Where(one => one.Key == key);
            var text = others.Aggregate(
                record, (so, one) => Corrections.With(subject, so, one.Field, one.Value));
            await SaveAsync(change, subject, source, key, text, cancellationToken);
        }

        return new CorrectionOutcome.Corrected(dropped with { Value = dropped.FeedValue });
    }

    private static async Task SaveAsync(
        IImportChange change,
        ImportSubject subject,
        string source,
        string key,
        string text,
        CancellationToken cancellationToken)
    {
        await EffectiveSaving.SaveAsync(change.County, subject, source, [text], cancellationToken);
        if (subject == ImportSubject.Newcomers)
        {
            await MergedPeople.RestoreAsync(
                change, source, new HashSet<string>([key], StringComparer.Ordinal), cancellationToken);
        }
    }

    private async Task<CorrectionOutcome> RunAsync(
        MunicipalityId municipality,
        ImportSubject subject,
        int id,
        string field,
        string value,
        string by,
        CancellationToken cancellationToken)
    {
        if (CorrectableField.Of(subject).FirstOrDefault(known => known.Path == field) is not { } known)
        {
            return Refused("CM1631", field);
        }

        if (known.Json(value) is not { } json)
        {
            return Refused("CM1632", field, value);
        }

        try
        {
            return await store.ChangeAsync(
                municipality,
                (change, token) => CorrectAsync(change, subject, id, known, json, by, token),
                cancellationToken);
        }
        catch (RecordsRefusedException refused)
        {
            return Refused("CM1607", refused.Constraint);
        }
    }

    private async Task<CorrectionOutcome> CorrectAsync(
        IImportChange change,
        ImportSubject subject,
        int id,
        CorrectableField field,
        string json,
        string by,
        CancellationToken cancellationToken)
    {
        if (await change.OriginAsync(subject, id, cancellationToken) is not { } origin)
        {
            return Refused("CM1630");
        }

        var parent = field.Path.Contains('.', StringComparison.Ordinal)
            ? RecordJson.ValueAt(origin.Record, field.Path[..field.Path.LastIndexOf('.')])
            : origin.Record;
        if (parent == "null")
        {
            return Refused("CM1631", field.Path);
        }

        var edit = new LocalEdit(
            0, subject, origin.Source, origin.Key, field.Path, RecordJson.ValueAt(origin.Record, field.Path), json, by,
            time.GetUtcNow());
        var others = (await change.EditsAsync(subject, origin.Source, cancellationToken))
            .Where(other => other.Key == origin.Key && other.Field != field.Path);
        var text = others.Append(edit).Aggregate(
            origin.Record, (record, one) => Corrections.With(subject, record, one.Field, one.Value));
        var faults = FaultsOf(subject, text).ToArray();
        if (faults.Length > 0)
        {
            return new CorrectionOutcome.Refused(
                [.. faults.Select(fault => fault.At(new FindingPlace(null, fault.Field, origin.Key)))]);
        }

        await change.AddEditAsync(edit, cancellationToken);
        await SaveAsync(change, subject, origin.Source, origin.Key, text, cancellationToken);
        return new CorrectionOutcome.Corrected(edit);
    }

    private static IEnumerable<RecordFault> FaultsOf(ImportSubject subject, string text) => subject switch
    {
        ImportSubject.Courses => RecordFaults.Of(RecordJson.Read<CourseRecord>(text)),
        ImportSubject.Care => RecordFaults.Of(RecordJson.Read<CareGroupRecord>(text)),
        ImportSubject.Newcomers => RecordFaults.Of(RecordJson.Read<NewcomerRecord>(text)),
    };

    private static CorrectionOutcome.Refused Refused(string code, params FindingValue[] values) =>
        new([Finding.Of(code, Severity.Error, values)]);
}

using CourseMatch.Application.Findings;
using CourseMatch.Application.Linkage;

namespace CourseMatch.Application.Imports;

/// <summary>Use case: take in one file, all of it or nothing; look at it first; or keep it for a person to confirm.
/// </summary>
/// <remarks>
/// A record is compared with what the same source last sent under the same key, so importing a file twice changes
/// nothing. A full file withdraws what it no longer holds; nothing that carries a promise is deleted by that. A full
/// file that changes too much at once is held, and values corrected here stay, see <see cref="Corrections"/>.
/// </remarks>
public sealed class ImportFile(IImportStore store, ImportPolicy policy, TimeProvider time)
{
    /// <summary>Does with a file what is asked.</summary>
    public Task<ImportOutcome> RunAsync(
        MunicipalityId municipality,
        Delivery delivery,
        ImportRequest request,
        CancellationToken cancellationToken) =>
        RefusedAsFindingAsync(
            preview => store.ChangeAsync(
                municipality,
                async (change, token) =>
                {
                    var compared = await CompareAsync(change, delivery, token);
                    preview(compared.Preview);
                    return await DecideAsync(change, delivery, compared, request, token);
                },
                cancellationToken));

    /// <summary>What a held import would do to what is on file now, or null when it waits no longer.</summary>
    public Task<ImportPreview?> PreviewAsync(
        MunicipalityId municipality, ImportId held, CancellationToken cancellationToken) =>
        store.LookAsync(
            municipality,
            async (change, token) => await change.HeldAsync(held, token) is { } delivery
                ? (await CompareAsync(change, delivery, token)).Preview
                : null,
            cancellationToken);

    /// <summary>Takes in what was held, whatever the guard says: a person has looked at it. Null when it waits no
    /// longer.</summary>
    public async Task<ImportOutcome?> ConfirmAsync(
        MunicipalityId municipality, ImportId held, string by, CancellationToken cancellationToken) =>
        await RefusedAsFindingAsync<ImportOutcome?>(
            preview => store.ChangeAsync(
                municipality,
                async (change, token) =>
                {
                    if (await change.HeldAsync(held, token) is not { } delivery)
                    {
                        return null;
                    }

                    var compared = await CompareAsync(change, delivery, token);
                    preview(compared.Preview);
                    return await ApplyAsync(change, delivery, compared, held, by, token);
                },
                cancellationToken));

    /// <summary>Forgets what was held; nothing is changed. False when it waits no longer.</summary>
    public Task<bool> DiscardAsync(
        MunicipalityId municipality, ImportId held, string by, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality,
            async (change, token) =>
            {
                if (await change.HeldAsync(held, token) is null)
                {
                    return false;
                }

                await change.DiscardAsync(held, by, time.GetUtcNow(), token);
                return true;
            },
            cancellationToken);

    private async Task<ImportComparison> CompareAsync(
        IImportChange change, Delivery delivery, CancellationToken cancellationToken)
    {
        var compared = await ImportComparison.OfAsync(delivery, change, policy, cancellationToken);
        var placed = compared.Withdrawn.Count == 0
            ? []
            : await change.PlacedAsync(delivery.Subject, delivery.Source, compared.Withdrawn, cancellationToken);
        return placed.Count == 0
            ? compared
            : compared with
            {
                Preview = compared.Preview with
                {
                    Findings = [.. compared.Preview.Findings, .. placed.Select(one => Placed(delivery.Subject, one))],
                },
            };
    }

    /// <summary>People hold promises on what the file no longer names.</summary>
    private static Finding Placed(ImportSubject subject, PlacedPeople placed)
    {
        var code = subject switch
        {
            ImportSubject.Courses => "CM1612",
            ImportSubject.Care => "CM1613",
            ImportSubject.Newcomers => "CM1614",
        };
        return Finding.At(
            new FindingPlace(null, null, placed.Key),
            code, Severity.Warning, placed.Key, placed.References.Count, string.Join(", ", placed.References));
    }

    private async Task<ImportOutcome> DecideAsync(
        IImportChange change,
        Delivery delivery,
        ImportComparison compared,
        ImportRequest request,
        CancellationToken cancellationToken)
    {
        var preview = compared.Preview;
        if (preview.HasErrors)
        {
            return new ImportOutcome.Refused(preview);
        }

        if (request.Way == ImportWay.Look)
        {
            return new ImportOutcome.Previewed(preview);
        }

        if (preview.ChangesNothing)
        {
            return new ImportOutcome.AlreadyOnFile(preview);
        }

        if (request.Way == ImportWay.Hold || preview.IsMassChange && request.Way != ImportWay.TakeInConfirmed)
        {
            var summary = SummaryOf(preview, request.By) with { State = ImportState.Held };
            return new ImportOutcome.Held(preview, await change.HoldAsync(summary, delivery, cancellationToken));
        }

        return await ApplyAsync(change, delivery, compared, held: null, request.By, cancellationToken);
    }

    private async Task<ImportOutcome> ApplyAsync(
        IImportChange change,
        Delivery delivery,
        ImportComparison compared,
        ImportId? held,
        string by,
        CancellationToken cancellationToken)
    {
        var preview = compared.Preview;
        var summary = SummaryOf(preview, by);
        var id = await change.BeginAsync(held, summary, cancellationToken);
        var isProviderNew = await EffectiveSaving.SaveAsync(
            change.County, delivery.Subject, delivery.Source, compared.Effective, cancellationToken);
        await change.County.WithdrawAsync(
            delivery.Subject, delivery.Source, compared.Withdrawn, cancellationToken);
        foreach (var batch in compared.Touched)
        {
            await change.KeepRecordsAsync(id, delivery.Subject, delivery.Source, batch, cancellationToken);
        }

        await change.EndEditsAsync(compared.EndedEdits, summary.At, cancellationToken);
        return new ImportOutcome.Imported(
            delivery.Subject == ImportSubject.Newcomers
                ? await LinkAsync(change, compared, summary.At, cancellationToken)
                : preview,
            id,
            isProviderNew);
    }

    /// <summary>Newcomers may be known from another list: merged ones are put right again, new ones looked
    /// for.</summary>
    private static async Task<ImportPreview> LinkAsync(
        IImportChange change, ImportComparison compared, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (source, preview) = (compared.Preview.Source, compared.Preview);
        var keys = compared.TouchedKeys;
        await MergedPeople.RestoreAsync(
            change, source, keys.Union(compared.Withdrawn).ToHashSet(StringComparer.Ordinal), cancellationToken);
        if (keys.Count == 0)
        {
            return preview;
        }

        var linked = await LinkNewcomers.LinkAsync(change, (source, keys), at, cancellationToken);
        return linked is { Merged: 0, Proposed: 0 }
            ? preview
            : preview with
            {
                Findings =
                [
                    .. preview.Findings, Finding.Of("CM1800", Severity.Note, linked.Merged, linked.Proposed),
                ],
            };
    }

    private ImportSummary SummaryOf(ImportPreview preview, string by) => new(
        default,
        preview.Subject,
        preview.Source,
        preview.Format,
        preview.FileHash,
        time.GetUtcNow(),
        preview.Count(RecordChange.New),
        preview.Count(RecordChange.Changed),
        preview.Count(RecordChange.Unchanged),
        preview.Count(RecordChange.Withdrawn),
        preview.Findings)
    {
        Rejected = preview.Rejected,
        By = by,
    };

    /// <summary>A record that only the schema refuses is the file's fault, not the machine's: everything was rolled
    /// back, and a finding names the constraint.</summary>
    private static async Task<T> RefusedAsFindingAsync<T>(Func<Action<ImportPreview>, Task<T>> work)
        where T : ImportOutcome?
    {
        ImportPreview? preview = null;
        try
        {
            return await work(compared => preview = compared);
        }
        catch (RecordsRefusedException refused) when (preview is not null)
        {
            var finding = Finding.Of("CM1607", Severity.Error, refused.Constraint);
            ImportOutcome outcome = new ImportOutcome.Refused(
                preview with { Findings = [.. preview.Findings, finding] });
            return (T)outcome;
        }
    }
}

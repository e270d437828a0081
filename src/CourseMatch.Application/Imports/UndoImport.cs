using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports;

/// <summary>How an undo ended.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    /// <summary>Everything is as it was before the import.</summary>
    /// <param name="DraftsRemoved">Drafts made since, which spoke of what is no longer on file.</param>
    public sealed record Undone(int DraftsRemoved) : UndoOutcome;

    /// <summary>Nothing was done.</summary>
    /// <param name="Finding">Why.</param>
    public sealed record Refused(Finding Finding) : UndoOutcome;
}

/// <summary>Use case: take back an import as a whole.</summary>
/// <remarks>Possible while nothing was published since and no row it touched was changed by something else: then every
/// row is put back as it was, so that nobody can tell the import ever happened but by its own entry.</remarks>
public sealed class UndoImport(IImportStore store, TimeProvider time)
{
    /// <summary>Takes back one import.</summary>
    public async Task<UndoOutcome> RunAsync(
        MunicipalityId municipality, ImportId import, string by, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ChangeAsync(
                municipality, (change, token) => UndoAsync(change, import, by, token), cancellationToken);
        }
        catch (RecordsRefusedException refused)
        {
            return Refused("CM1624", import.Value, refused.Constraint);
        }
    }

    private async Task<UndoOutcome> UndoAsync(
        IImportChange change, ImportId import, string by, CancellationToken cancellationToken)
    {
        if (await change.ImportAsync(import, cancellationToken) is not { } summary)
        {
            return Refused("CM1620", import.Value);
        }

        if (summary.State != ImportState.Done)
        {
            return Refused("CM1621", import.Value, FindingValue.Term(summary.State));
        }

        var began = summary.DecidedAt ?? summary.At;
        if (await change.PublishedSinceAsync(began, cancellationToken) is { } plan)
        {
            return Refused("CM1622", import.Value, plan.Value);
        }

        var since = await change.ChangedSinceAsync(import, cancellationToken);
        if (since.Rows > 0)
        {
            return since.NewerImport is { } newer
                ? Refused("CM1623", import.Value, since.Rows, newer.Value)
                : Refused("CM1625", import.Value, since.Rows);
        }

        return new UndoOutcome.Undone(await change.UndoAsync(import, by, time.GetUtcNow(), cancellationToken));
    }

    private static UndoOutcome.Refused Refused(string code, params FindingValue[] values) =>
        new(Finding.Of(code, Severity.Error, values));
}

namespace CourseMatch.Application.Imports.Inbox;

/// <summary>Use case: take in a file that came by itself, by folder or upload.</summary>
/// <remarks>It leads to the same preview as every file: held for a person, or, where the coordinator allows it for the
/// provider, straight through unless a guard trips.</remarks>
public sealed class TakeDelivery(ImportFile importing, IDeliveryStore store)
{
    /// <summary>Takes in one file.</summary>
    /// <param name="municipality">Municipality.</param>
    /// <param name="delivery">The file as read.</param>
    /// <param name="by">By which way it came.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ImportOutcome> RunAsync(
        MunicipalityId municipality, Delivery delivery, string by, CancellationToken cancellationToken)
    {
        var straight = await store.StraightAsync(municipality, cancellationToken);
        var way = straight.Contains(delivery.Source, StringComparer.OrdinalIgnoreCase)
            ? ImportWay.TakeIn
            : ImportWay.Hold;
        return await importing.RunAsync(municipality, delivery, new ImportRequest(way, by), cancellationToken);
    }
}

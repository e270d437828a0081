using CourseMatch.Application.Nights;

namespace CourseMatch.Application.Offers;

/// <summary>Use case of the day: events that free seats are answered with the best chain, each exactly once.</summary>
/// <remarks>One process at a time holds the lock of the municipality's nights, so a chain never crosses a night. The
/// events are settled in the transaction that stores the chain: a process that dies before leaves them open for the
/// next one, one that dies after has left nothing to do.</remarks>
public sealed class FillByDay(
    ISeatEvents events, INightLedger ledger, FillFreeSeats filling, TimeProvider time, string node)
{
    /// <summary>Looks once for a municipality.</summary>
    /// <returns>What came of it; null when nothing waits or somebody else is at work.</returns>
    public async Task<FillSeatsOutcome?> RunAsync(MunicipalityId municipality, CancellationToken cancellationToken)
    {
        await using var held = await ledger.TryLockAsync(municipality, cancellationToken);
        if (held is null)
        {
            return null;
        }

        var open = await events.TakeAsync(municipality, node, time.GetUtcNow(), cancellationToken);
        return open.Count == 0
            ? null
            : await filling.RunAsync(
                municipality,
                await events.CoursesSincePlanAsync(municipality, cancellationToken),
                open,
                CancellationToken.None,
                cancellationToken);
    }
}

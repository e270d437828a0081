using CourseMatch.Application;
using CourseMatch.Application.Gate;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Gate;

/// <summary>The database behind <see cref="IGateStore"/>.</summary>
public sealed class GateStore(CountyStore counties) : IGateStore
{
    /// <inheritdoc/>
    public Task<GateVerdict?> VerdictAsync(
        MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => GateKeeping.VerdictAsync(scope, plan, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PolicyRelease>> ReleasesAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => GateKeeping.ReleasesAsync(scope, cancellationToken), cancellationToken);
}

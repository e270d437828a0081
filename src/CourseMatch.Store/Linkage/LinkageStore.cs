using CourseMatch.Application;
using CourseMatch.Application.Linkage;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Linkage;

/// <summary>The database behind <see cref="ILinkageStore"/>.</summary>
public sealed class LinkageStore(CountyStore counties) : ILinkageStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<NewcomerLink>> LinksAsync(
        MunicipalityId municipality, LinkState? state, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => NewcomerLinks.ReadAsync(scope, state, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<(int Count, IReadOnlyList<NewcomerLink> Some)> SomeAsync(
        MunicipalityId municipality, LinkState state, int skip, int count, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => NewcomerLinks.SomeAsync(scope, state, skip, count, cancellationToken),
            cancellationToken);
}

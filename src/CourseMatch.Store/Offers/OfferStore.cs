using CourseMatch.Application;
using CourseMatch.Application.Offers;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Offers;

/// <summary>The database behind <see cref="IOfferStore"/>.</summary>
public sealed class OfferStore(CountyStore counties) : IOfferStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Place>> PlacesAsync(
        MunicipalityId municipality, PlaceQuery query, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => PlaceReading.ReadAsync(scope, query, cancellationToken),
            cancellationToken);
}

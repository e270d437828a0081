using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;

namespace CourseMatch.Application.Desk.Sights;

/// <summary>Numbers that grow with every change of a municipality: equal numbers, nothing changed in between.</summary>
/// <param name="Records">Grows with every change of newcomers, courses, care groups and places.</param>
/// <param name="Promises">Grows with every promise made or ended, and every proposal left out or open again.</param>
/// <param name="Plans">Grows with every plan stored, published or removed.</param>
public readonly record struct CountyVersion(long Records, long Promises, long Plans);

/// <summary>The part of a county that changes all day.</summary>
/// <param name="Promises">Places promised and not ended.</param>
/// <param name="Past">Places that are over, oldest first.</param>
/// <param name="LeftOut">Proposals left out and not taken back.</param>
public sealed record CountyPlaces(
    IReadOnlyList<Promise> Promises, IReadOnlyList<PastPlace> Past, IReadOnlyList<LeftOutProposal> LeftOut);

/// <summary>Port: whether what was read of a municipality is still what is on file.</summary>
public interface ICountyVersions
{
    /// <summary>The numbers now; cost of one row.</summary>
    Task<CountyVersion> VersionAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Promises, places that are over and proposals left out, alone: a place given by hand does not mean
    /// reading a whole county.</summary>
    Task<CountyPlaces> PlacesAsync(MunicipalityId municipality, CancellationToken cancellationToken);
}

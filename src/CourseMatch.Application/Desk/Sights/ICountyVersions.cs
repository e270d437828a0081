using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Desk.Sights;

/// <summary>Numbers that grow with every change of a municipality: equal numbers, nothing changed in between.</summary>
/// <param name="Records">Grows with every change of newcomers, courses, care groups and places.</param>
/// <param name="Promises">Grows with every promise made or ended.</param>
/// <param name="Plans">Grows with every plan stored, published or removed.</param>
public readonly record struct CountyVersion(long Records, long Promises, long Plans);

/// <summary>Port: whether what was read of a municipality is still what is on file.</summary>
public interface ICountyVersions
{
    /// <summary>The numbers now; cost of one row.</summary>
    Task<CountyVersion> VersionAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Promises in force alone, so that a place given by hand does not mean reading a whole county.</summary>
    Task<IReadOnlyList<Promise>> PromisesAsync(MunicipalityId municipality, CancellationToken cancellationToken);
}

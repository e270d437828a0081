namespace CourseMatch.Application.Places;

/// <summary>One line of the operator's travel-time matrix.</summary>
/// <param name="FromPostcode">Postcode of the home, five digits.</param>
/// <param name="ToSite">Name of the site; where several share it, with town or street: <c>VHS-Haus, Bochum</c>.</param>
/// <param name="Minutes">Minutes door to door, 0 to 600.</param>
/// <param name="Mode">How the person gets about.</param>
public sealed record TravelTime(string FromPostcode, string ToSite, int Minutes, Mobility Mode);

/// <summary>A time between a postcode and the address of a site that is on file.</summary>
/// <param name="FromPostcode">Postcode of the home.</param>
/// <param name="Street">Street of the site.</param>
/// <param name="Postcode">Postcode of the site.</param>
/// <param name="Town">Town of the site.</param>
/// <param name="Mode">How the person gets about.</param>
/// <param name="Minutes">Minutes.</param>
public sealed record KnownTravel(
    string FromPostcode, string? Street, string? Postcode, string? Town, Mobility Mode, int Minutes);

/// <summary>A person whose way stands on a point that is known to be off.</summary>
/// <param name="Reference">File reference.</param>
/// <param name="Postcode">Postcode.</param>
public sealed record UnsurePlace(string Reference, string Postcode);

/// <summary>Port: the operator's tables of places.</summary>
public interface IPlaceTables
{
    /// <summary>Puts another travel-time matrix in the place of the one before.</summary>
    /// <returns>Names of sites that no site on file has, or several share.</returns>
    Task<IReadOnlyList<string>> ReplaceTravelAsync(
        MunicipalityId municipality, IReadOnlyList<TravelTime> times, CancellationToken cancellationToken);

    /// <summary>Times to sites that are on file.</summary>
    Task<IReadOnlyList<KnownTravel>> TravelAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Active people without coordinates of their own whose postcode has no reliable middle, by reference.
    /// </summary>
    Task<IReadOnlyList<UnsurePlace>> UnsureAsync(MunicipalityId municipality, CancellationToken cancellationToken);
}

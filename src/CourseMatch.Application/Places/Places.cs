namespace CourseMatch.Application.Places;

/// <summary>A point on the map, WGS 84 degrees.</summary>
/// <param name="Latitude">Degrees north, 47 to 55.1 in Germany.</param>
/// <param name="Longitude">Degrees east, 5.8 to 15.1 in Germany.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>A postal address as far as it is known.</summary>
/// <param name="Street">Street and number, or null.</param>
/// <param name="Postcode">Five digits as text (leading zeros count), or null.</param>
/// <param name="Town">Town, or null.</param>
/// <param name="Point">Coordinates, or null where neither the file nor the postcode table gives them.</param>
/// <param name="IsPointApproximate">The point is the middle of a postcode area, not the house.</param>
public sealed record Address(
    string? Street, string? Postcode, string? Town, GeoPoint? Point = null, bool IsPointApproximate = false)
{
    /// <summary>Nothing is known (for example an accommodation without address).</summary>
    public static Address Unknown { get; } = new(null, null, null);
}

/// <summary>How a person gets about.</summary>
public enum Mobility
{
    /// <summary>Bus and train; the default.</summary>
    PublicTransport,

    /// <summary>On foot only.</summary>
    OnFoot,

    /// <summary>By bicycle.</summary>
    Bicycle,

    /// <summary>By car.</summary>
    Car,
}

/// <summary>What a place offers, or a person needs, to take part at all. Functional needs only, never a diagnosis
/// (GDPR Art. 9).</summary>
[Flags]
public enum FunctionalNeeds
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>Reachable without steps.</summary>
    StepFree = 1,

    /// <summary>Hearing loop or comparable equipment.</summary>
    HearingSupport = 2,

    /// <summary>Large print, contrast, screen reader.</summary>
    VisionSupport = 4,
}

/// <summary>A place where lessons or care are held.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name of the building.</param>
/// <param name="Address">Address and, where known, coordinates.</param>
/// <param name="Offers">Functional needs this site meets.</param>
public sealed record Site(SiteId Id, string Name, Address Address, FunctionalNeeds Offers);

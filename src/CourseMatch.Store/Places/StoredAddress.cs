using CourseMatch.Application.Places;

namespace CourseMatch.Store.Places;

/// <summary>An address from its columns.</summary>
internal static class StoredAddress
{
    public static Address Of(
        string? street, string? postcode, string? town, double? latitude, double? longitude, bool isApproximate)
    {
        GeoPoint? point = latitude is { } north && longitude is { } east ? new GeoPoint(north, east) : null;
        return new Address(street, postcode, town, point, isApproximate);
    }
}

using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>The columns that describe a place.</summary>
internal sealed record PlaceColumns(Column Street, Column Postcode, Column Town, Column Latitude, Column Longitude);

/// <summary>Reads addresses, coordinates and sites.</summary>
internal static class SiteFields
{
    /// <summary>Reads an address; coordinates outside Germany are dropped, exchanged ones put right, both with a
    /// warning.</summary>
    public static Address Address(Fields fields, PlaceColumns columns) => new(
        fields.Text(columns.Street),
        fields.ReadOr(columns.Postcode, Postcodes.Read, null!),
        fields.Text(columns.Town),
        Point(fields, columns));

    /// <summary>The site, or null when nothing names one.</summary>
    /// <remarks>Without the name of a building the street or the town serves.</remarks>
    public static SiteRecord? Site(Fields fields, string? name, PlaceColumns columns, FunctionalNeeds offers)
    {
        var address = Address(fields, columns);
        name ??= address.Street ?? address.Town;
        return name is null ? null : new SiteRecord(name, address, offers);
    }

    /// <summary>What a place offers; a column that is missing or empty offers nothing.</summary>
    public static FunctionalNeeds Offers(Fields fields, Column stepFree, Column hearing, Column vision) =>
        (fields.ReadOr(stepFree, YesNo.Read, false) ? FunctionalNeeds.StepFree : FunctionalNeeds.None)
        | (fields.ReadOr(hearing, YesNo.Read, false) ? FunctionalNeeds.HearingSupport : FunctionalNeeds.None)
        | (fields.ReadOr(vision, YesNo.Read, false) ? FunctionalNeeds.VisionSupport : FunctionalNeeds.None);

    private static GeoPoint? Point(Fields fields, PlaceColumns columns)
    {
        if (!fields.TryRead(columns.Latitude, GermanNumbers.Degrees, out var latitude)
            || !fields.TryRead(columns.Longitude, GermanNumbers.Degrees, out var longitude))
        {
            return null;
        }

        if (IsInGermany(latitude, longitude))
        {
            return new GeoPoint(latitude, longitude);
        }

        var isExchanged = IsInGermany(longitude, latitude);
        fields.Report(
            Remark.Warning(
                isExchanged ? "CM1220" : "CM1219", fields.Text(columns.Latitude)!, fields.Text(columns.Longitude)!),
            columns.Latitude);
        return isExchanged ? new GeoPoint(longitude, latitude) : null;
    }

    private static bool IsInGermany(double latitude, double longitude) =>
        latitude is >= 47 and <= 55.1 && longitude is >= 5.8 and <= 15.1;
}

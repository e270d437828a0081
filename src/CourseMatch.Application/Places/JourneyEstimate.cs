using CourseMatch.Application.Policies;

namespace CourseMatch.Application.Places;

/// <summary>Journeys estimated from the straight line, a detour factor and a dated speed table.</summary>
/// <remarks>
/// An estimate, no timetable: good enough to tell the next village from the next county. Whoever takes bus and train
/// walks where walking is quicker. Without coordinates the middle of the postcode area stands in, marked as not
/// reliable; without either the way is unknown, which is not the same as far.
/// </remarks>
public sealed class JourneyEstimate : IJourneys
{
    private const double EarthRadiusKilometres = 6371.0088;

    private static readonly Dictionary<string, GeoPoint> NoPostcodes = [];

    private readonly double detourFactor;
    private readonly (double KilometresPerHour, int OverheadMinutes)[] speeds;
    private readonly IReadOnlyDictionary<string, GeoPoint> postcodes;

    /// <summary>The estimate with the speeds in force on a day.</summary>
    /// <param name="policy">Speeds and detour factor.</param>
    /// <param name="day">Day whose speeds count.</param>
    /// <param name="postcodes">Middles of postcode areas, for addresses without coordinates; null = none known.</param>
    public JourneyEstimate(JourneyPolicy policy, DateOnly day, IReadOnlyDictionary<string, GeoPoint>? postcodes = null)
    {
        detourFactor = policy.DetourFactor;
        this.postcodes = postcodes ?? NoPostcodes;
        speeds = new (double, int)[Enum.GetValues<Mobility>().Length];
        foreach (var mobility in Enum.GetValues<Mobility>())
        {
            var entry = policy.SpeedOf(mobility, day);
            speeds[(int)mobility] = (entry.KilometresPerHour, entry.OverheadMinutes);
        }
    }

    /// <inheritdoc/>
    public Journey Between(Address from, Address to, Mobility mobility)
    {
        if (PointOf(from) is not { } start || PointOf(to) is not { } end)
        {
            return Journey.Unknown;
        }

        var kilometres = StraightKilometres(start.Point, end.Point) * detourFactor;
        var minutes = Minutes(kilometres, mobility);
        if (mobility == Mobility.PublicTransport)
        {
            minutes = Math.Min(minutes, Minutes(kilometres, Mobility.OnFoot));
        }

        return new Journey(minutes, kilometres, !start.IsApproximate && !end.IsApproximate);
    }

    /// <summary>Great-circle distance in kilometres.</summary>
    internal static double StraightKilometres(GeoPoint from, GeoPoint to)
    {
        var latitude = Radians(to.Latitude - from.Latitude) / 2;
        var longitude = Radians(to.Longitude - from.Longitude) / 2;
        var half = Math.Sin(latitude) * Math.Sin(latitude)
            + Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude))
            * Math.Sin(longitude) * Math.Sin(longitude);
        return 2 * EarthRadiusKilometres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private int Minutes(double kilometres, Mobility mobility)
    {
        var (speed, overhead) = speeds[(int)mobility];
        return overhead + (int)Math.Ceiling(kilometres / speed * 60);
    }

    private (GeoPoint Point, bool IsApproximate)? PointOf(Address address)
    {
        if (address.Point is { } own)
        {
            return (own, address.IsPointApproximate);
        }

        return address.Postcode is { } code && postcodes.TryGetValue(code, out var middle) ? (middle, true) : null;
    }
}

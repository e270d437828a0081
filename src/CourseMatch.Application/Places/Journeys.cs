namespace CourseMatch.Application.Places;

/// <summary>One way between two places.</summary>
/// <param name="Minutes">Minutes door to door, or null when a place is unknown.</param>
/// <param name="Kilometres">Straight-line kilometres times the detour factor, or null.</param>
/// <param name="IsReliable">False for postcode centroids and other rough points: shown wherever the value is.</param>
public readonly record struct Journey(int? Minutes, double? Kilometres, bool IsReliable)
{
    /// <summary>Nothing is known of this way.</summary>
    public static Journey Unknown => new(null, null, false);
}

/// <summary>Port: how long people travel. The estimate answers today, a travel-time matrix tomorrow.</summary>
public interface IJourneys
{
    /// <summary>The way from an address to a site.</summary>
    Journey Between(Address from, Address to, Mobility mobility);
}

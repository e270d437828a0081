using System.Globalization;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Places;

namespace CourseMatch.Exchange.Places;

/// <summary>Postcode tables: the GeoNames layout (tabs, no header), or a table with the columns <c>plz</c>, <c>lat</c>,
/// <c>lon</c> and, where somebody has checked it, <c>streuung_km</c>, <c>koordinate_geteilt</c>,
/// <c>geografische_plz</c>.
/// </summary>
/// <remarks>A middle is flagged, so that an address is asked for, where the table says so, where places of one
/// postcode lie far apart, and where two postcodes share one point: then at least one of them is wrong.</remarks>
public static class PostcodeFiles
{
    private const int GeoNamesColumns = 12;
    private const int GeoNamesPostcode = 1;
    private const int GeoNamesLatitude = 9;
    private const int GeoNamesLongitude = 10;

    /// <summary>Half-diagonal of an area beyond which its middle says little, degrees (about 10 km).</summary>
    private const double SpreadDegreesMax = 0.09;

    private const double SpreadKilometresMax = 10;
    private const int FaultsMax = 20;

    /// <summary>Reads a table.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static PlacesReading<PostcodeArea> Read(Stream stream, CancellationToken cancellationToken = default)
    {
        var findings = new List<Finding>();
        var points = new Dictionary<string, List<GeoPoint>>(StringComparer.Ordinal);
        var flagged = new HashSet<string>(StringComparer.Ordinal);
        Header? header = null;
        var isFirst = true;
        foreach (var (line, fields) in PlaceRows.Read(stream, findings, cancellationToken))
        {
            if (isFirst)
            {
                isFirst = false;
                header = Header.Of(fields);
                if (header is not null)
                {
                    continue;
                }

                if (fields.Length < GeoNamesColumns - 1)
                {
                    findings.Add(Finding.At(
                        new FindingPlace(line, null), "CM1701", Severity.Error, "plz, lat, lon"));
                    break;
                }
            }

            if (!TryRead(fields, header, out var postcode, out var point, out var isFlagged))
            {
                if (findings.Count < FaultsMax)
                {
                    findings.Add(Finding.At(new FindingPlace(line, null), "CM1702", Severity.Warning));
                }

                continue;
            }

            if (!points.TryGetValue(postcode, out var known))
            {
                points.Add(postcode, known = []);
            }

            known.Add(point);
            if (isFlagged)
            {
                flagged.Add(postcode);
            }
        }

        if (points.Count == 0 && findings.All(finding => finding.Severity != Severity.Error))
        {
            findings.Add(Finding.Of("CM1012", Severity.Error));
        }

        return new PlacesReading<PostcodeArea>(Areas(points, flagged), findings);
    }

    private static bool TryRead(
        string[] fields, Header? header, out string postcode, out GeoPoint point, out bool isFlagged)
    {
        (postcode, point, isFlagged) = ("", default, false);
        var (postcodeAt, latitudeAt, longitudeAt) = header is null
            ? (GeoNamesPostcode, GeoNamesLatitude, GeoNamesLongitude)
            : (header.Postcode, header.Latitude, header.Longitude);
        if (fields.Length <= Math.Max(postcodeAt, Math.Max(latitudeAt, longitudeAt)))
        {
            return false;
        }

        postcode = fields[postcodeAt].Trim();
        postcode = postcode.Length == 4 ? "0" + postcode : postcode;
        if (postcode.Length != 5 || !postcode.All(char.IsAsciiDigit)
            || !TryNumber(fields[latitudeAt], out var latitude) || !TryNumber(fields[longitudeAt], out var longitude)
            || latitude is < 47 or > 55.2 || longitude is < 5.8 or > 15.2)
        {
            return false;
        }

        point = new GeoPoint(latitude, longitude);
        isFlagged = header?.IsFlagged(fields) ?? false;
        return true;
    }

    private static PostcodeArea[] Areas(Dictionary<string, List<GeoPoint>> points, HashSet<string> flagged)
    {
        var middles = points.ToDictionary(
            pair => pair.Key,
            pair => new GeoPoint(
                pair.Value.Average(point => point.Latitude), pair.Value.Average(point => point.Longitude)));
        var shared = middles.GroupBy(pair => pair.Value).Where(same => same.Count() > 1)
            .SelectMany(same => same.Select(pair => pair.Key)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. middles.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new PostcodeArea(
                pair.Key,
                pair.Value,
                !flagged.Contains(pair.Key) && !shared.Contains(pair.Key) && !IsSpread(points[pair.Key]))),
        ];
    }

    private static bool IsSpread(List<GeoPoint> points) =>
        points.Max(point => point.Latitude) - points.Min(point => point.Latitude) > 2 * SpreadDegreesMax
        || points.Max(point => point.Longitude) - points.Min(point => point.Longitude) > 3 * SpreadDegreesMax;

    private static bool TryNumber(string text, out double number) => double.TryParse(
        text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>Positions of the columns of a table with a header; optional ones are -1.</summary>
    private sealed record Header(
        int Postcode, int Latitude, int Longitude, int SpreadKilometres, int IsShared, int IsGeographic)
    {
        public static Header? Of(string[] fields)
        {
            var names = fields.Select(field => field.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToArray();
            int At(params string[] known) => Array.FindIndex(names, name => known.Contains(name));

            var header = new Header(
                At("plz", "postleitzahl", "postcode", "zipcode"),
                At("lat", "latitude", "breitengrad", "breite"),
                At("lon", "lng", "longitude", "laengengrad", "längengrad", "länge"),
                At("streuung_km"),
                At("koordinate_geteilt"),
                At("geografische_plz"));
            return header is { Postcode: >= 0, Latitude: >= 0, Longitude: >= 0 } ? header : null;
        }

        public bool IsFlagged(string[] fields) =>
            Value(fields, IsShared) == "1" || Value(fields, IsGeographic) == "0"
            || TryNumber(Value(fields, SpreadKilometres), out var spread) && spread > SpreadKilometresMax;

        private static string Value(string[] fields, int at) =>
            at >= 0 && at < fields.Length ? fields[at].Trim() : "";
    }
}

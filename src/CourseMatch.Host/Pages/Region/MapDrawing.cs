using CourseMatch.Application.Desk.Region;
using CourseMatch.Application.Places;

namespace CourseMatch.Host.Pages.Region;

/// <summary>A circle of the map.</summary>
/// <param name="X">From the left edge, in units of the drawing.</param>
/// <param name="Y">From the upper edge.</param>
/// <param name="Radius">Radius; its area tells the number.</param>
/// <param name="Label">What stands beside it; empty where there is no room.</param>
/// <param name="LabelX">Middle of the label.</param>
/// <param name="LabelY">Foot of the label.</param>
/// <param name="Title">All in words.</param>
internal sealed record MapMark(int X, int Y, int Radius, string Label, int LabelX, int LabelY, string Title);

/// <summary>Places on a plain sheet: north is up, distances are true to about a hundredth within a county.</summary>
internal sealed class MapDrawing
{
    /// <summary>Width of the drawing in its own units.</summary>
    public const int Width = 720;

    private const int Margin = 60;
    private const int HeightMax = 720;
    private const int RadiusMax = 34;
    private const int LabelHeight = 16;
    private const int LetterWidth = 8;

    private readonly List<(int Left, int Top, int Right, int Bottom)> labels = [];

    private readonly double west;
    private readonly double north;
    private readonly double scale;
    private readonly double narrowing;

    public MapDrawing(
        CountyMap map, Func<DistrictLine, string> districtTitle, Func<SiteLine, string> siteTitle)
    {
        var districts = map.Districts.Where(line => line.Middle is not null && line.Waiting > 0).ToArray();
        var sites = map.Sites.Where(line => line.Site.Address.Point is not null).ToArray();
        GeoPoint[] points =
        [
            .. districts.Select(line => line.Middle!.Value), .. sites.Select(line => line.Site.Address.Point!.Value),
        ];
        if (points.Length == 0)
        {
            return;
        }

        west = points.Min(point => point.Longitude);
        north = points.Max(point => point.Latitude);
        narrowing = Math.Cos(north * Math.PI / 180);
        var across = Math.Max(0.01, (points.Max(point => point.Longitude) - west) * narrowing);
        var down = Math.Max(0.01, north - points.Min(point => point.Latitude));
        scale = Math.Min((Width - 2.0 * Margin) / across, (HeightMax - 2.0 * Margin) / down);
        Height = (int)(down * scale) + (2 * Margin);
        var most = districts.Length == 0 ? 1 : districts.Max(line => line.Waiting);
        Districts =
        [
            .. districts.Select(line => MarkOf(
                line.Middle!.Value,
                (int)Math.Max(4, RadiusMax * Math.Sqrt(line.Waiting / (double)most)),
                $"{line.Postcode}: {line.Waiting}",
                districtTitle(line))),
        ];
        Sites =
        [
            .. sites.Select(line => MarkOf(line.Site.Address.Point!.Value, 6, line.Site.Name, siteTitle(line))),
        ];
        BarKilometres = new[] { 1, 2, 5, 10, 20, 50 }.Last(length => length == 1 || LengthOf(length) <= Width / 4);
    }

    public int Height { get; }

    /// <summary>Districts where people wait, most people first.</summary>
    public IReadOnlyList<MapMark> Districts { get; } = [];

    public IReadOnlyList<MapMark> Sites { get; } = [];

    /// <summary>Nothing has a place that is known.</summary>
    public bool IsEmpty => Height == 0;

    /// <summary>Length of the scale bar in kilometres.</summary>
    public int BarKilometres { get; }

    /// <summary>Length of the scale bar in units of the drawing.</summary>
    public int BarLength => LengthOf(BarKilometres);

    // One degree of latitude is 111.2 kilometres.
    private int LengthOf(int kilometres) => (int)(kilometres / 111.2 * scale);

    private MapMark MarkOf(GeoPoint point, int radius, string label, string title)
    {
        var x = Margin + (int)((point.Longitude - west) * narrowing * scale);
        var y = Margin + (int)((north - point.Latitude) * scale);
        var half = label.Length * LetterWidth / 2;
        var labelX = Math.Clamp(x, half, Width - half);
        foreach (var foot in new[] { y + radius + LabelHeight, y - radius - 4 })
        {
            if (TakeRoom((labelX - half, foot - LabelHeight, labelX + half, foot)))
            {
                return new MapMark(x, y, radius, label, labelX, foot, title);
            }
        }

        return new MapMark(x, y, radius, "", x, y, title);
    }

    /// <summary>Whether nothing is written there yet; then it is taken.</summary>
    private bool TakeRoom((int Left, int Top, int Right, int Bottom) room)
    {
        if (labels.Exists(other => room.Left < other.Right && other.Left < room.Right
            && room.Top < other.Bottom && other.Top < room.Bottom))
        {
            return false;
        }

        labels.Add(room);
        return true;
    }
}

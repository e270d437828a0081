using System.Globalization;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>Numbers as the tables show them.</summary>
internal static class Figures
{
    public static string Points(long? points) =>
        points?.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u00A0') ?? "-";

    public static string Percent(double? share) =>
        share is { } known ? (known * 100).ToString("0.####", CultureInfo.InvariantCulture) : "-";

    public static string Seconds(double seconds) =>
        seconds.ToString(seconds < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    public static string Megabytes(long? bytes) =>
        bytes is { } known ? (known / 1e6).ToString("0", CultureInfo.InvariantCulture) : "-";

    public static string Ratio(double? ratio) =>
        ratio is { } known ? known.ToString(known < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) : "-";
}

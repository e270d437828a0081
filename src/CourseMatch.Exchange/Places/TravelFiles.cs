using System.Globalization;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Places;

namespace CourseMatch.Exchange.Places;

/// <summary>Travel-time matrices: a table with the columns <c>from</c> (postcode), <c>to_site</c>, <c>minutes</c> and
/// <c>mode</c> (bus, foot, bicycle, car, or the German words).</summary>
public static class TravelFiles
{
    private const int MinutesMax = 600;
    private const int FaultsMax = 20;

    private static readonly Dictionary<string, Mobility> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Mobility.PublicTransport,
        ["transit"] = Mobility.PublicTransport,
        ["public_transport"] = Mobility.PublicTransport,
        ["bus"] = Mobility.PublicTransport,
        ["öpnv"] = Mobility.PublicTransport,
        ["oepnv"] = Mobility.PublicTransport,
        ["foot"] = Mobility.OnFoot,
        ["walk"] = Mobility.OnFoot,
        ["on_foot"] = Mobility.OnFoot,
        ["zu fuß"] = Mobility.OnFoot,
        ["fuß"] = Mobility.OnFoot,
        ["bicycle"] = Mobility.Bicycle,
        ["bike"] = Mobility.Bicycle,
        ["rad"] = Mobility.Bicycle,
        ["fahrrad"] = Mobility.Bicycle,
        ["car"] = Mobility.Car,
        ["auto"] = Mobility.Car,
        ["pkw"] = Mobility.Car,
    };

    /// <summary>Reads a matrix.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static PlacesReading<TravelTime> Read(Stream stream, CancellationToken cancellationToken = default)
    {
        var findings = new List<Finding>();
        var times = new Dictionary<(string, string, Mobility), TravelTime>();
        int[]? at = null;
        foreach (var (line, fields) in PlaceRows.Read(stream, findings, cancellationToken))
        {
            if (at is null)
            {
                var names = fields.Select(field => field.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToArray();
                at =
                [
                    Array.FindIndex(names, name => name is "from" or "from_plz" or "von" or "plz"),
                    Array.FindIndex(names, name => name is "to_site" or "nach" or "ort" or "site"),
                    Array.FindIndex(names, name => name is "minutes" or "minuten"),
                    Array.FindIndex(names, name => name is "mode" or "verkehrsmittel"),
                ];
                if (at[..3].Contains(-1))
                {
                    findings.Add(Finding.At(
                        new FindingPlace(line, null), "CM1701", Severity.Error, "from, to_site, minutes, mode"));
                    break;
                }

                continue;
            }

            if (TimeOf(fields, at) is { } time)
            {
                times[(time.FromPostcode, time.ToSite, time.Mode)] = time;
            }
            else if (findings.Count < FaultsMax)
            {
                findings.Add(Finding.At(new FindingPlace(line, null), "CM1703", Severity.Error, MinutesMax));
            }
        }

        if (times.Count == 0 && findings.Count == 0)
        {
            findings.Add(Finding.Of("CM1012", Severity.Error));
        }

        return new PlacesReading<TravelTime>([.. times.Values], findings);
    }

    private static TravelTime? TimeOf(string[] fields, int[] at)
    {
        string Value(int index) => at[index] >= 0 && at[index] < fields.Length ? fields[at[index]].Trim() : "";

        var postcode = Value(0).Length == 4 ? "0" + Value(0) : Value(0);
        return postcode.Length == 5 && postcode.All(char.IsAsciiDigit) && Value(1).Length > 0
            && int.TryParse(Value(2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && minutes <= MinutesMax && Modes.TryGetValue(Value(3), out var mode)
            ? new TravelTime(postcode, Value(1), minutes, mode)
            : null;
    }
}

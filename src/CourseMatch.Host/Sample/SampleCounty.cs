using System.Text;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Writing;
using CourseMatch.Exchange.Writing.Tables;

namespace CourseMatch.Host.Sample;

/// <summary>An invented county as files of the formats providers and authorities really send, so that the sample takes
/// the real way in: about 600 newcomers, 45 courses, 12 care groups, 9 providers, 14 sites.</summary>
/// <remarks>
/// Every day is counted from a start day, so the sample is always fresh; the same day and seed give the same bytes.
/// Nobody in it is real: family names are made of words like Muster and Beispiel, postcodes begin with 00.
/// </remarks>
public static class SampleCounty
{
    /// <summary>Name under which the authority's newcomers are imported.</summary>
    public const string Authority = "Koordinierungsstelle Musterkreis";

    /// <summary>Provider whose staff has a sample account.</summary>
    public const string College = "vhs Neumusterstadt";

    /// <summary>Names under which the sample is taken in: its authority and its providers.</summary>
    public static IReadOnlySet<string> Origins { get; } =
        SampleCourses.Providers.Select(provider => provider.Name).Append(Authority).ToHashSet();

    /// <summary>Writes all files and the manifest; files of an earlier sample are overwritten.</summary>
    /// <param name="directory">Folder; made when it does not exist.</param>
    /// <param name="day">Start day.</param>
    /// <param name="seed">Seed of everything made up.</param>
    /// <param name="size">How large the county is; null for <see cref="SampleSize.Default"/>.</param>
    /// <returns>The manifest, which also lies in the folder.</returns>
    public static SampleManifest Write(string directory, DateOnly day, int seed, SampleSize? size = null)
    {
        var wanted = size ?? SampleSize.Default;
        Directory.CreateDirectory(directory);
        var calendar = new SampleCalendar(day);
        var files = new List<SampleFile>();
        foreach (var provider in SampleCourses.Providers)
        {
            CourseRecord[] courses = [.. wanted.CoursesOf(provider).Select(course => course.Record(calendar))];
            using var stream = Open(provider.File, ImportSubject.Courses, provider.Name);
            if (provider.IsKufer)
            {
                KuferXml.Write(stream, SampleKufer.Of(courses));
            }
            else
            {
                CoursesTable.Write(stream, courses, EncodingOf(provider));
            }
        }

        foreach (var (provider, file, groups) in SampleCare.Of(calendar, wanted))
        {
            using var stream = Open(file, ImportSubject.Care, provider);
            CareTable.Write(stream, groups);
        }

        using (var stream = Open("teilnehmende.csv", ImportSubject.Newcomers, Authority))
        {
            NewcomersTable.Write(stream, new SamplePeople(calendar, seed, wanted.People).All());
        }

        var manifest = new SampleManifest(SamplePlaces.County, day, seed, files);
        manifest.Write(directory);
        return manifest;

        FileStream Open(string file, ImportSubject subject, string source)
        {
            files.Add(new SampleFile(file, subject, source));
            return File.Create(Path.Combine(directory, file));
        }
    }

    /// <summary>One provider still saves as its old spreadsheet does.</summary>
    private static Encoding? EncodingOf(SampleProvider provider) =>
        provider.Name.StartsWith("Akademie", StringComparison.Ordinal)
            ? CodePagesEncodingProvider.Instance.GetEncoding(1252)
            : null;
}

using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Writing;

namespace CourseMatch.Host.Sample;

/// <summary>Turns courses into what a KuferSQL export really looks like: right in the main, with the slips of many
/// hands.</summary>
internal static class SampleKufer
{
    /// <summary>The export of one provider.</summary>
    public static IEnumerable<KuferKurs> Of(IEnumerable<CourseRecord> courses) => courses.Select(course =>
    {
        var export = KuferKurs.Of(course, Department(course)).With("tnwarteliste", "0").With("gebnorm", "229,00");
        return course.Number switch
        {
            // The same level in two spellings, a typing error, a cancelled course, a hobby course.
            "N-1103" => export.With("haupttitel", "Integrationskurs A.2.1").With("titelkurz", "IK A2.1 vorm."),
            "N-1107" => export.With("haupttitel", "Integrationskus A1.1 abends"),
            "N-1108" => export.With("ausfall", ""),
            "N-1201" => export.With("haupttitel", "Alphabetsierungskurs Modul 1"),
            "N-4001" => export.With("kursfarbe", "blau"),
            // The end of a copied course of last year.
            "P-32" => export.With("endedat", export.Elements.First(pair => pair.Element == "beginndat").Text
                .Replace(Year(course, 0), Year(course, -1))),
            // Hours forgotten in one session, and in a whole course.
            "B-203" => export with
            {
                Sessions = [.. export.Sessions.Select((session, index) =>
                    index == 3 ? session with { From = null, To = null } : session)],
            },
            "P-34" => export.With("beginnuhr", "").With("endeuhr", "") with
            {
                Sessions = [.. export.Sessions.Select(session => session with { From = null, To = null })],
            },
            "P-31" => export.With("endedat", ""),
            _ => export,
        };
    });

    private static string Year(CourseRecord course, int shift) => (course.Modules[0].Days.First.Year + shift).ToString(
        System.Globalization.CultureInfo.InvariantCulture);

    private static string Department(CourseRecord course) => course.Kind switch
    {
        Application.Courses.CourseKind.IntegrationLiteracy => "A3 Integrationskurs mit Alphabetisierung",
        Application.Courses.CourseKind.IntegrationYouth => "A9 Jugendintegrationskurs",
        Application.Courses.CourseKind.Other => "E2 Sprachen",
        _ => "A1 Integrationskurs",
    };
}

using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes the courses on file with what a plan puts into them.</summary>
public static class CourseListTable
{
    private static readonly IReadOnlyList<(string Header, Func<Row, object?> Cell)> Columns =
    [
        ("Kursnummer", row => row.Course.Number),
        ("Titel", row => row.Course.Title),
        ("Kursart", row => FindingTexts.Term(row.Course.Kind, FindingTexts.German)),
        ("Träger", row => row.Provider),
        ("Stand", row => FindingTexts.Term(row.Course.State, FindingTexts.German)),
        ("Niveau", row => row.Course.Modules[0].Level.ToString()),
        ("Beginn", row => row.Course.FirstDay),
        ("Ende", row => row.Course.LastDay),
        ("Unterricht", row => PlacementsTable.Lessons(LessonPattern.From(row.Course, row.Course.FirstDay))),
        ("Gebäude", row => row.Site?.Name),
        ("Straße", row => row.Site?.Address.Street),
        ("PLZ", row => row.Site?.Address.Postcode),
        ("Ort", row => row.Site?.Address.Town),
        ("Plätze", row => row.Course.Seats),
        ("TN min", row => row.Course.MinimumToRun),
        ("belegt (Träger)", row => row.Course.SeatsBooked),
        ("zugesagt", row => row.Promised),
        ("vorgeschlagen", row => row.Proposed),
        ("frei", row => Math.Max(0, row.Course.SeatsToPromise - row.Promised - row.Proposed)),
        ("Kinder in Betreuung", row => row.Children),
    ];

    /// <summary>The courses with the figures of a plan.</summary>
    /// <param name="county">The county the plan speaks of.</param>
    /// <param name="plan">The plan; null = no plan yet.</param>
    public static Sheet Sheet(County county, Plan? plan)
    {
        var index = new CountyIndex(county);
        var placements = (plan?.Placements ?? []).ToLookup(placement => placement.Course);
        var isDraft = plan?.Summary.State == PlanState.Draft;
        var rows = county.Courses
            .Select(course => new Row(
                course,
                index.ProviderOf(course.Provider),
                index.SiteOf(course.Site),
                placements[course.Id].Count(placement => placement.IsPromised || !isDraft),
                placements[course.Id].Count(placement => !placement.IsPromised && isDraft),
                placements[course.Id].SelectMany(placement => placement.Care).DistinctBy(care => care.Child).Count()))
            .OrderBy(row => row.Course.FirstDay)
            .ThenBy(row => row.Course.Number, StringComparer.Ordinal)
            .ThenBy(row => row.Course.Id.Value);
        return Tables.Sheet.Of("Kurse", Columns, rows);
    }

    private sealed record Row(
        Course Course, string Provider, Site? Site, int Promised, int Proposed, int Children);
}

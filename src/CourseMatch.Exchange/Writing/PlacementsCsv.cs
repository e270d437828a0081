using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Exchange.Values;
using static CourseMatch.Exchange.Writing.CsvSheet;

namespace CourseMatch.Exchange.Writing;

/// <summary>Writes who gets which seat, one row per person, by course: the list an office works with.</summary>
public static class PlacementsCsv
{
    private static readonly IReadOnlyList<(string Header, Func<Row, string?> Text)> Columns =
    [
        ("Aktenzeichen", row => row.Newcomer.Reference),
        ("Name", row => row.Newcomer.FamilyName),
        ("Vorname", row => row.Newcomer.GivenName),
        ("Kursnummer", row => row.Course.Number),
        ("Titel", row => row.Course.Title),
        ("Kursart", row => FindingTexts.Term(row.Course.Kind, FindingTexts.German)),
        ("Träger", row => row.Provider),
        ("Abschnitt", row => Number(row.Placement.ModuleNumber)),
        ("Niveau", row => row.Module?.Level.ToString()),
        ("Erster Tag", row => Day(row.Placement.EntryDay)),
        ("Letzter Tag", row => Day(row.Course.LastDay)),
        ("Unterricht", row => Lessons(LessonPattern.From(row.Course, row.Placement.EntryDay))),
        ("Gebäude", row => row.Site?.Name),
        ("Straße", row => row.Site?.Address.Street),
        ("PLZ", row => row.Site?.Address.Postcode),
        ("Ort", row => row.Site?.Address.Town),
        ("Weg (Minuten)", row => Number(row.Placement.JourneyMinutes)),
        ("Kinderbetreuung", row => row.Care),
        ("Stand", row => row.IsPromised ? "zugesagt" : "vorgeschlagen"),
    ];

    /// <summary>Writes the placements of a plan: UTF-8 with mark, semicolons, no cell that could run as a formula.
    /// </summary>
    /// <param name="stream">Left open.</param>
    /// <param name="county">The county the plan speaks of. People and courses no longer on file are left out.</param>
    /// <param name="plan">The plan.</param>
    public static void Write(Stream stream, County county, Plan plan)
    {
        var newcomers = county.Newcomers.ToDictionary(newcomer => newcomer.Id);
        var courses = county.Courses.ToDictionary(course => course.Id);
        var providers = county.Providers.ToDictionary(provider => provider.Id, provider => provider.Name);
        var sites = county.Sites.ToDictionary(site => site.Id);
        var groups = county.CareGroups.ToDictionary(group => group.Id, group => group.Name);
        var children = county.Households.SelectMany(household => household.Children)
            .ToDictionary(child => child.Id, child => child.BirthDate);
        var rows = plan.Placements
            .Where(placement => newcomers.ContainsKey(placement.Newcomer) && courses.ContainsKey(placement.Course))
            .Select(placement => new Row(
                placement,
                newcomers[placement.Newcomer],
                courses[placement.Course],
                providers.GetValueOrDefault(courses[placement.Course].Provider, ""),
                courses[placement.Course].Site is { } site ? sites.GetValueOrDefault(site) : null,
                string.Join("; ", placement.Care.Select(care => Care(care, groups, children))),
                placement.IsPromised || plan.Summary.State != PlanState.Draft))
            .OrderBy(row => row.Course.Number, StringComparer.Ordinal)
            .ThenBy(row => row.Course.Id.Value)
            .ThenBy(row => row.Newcomer.FamilyName, StringComparer.Ordinal)
            .ThenBy(row => row.Newcomer.Id.Value);
        CsvSheet.Write(stream, Columns, rows);
    }

    private static string Care(
        CarePlacement care,
        Dictionary<Application.CareGroupId, string> groups,
        Dictionary<Application.ChildId, DateOnly> children) =>
        $"{groups.GetValueOrDefault(care.Group, "")}: Kind, geb. "
        + $"{Day(children.TryGetValue(care.Child, out var born) ? born : null)}, "
        + $"{Day(care.Days.First)}-{Day(care.Days.Last)}";

    private static string Lessons(LessonPattern pattern) => string.Join("; ", pattern.Weekly
        .GroupBy(weekly => (weekly.From, weekly.To))
        .Select(group => $"{Weekdays.Write([.. group.Select(weekly => weekly.Day).Distinct()])} "
            + $"{Time(group.Key.From)}-{Time(group.Key.To)}"));

    private sealed record Row(
        Placement Placement,
        Newcomer Newcomer,
        Course Course,
        string Provider,
        Site? Site,
        string Care,
        bool IsPromised)
    {
        public CourseModule? Module => Course.Modules.FirstOrDefault(one => one.Number == Placement.ModuleNumber);
    }
}

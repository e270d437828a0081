using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Exchange.Values;
using static CourseMatch.Exchange.Writing.Tables.SheetCell;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes who gets which seat, one row per person, by course: the list an office works with.</summary>
public static class PlacementsTable
{
    private static readonly IReadOnlyList<(string Header, Func<Row, object?> Cell)> Columns =
    [
        ("Aktenzeichen", row => row.Newcomer.Reference),
        ("Name", row => row.Newcomer.FamilyName),
        ("Vorname", row => row.Newcomer.GivenName),
        ("Kursnummer", row => row.Course.Number),
        ("Titel", row => row.Course.Title),
        ("Kursart", row => FindingTexts.Term(row.Course.Kind, FindingTexts.German)),
        ("Träger", row => row.Provider),
        ("Abschnitt", row => row.Placement.ModuleNumber),
        ("Niveau", row => row.Module?.Level.ToString()),
        ("Erster Tag", row => row.Placement.EntryDay),
        ("Letzter Tag", row => row.Course.LastDay),
        ("Unterricht", row => Lessons(LessonPattern.From(row.Course, row.Placement.EntryDay))),
        ("Gebäude", row => row.Site?.Name),
        ("Straße", row => row.Site?.Address.Street),
        ("PLZ", row => row.Site?.Address.Postcode),
        ("Ort", row => row.Site?.Address.Town),
        ("Weg (Minuten)", row => row.Placement.JourneyMinutes),
        ("Kinderbetreuung", row => row.Care),
        ("Stand", row => row.IsPromised ? "zugesagt" : "vorgeschlagen"),
    ];

    /// <summary>Writes the placements of a plan: UTF-8 with mark, semicolons, no cell that could run as a formula.
    /// </summary>
    /// <param name="stream">Left open.</param>
    /// <param name="county">The county the plan speaks of. People and courses no longer on file are left out.</param>
    /// <param name="plan">The plan.</param>
    public static void Write(Stream stream, County county, Plan plan) =>
        Sheet(county, plan).Write(stream, SheetFormat.Csv);

    /// <summary>The placements as a list.</summary>
    /// <inheritdoc cref="Write"/>
    public static Sheet Sheet(County county, Plan plan)
    {
        var index = new CountyIndex(county);
        var rows = plan.Placements
            .Where(placement => index.Newcomers.ContainsKey(placement.Newcomer)
                && index.Courses.ContainsKey(placement.Course))
            .Select(placement => new Row(
                placement,
                index.Newcomers[placement.Newcomer],
                index.Courses[placement.Course],
                index.ProviderOf(index.Courses[placement.Course].Provider),
                index.SiteOf(index.Courses[placement.Course].Site),
                string.Join("; ", placement.Care.Select(care => Care(care, index))),
                placement.IsPromised || plan.Summary.State != PlanState.Draft))
            .OrderBy(row => row.Course.Number, StringComparer.Ordinal)
            .ThenBy(row => row.Course.Id.Value)
            .ThenBy(row => row.Newcomer.FamilyName, StringComparer.Ordinal)
            .ThenBy(row => row.Newcomer.Id.Value);
        return Tables.Sheet.Of("Zuteilung", Columns, rows);
    }

    /// <summary>Weekdays and hours, alike ones together.</summary>
    internal static string Lessons(LessonPattern pattern) => string.Join("; ", pattern.Weekly
        .GroupBy(weekly => (weekly.From, weekly.To))
        .Select(group => $"{Weekdays.Write([.. group.Select(weekly => weekly.Day).Distinct()])} "
            + $"{Time(group.Key.From)}-{Time(group.Key.To)}"));

    private static string Care(CarePlacement care, CountyIndex index) =>
        $"{index.Groups.GetValueOrDefault(care.Group)?.Name}: Kind, geb. "
        + $"{Day(index.Children.GetValueOrDefault(care.Child)?.BirthDate)}, "
        + $"{Day(care.Days.First)}-{Day(care.Days.Last)}";

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

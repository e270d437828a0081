using CourseMatch.Application;
using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Exchange.Values;
using static CourseMatch.Exchange.Writing.Tables.SheetCell;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes which child is in which care group when: the list the carers work with.</summary>
/// <remarks>Children have no name on file; the parent's reference and name tell whose child it is.</remarks>
public static class CareChildrenTable
{
    private static readonly IReadOnlyList<(string Header, Func<Row, object?> Cell)> Columns =
    [
        ("Gruppe", row => row.Group.Name),
        ("Träger", row => row.Provider),
        ("Gebäude", row => row.Site?.Name),
        ("Kind geboren am", row => row.Child?.BirthDate),
        ("Geburtsdatum geschätzt", row => row.Child?.IsBirthDateEstimated),
        ("Alter in Monaten", row => row.Child?.AgeMonthsOn(row.Care.Days.First)),
        ("Erster Tag", row => row.Care.Days.First),
        ("Letzter Tag", row => row.Care.Days.Last),
        ("Betreuungszeiten", row => Sessions(row.Group, row.Care.Sessions)),
        ("Aktenzeichen Elternteil", row => row.Parent.Reference),
        ("Name", row => row.Parent.FamilyName),
        ("Vorname", row => row.Parent.GivenName),
        ("Kursnummer", row => row.Course.Number),
        ("Stand", row => row.IsPromised ? "zugesagt" : "vorgeschlagen"),
    ];

    /// <summary>The children of every care group of a plan.</summary>
    /// <param name="county">The county the plan speaks of. What is no longer on file is left out.</param>
    /// <param name="plan">The plan.</param>
    public static Sheet Sheet(County county, Plan plan)
    {
        var index = new CountyIndex(county);
        var rows = plan.Placements
            .Where(placement => index.Newcomers.ContainsKey(placement.Newcomer)
                && index.Courses.ContainsKey(placement.Course))
            .SelectMany(placement => placement.Care
                .Where(care => index.Groups.ContainsKey(care.Group))
                .Select(care => new Row(
                    index.Groups[care.Group],
                    index.ProviderOf(index.Groups[care.Group].Provider),
                    index.SiteOf(index.Groups[care.Group].Site),
                    index.Children.GetValueOrDefault(care.Child),
                    care,
                    index.Newcomers[placement.Newcomer],
                    index.Courses[placement.Course],
                    placement.IsPromised || plan.Summary.State != PlanState.Draft)))
            .OrderBy(row => row.Group.Name, StringComparer.Ordinal)
            .ThenBy(row => row.Group.Id.Value)
            .ThenBy(row => row.Care.Days.First)
            .ThenBy(row => row.Care.Child.Value);
        return Tables.Sheet.Of("Kinder je Gruppe", Columns, rows);
    }

    private static string Sessions(CareGroup group, IReadOnlyList<CareSessionId> sessions) => string.Join("; ", group
        .Sessions.Where(session => sessions.Contains(session.Id))
        .GroupBy(session => (session.From, session.To))
        .Select(hours => $"{Weekdays.Write([.. hours.Select(session => session.Day).Distinct()])} "
            + $"{Time(hours.Key.From)}-{Time(hours.Key.To)}"));

    private sealed record Row(
        CareGroup Group,
        string Provider,
        Site? Site,
        Child? Child,
        CarePlacement Care,
        Newcomer Parent,
        Course Course,
        bool IsPromised);
}

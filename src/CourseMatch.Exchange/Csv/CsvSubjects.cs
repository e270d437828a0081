using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Care;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Newcomers;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Csv;

/// <summary>What a table is about, told by its headers: a list of courses given as a list of newcomers gets a sentence
/// that says so.</summary>
internal static class CsvSubjects
{
    private static readonly (ImportSubject Subject, ColumnSet Columns)[] Known =
    [
        (ImportSubject.Courses, CourseColumns.All),
        (ImportSubject.Newcomers, NewcomerColumns.All),
        (ImportSubject.Care, CareColumns.All),
    ];

    /// <summary>Opens the table as a list of the subject asked for; false, with a finding, when it is none.</summary>
    public static bool TryOpen(CsvTable table, SourceFile file, ImportSubject asked)
    {
        var columns = Known.Single(pair => pair.Subject == asked).Columns;
        var matches = table.Match(columns);
        var other = Known.Where(pair => pair.Subject != asked).MaxBy(pair => table.Match(pair.Columns));
        if (!table.CanOpen(columns) && table.CanOpen(other.Columns) && table.Match(other.Columns) > matches)
        {
            file.Log.Add(Remark.Error(
                "CM1014", FindingValue.Term(other.Subject), FindingValue.Term(asked)));
            return false;
        }

        return table.TryOpen(columns);
    }

    /// <summary>The table is a list of courses and says how many children are looked after beside them.</summary>
    public static bool IsCourseListWithPlacesForChildren(CsvTable table) =>
        !table.CanOpen(CareColumns.All)
        && table.CanOpen(CourseColumns.All)
        && table.Names(CourseColumns.All, CourseColumns.CarePlaces);
}

using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Care;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Newcomers;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables;

/// <summary>What a table is about, told by its headers: a list of courses given as a list of newcomers gets a sentence
/// that says so.</summary>
internal static class TableSubjects
{
    private static readonly (ImportSubject Subject, ColumnSet Columns)[] Known =
    [
        (ImportSubject.Courses, CourseColumns.All),
        (ImportSubject.Newcomers, NewcomerColumns.All),
        (ImportSubject.Care, CareColumns.All),
    ];

    /// <summary>Opens the table as a list of the subject asked for; false, with a finding, when it is none.</summary>
    public static bool TryOpen(Table table, SourceFile file, ImportSubject asked)
    {
        if (TableMapping.Apply(ColumnsOf(asked), file, asked) is not { } columns)
        {
            return false;
        }

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

    /// <summary>Every column a table about this subject can have.</summary>
    public static ColumnSet ColumnsOf(ImportSubject subject) => Known.Single(pair => pair.Subject == subject).Columns;

    /// <summary>How much a sheet looks like a list about a subject.</summary>
    public static int Score(Table table, SourceFile file, ImportSubject asked)
    {
        var columns = TableMapping.Known(ColumnsOf(asked), file.Options.Mapping);
        var score = table.Match(columns) + (table.CanOpen(columns) ? 1_000 : 0);
        return asked == ImportSubject.Care && IsCourseListWithPlacesForChildren(table) ? Math.Max(score, 500) : score;
    }

    /// <summary>The subject whose columns the table names best, or null when it names none well enough.</summary>
    public static ImportSubject? SubjectOf(Table table)
    {
        return Known.Where(pair => table.CanOpen(pair.Columns))
            .OrderByDescending(pair => table.Match(pair.Columns))
            .Select(pair => (ImportSubject?)pair.Subject)
            .FirstOrDefault();
    }

    /// <summary>The table is a list of courses and says how many children are looked after beside them.</summary>
    public static bool IsCourseListWithPlacesForChildren(Table table) =>
        !table.CanOpen(CareColumns.All)
        && table.CanOpen(CourseColumns.All)
        && table.Names(CourseColumns.All, CourseColumns.CarePlaces);
}

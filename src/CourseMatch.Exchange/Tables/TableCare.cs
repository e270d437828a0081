using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Care;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables;

/// <summary>Care groups from a table of any kind, one row each; or from a list of courses that has places for
/// children.</summary>
internal sealed class TableCare(TableKind kind) : IFileFormat<CareGroupRecord>
{
    public string Name => kind.Name;

    public bool Recognises(SourceFile file) => kind.Recognises(file);

    public void Read(SourceFile file, RecordSink<CareGroupRecord> sink)
    {
        using var opened = kind.Open(file, ImportSubject.Care);
        if (opened is not { } table)
        {
            return;
        }

        var map = TableSubjects.IsCourseListWithPlacesForChildren(table)
            ? table.TryOpen(CourseColumns.All) ? new CourseCareMapping(file).Read : null
            : TableSubjects.TryOpen(table, file, ImportSubject.Care)
                ? new CareMapping(file.Day).Read
                : (Func<Fields, CareGroupRecord?>?)null;
        if (map is null)
        {
            return;
        }

        foreach (var fields in table.Rows())
        {
            if (!sink.Take(fields, map(fields)))
            {
                return;
            }
        }
    }
}

using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables;

/// <summary>Courses from a table of any kind, one row each.</summary>
internal sealed class TableCourses(TableKind kind) : IFileFormat<CourseRecord>
{
    public string Name => kind.Name;

    public bool Recognises(SourceFile file) => kind.Recognises(file);

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        using var opened = kind.Open(file, ImportSubject.Courses);
        if (opened is not { } table)
        {
            return;
        }

        if (!TableSubjects.TryOpen(table, file, ImportSubject.Courses))
        {
            return;
        }

        var mapping = new CourseMapping(file);
        foreach (var fields in table.Rows())
        {
            if (!sink.Take(fields, mapping.Read(fields, [])))
            {
                return;
            }
        }

        mapping.Finish();
    }
}

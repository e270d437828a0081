using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Csv.Courses;

/// <summary>Courses from a table, one row each.</summary>
internal sealed class CsvCourses : IFileFormat<CourseRecord>
{
    public string Name => "csv";

    public bool Recognises(SourceFile file) => !file.IsXml && !file.IsJson;

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        using var table = new CsvTable(file);
        if (!CsvSubjects.TryOpen(table, file, ImportSubject.Courses))
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

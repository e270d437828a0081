using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Care;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Csv.Care;

/// <summary>Care groups from a table, one row each; or from a list of courses that has places for children.</summary>
internal sealed class CsvCare : IFileFormat<CareGroupRecord>
{
    public string Name => "csv";

    public bool Recognises(SourceFile file) => !file.IsXml && !file.IsJson;

    public void Read(SourceFile file, RecordSink<CareGroupRecord> sink)
    {
        using var table = new CsvTable(file);
        var map = CsvSubjects.IsCourseListWithPlacesForChildren(table)
            ? table.TryOpen(CourseColumns.All) ? new CourseCareMapping(file).Read : null
            : CsvSubjects.TryOpen(table, file, ImportSubject.Care)
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

using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Care;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Csv.Care;

/// <summary>Care groups from a table, one row each.</summary>
internal sealed class CsvCare : IFileFormat<CareGroupRecord>
{
    public string Name => "csv";

    public bool Recognises(SourceFile file) => !file.IsXml && !file.IsJson;

    public void Read(SourceFile file, RecordSink<CareGroupRecord> sink)
    {
        using var table = new CsvTable(file);
        if (!CsvSubjects.TryOpen(table, file, ImportSubject.Care))
        {
            return;
        }

        var mapping = new CareMapping(file.Day);
        foreach (var fields in table.Rows())
        {
            if (!sink.Take(fields, mapping.Read(fields)))
            {
                return;
            }
        }
    }
}

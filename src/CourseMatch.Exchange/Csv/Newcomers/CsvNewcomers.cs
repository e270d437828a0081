using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Newcomers;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Csv.Newcomers;

/// <summary>Newcomers from a table, one row each.</summary>
internal sealed class CsvNewcomers : IFileFormat<NewcomerRecord>
{
    public string Name => "csv";

    public bool Recognises(SourceFile file) => !file.IsXml && !file.IsJson;

    public void Read(SourceFile file, RecordSink<NewcomerRecord> sink)
    {
        using var table = new CsvTable(file);
        if (!CsvSubjects.TryOpen(table, file, ImportSubject.Newcomers))
        {
            return;
        }

        var mapping = new NewcomerMapping(file.Day, file.Options.Law);
        var households = new Households();
        foreach (var fields in table.Rows())
        {
            var record = mapping.Read(fields);
            if (!sink.Take(fields, record))
            {
                return;
            }

            if (record is not null && !fields.HasError)
            {
                households.Note(record, fields);
            }
        }

        sink.Replace(households.Join);
    }
}

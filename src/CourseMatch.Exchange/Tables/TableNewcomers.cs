using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Newcomers;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables;

/// <summary>Newcomers from a table of any kind, one row each.</summary>
internal sealed class TableNewcomers(TableKind kind) : IFileFormat<NewcomerRecord>
{
    public string Name => kind.Name;

    public bool Recognises(SourceFile file) => kind.Recognises(file);

    public void Read(SourceFile file, RecordSink<NewcomerRecord> sink)
    {
        using var opened = kind.Open(file, ImportSubject.Newcomers);
        if (opened is not { } table)
        {
            return;
        }

        if (!TableSubjects.TryOpen(table, file, ImportSubject.Newcomers))
        {
            return;
        }

        var mapping = new NewcomerMapping(file.Day, file.Options.Law);
        var households = new Households(file.Log);
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

        sink.Replace(households.Join());
    }
}

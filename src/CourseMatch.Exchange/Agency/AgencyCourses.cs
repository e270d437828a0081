using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.OpenQcat;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Trees;

namespace CourseMatch.Exchange.Agency;

/// <summary>Courses from an answer of the Federal Employment Agency's search ("sprachfoerderung", "wbsuche"), kept as a
/// file.</summary>
/// <remarks>A search shows what was asked for, so such a file is never the whole of anything: it withdraws
/// nothing.</remarks>
internal sealed class AgencyCourses : IFileFormat<CourseRecord>
{
    public string Name => "arbeitsagentur-json";

    public bool Recognises(SourceFile file) =>
        file.IsJson && (file.JsonStartsWith("_embedded") || file.JsonStartsWith("termine")
            || file.StartContains("\"_embedded\""));

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        sink.IsPartial = true;
        var courses = new CourseMapping(file);
        var mapping = new AgencyMapping(file.Options.MinimumIsBooked);
        var providers = new SortedSet<string>(StringComparer.Ordinal);
        var path = file.JsonStartsWith("termine") ? "termine" : "_embedded/termine";
        foreach (var record in JsonRecords.Read(file, path, new TreeLimits(Persons.Elements), () => sink.Rows))
        {
            if (record.First("angebot/bildungsanbieter/name") is { } provider && providers.Count < 100)
            {
                providers.Add(provider.Text);
            }

            var cells = mapping.Cells(record);
            var fields = cells.Fields(file.Log);
            fields.Record = fields.Text(CourseColumns.Number);
            QcatMapping.AddHours(cells, fields, courses.IsGerman(fields));
            if (!sink.Take(fields, courses.Read(fields, [])))
            {
                break;
            }
        }

        courses.Finish();
        mapping.Finish(file.Log);
        if (providers.Count > 1)
        {
            file.Log.Add(Remark.Warning("CM1337", providers.Count, string.Join(", ", providers.Take(5))));
        }
    }
}

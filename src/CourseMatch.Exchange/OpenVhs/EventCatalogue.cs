using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Trees;

namespace CourseMatch.Exchange.OpenVhs;

/// <summary>Courses from Open-vhs (0.9 to 1.2 share one vocabulary) and from Berlin's open data, which uses the same
/// one as XML and as JSON.</summary>
internal sealed class EventCatalogue(string name, bool isBerlin, bool isJson) : IFileFormat<CourseRecord>
{
    private const string Namespace = "dvv-vhs.de/Open-VHS";
    private const string Root = "veranstaltungen";
    private const string Record = "veranstaltung";

    public static EventCatalogue OpenVhs { get; } = new("open-vhs", isBerlin: false, isJson: false);

    public static EventCatalogue BerlinXml { get; } = new("berlin-xml", isBerlin: true, isJson: false);

    public static EventCatalogue BerlinJson { get; } = new("berlin-json", isBerlin: true, isJson: true);

    public string Name => name;

    public bool Recognises(SourceFile file) => isJson
        ? file.IsJson && file.JsonStartsWith(Root)
        : Root.Equals(file.XmlRoot, StringComparison.OrdinalIgnoreCase)
            && isBerlin != file.StartContains(Namespace);

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        var limits = new TreeLimits(Persons.Elements);
        var records = isJson
            ? JsonRecords.Read(file, $"{Root}/{Record}", limits, () => sink.Rows)
            : XmlRecords.Read(
                file,
                (element, _) => element.Equals(Record, StringComparison.OrdinalIgnoreCase),
                xml => xml.Depth == 0,
                limits,
                () => sink.Rows);
        var courses = new CourseMapping(file);
        var events = new EventMapping(isBerlin);
        var unknown = new UnknownNames();
        foreach (var record in records)
        {
            var fields = events.Cells(record, unknown).Fields(file.Log);
            fields.Record = fields.Text(CourseColumns.Number, CourseColumns.Key);
            var isGerman = courses.IsGerman(fields);
            var lessons = EventMapping.Lessons(record, isGerman ? fields : fields.Unheard());
            if (isGerman && EventMapping.Places(record) is > 1 and var places)
            {
                fields.Report(Remark.Warning("CM1327", places), CourseColumns.Building);
            }

            if (!sink.Take(fields, courses.Read(fields, lessons)))
            {
                break;
            }
        }

        courses.Finish();
        unknown.Report(file.Log);
    }
}

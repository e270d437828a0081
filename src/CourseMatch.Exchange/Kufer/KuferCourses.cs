using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Xml;

namespace CourseMatch.Exchange.Kufer;

/// <summary>Courses from KuferSQL's internet XML.</summary>
/// <remarks>
/// The real file has no declaration, dates as dd.MM.yyyy, and any defect a hand can make. <c>ausfall</c> present means
/// cancelled. <c>keinewebanmeldung</c> W means no registration on the web, not a closed course: integration courses are
/// booked over the counter, so it is counted and said, and the course stays open.
/// </remarks>
internal sealed class KuferCourses : IFileFormat<CourseRecord>
{
    public string Name => "kufer-xml";

    public bool Recognises(SourceFile file) =>
        file.XmlRoot?.Equals("kurse", StringComparison.OrdinalIgnoreCase) == true;

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        var mapping = new CourseMapping(file);
        var unknown = new UnknownNames();
        using var xml = new BoundedXml(file, () => sink.Rows);
        var isFull = false;
        while (!isFull && xml.Move())
        {
            if (xml.NodeType != System.Xml.XmlNodeType.Element || xml.Depth != 1)
            {
                continue;
            }

            if (Is(xml, "kurs"))
            {
                isFull = !ReadCourse(file, xml, mapping, sink, unknown);
            }
            else
            {
                unknown.Count(xml.Name);
                xml.Skip();
            }
        }

        mapping.Finish();
        unknown.Report(file.Log);
    }

    private static bool ReadCourse(
        SourceFile file,
        BoundedXml xml,
        CourseMapping mapping,
        RecordSink<CourseRecord> sink,
        UnknownNames unknown)
    {
        var texts = new Dictionary<string, Cell>(StringComparer.OrdinalIgnoreCase);
        var sessions = new List<KuferSession>();
        var line = xml.Line;
        var faultsBefore = file.Log.Errors;
        xml.Children(() =>
        {
            if (Is(xml, "termine"))
            {
                xml.Children(() => sessions.Add(KuferSession.Read(xml)));
            }
            else if (Is(xml, "ausfall"))
            {
                texts["ausfall"] = new Cell("ja", xml.Line, xml.Name);
                xml.Skip();
            }
            else if (KuferElements.Read.Any(pair => Is(xml, pair.Element)))
            {
                var (at, name) = (xml.Line, xml.Name);
                texts.TryAdd(name, new Cell(xml.Text(), at, name));
            }
            else
            {
                if (!KuferElements.Unused.Contains(xml.Name) && !KuferElements.Persons.Contains(xml.Name))
                {
                    unknown.Count(xml.Name);
                }

                xml.Skip();
            }
        });
        if (file.Log.Errors > faultsBefore)
        {
            // The file broke off inside this course.
            return false;
        }

        var fields = new Fields(file.Log, line, ColumnsOf(texts));
        fields.Record = fields.Text(CourseColumns.Number);
        var lessons = KuferSession.Lessons(sessions, fields, file.Day);
        return sink.Take(fields, mapping.Read(fields, lessons));
    }

    private static Dictionary<Column, Cell> ColumnsOf(Dictionary<string, Cell> texts)
    {
        var cells = new Dictionary<Column, Cell>();
        foreach (var (element, column) in KuferElements.Read.Append(("ausfall", CourseColumns.Cancelled)))
        {
            if (texts.TryGetValue(element, out var cell)
                && (!cells.TryGetValue(column, out var before) || before.Text.Length == 0))
            {
                cells[column] = cell;
            }
        }

        return cells;
    }

    private static bool Is(BoundedXml xml, string name) =>
        xml.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

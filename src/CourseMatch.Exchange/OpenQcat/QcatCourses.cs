using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Trees;
using CourseMatch.Exchange.Xml;

namespace CourseMatch.Exchange.OpenQcat;

/// <summary>Courses from open-Qcat 1.1, the format of KURSNET: whole catalogues, and updates that name what is new and
/// what is gone.</summary>
/// <remarks>
/// A SERVICE is an offer, or a date of an offer that inherits whatever it does not say itself. The key of a date is
/// "offer/date", so that an offer that is deleted takes its dates along. Dates that stand before their offer wait for
/// it until the end of the file.
/// </remarks>
internal sealed class QcatCourses : IFileFormat<CourseRecord>
{
    public string Name => "open-qcat";

    public bool Recognises(SourceFile file) =>
        file.XmlRoot is { } root && (root.Equals("OPENQCAT", StringComparison.OrdinalIgnoreCase)
            || root.Equals("SERVICE", StringComparison.Ordinal) && file.StartContains("<CATALOG>"));

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        sink.IsPartial = file.XmlRoot == "SERVICE";
        var catalogue = new QcatCatalogue(file, sink);
        var records = XmlRecords.Read(
            file,
            (element, _) => element is "SERVICE" or "DELETE",
            xml =>
            {
                sink.IsPartial |= IsPartial(xml);
                return xml.Depth == 0 || xml.Name is "NEW_CATALOG" or "UPDATE_CATALOG" or "NEW";
            },
            new TreeLimits(Persons.Elements),
            () => sink.Rows);
        foreach (var record in records)
        {
            if (record.Name == "DELETE")
            {
                sink.Remove(record.Texts("SERVICE/PRODUCT_ID").Concat(record.Texts("PRODUCT_ID")));
            }
            else if (!catalogue.Take(record))
            {
                return;
            }
        }

        catalogue.Finish();
    }

    /// <summary>An update, or a catalogue that says it is not full.</summary>
    private static bool IsPartial(BoundedXml xml) =>
        xml.Name == "UPDATE_CATALOG" || xml.Name == "NEW_CATALOG" && xml.Attribute("FULLCATALOG") is "false" or "0";
}

using System.Globalization;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Partial;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Trees;

namespace CourseMatch.Exchange.OpenVhs;

/// <summary>Belegungsstatus: participant numbers of courses already on file, without anything else of them.</summary>
/// <remarks>The name of its root is not known for certain, so any root will do: what counts is that elements hold a
/// <c>guid</c> and a participant number, and nothing that makes a course.</remarks>
internal sealed class OccupancyDelta : IFileFormat<CourseRecord>
{
    private const int NumberMax = 10_000;

    private static readonly string[] Counts =
        ["minimale_teilnehmerzahl", "aktuelle_teilnehmerzahl", "maximale_teilnehmerzahl"];

    public string Name => "open-vhs-occupancy";

    public bool Recognises(SourceFile file) =>
        file.IsXml && file.StartContains("<guid") && file.StartContains("_teilnehmerzahl>")
        && !file.StartContains("<beginn_datum") && !file.StartContains("<nummer");

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        sink.IsPartial = true;
        var limits = new TreeLimits(Persons.Elements);
        var records = XmlRecords.Read(
            file,
            (element, depth) => depth > 0 && !element.Equals("export", StringComparison.OrdinalIgnoreCase),
            xml => xml.Depth == 0,
            limits,
            () => sink.Rows);
        foreach (var record in records.SelectMany(WithGuid))
        {
            if (!sink.Take(Update(file, record)))
            {
                return;
            }
        }
    }

    /// <summary>The element itself, or those directly inside it, that name a course.</summary>
    private static IEnumerable<Node> WithGuid(Node node) =>
        node.First("guid") is not null ? [node] : node.Children.Where(child => child.First("guid") is not null);

    private static CourseUpdate? Update(SourceFile file, Node record)
    {
        var numbers = new int?[Counts.Length];
        for (var index = 0; index < Counts.Length; index++)
        {
            if (record.First(Counts[index]) is not { } node)
            {
                continue;
            }

            if (!int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                || number < -1 || number > NumberMax)
            {
                file.Log.Add(
                    new Application.Findings.FindingPlace(node.Line, node.Name, record.First("guid")!.Text),
                    Remark.Error("CM1206", node.Text));
                return null;
            }

            numbers[index] = number;
        }

        return Array.TrueForAll(numbers, number => number is null) ? null : new CourseUpdate(
            record.First("guid")!.Text,
            record.Line,
            numbers[0] is { } minimum ? Math.Max(0, minimum) : null,
            numbers[1],
            numbers[2] is { } seats ? Math.Max(0, seats) : null);
    }
}

using System.Xml;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Xml;

namespace CourseMatch.Exchange.Trees;

/// <summary>The records of an XML file: elements of certain names, wherever they stand.</summary>
internal static class XmlRecords
{
    /// <summary>Reads record by record; containers around them are entered, everything else is passed over.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isRecord">Whether an element is a record; asked with its name and depth.</param>
    /// <param name="isContainer">Whether records stand inside an element.</param>
    /// <param name="limits">Bounds of one record.</param>
    /// <param name="recordsSoFar">Number of records read so far.</param>
    public static IEnumerable<Node> Read(
        SourceFile file,
        Func<string, int, bool> isRecord,
        Func<BoundedXml, bool> isContainer,
        TreeLimits limits,
        Func<int> recordsSoFar)
    {
        using var xml = new BoundedXml(file, recordsSoFar);
        while (xml.Move())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (isRecord(xml.Name, xml.Depth))
            {
                var (line, errors) = (xml.Line, file.Log.Errors);
                var node = XmlTree.Read(xml, limits);
                if (node is null)
                {
                    file.Log.Add(new FindingPlace(line, null), Remark.Error("CM1336", TreeLimits.NodesMax));
                }

                // Where the file broke off inside the record, half of it is no record.
                if (node is not null && file.Log.Errors == errors && !file.Text.IsRefused)
                {
                    yield return node;
                }
            }
            else if (!isContainer(xml))
            {
                xml.Skip();
            }
        }
    }
}

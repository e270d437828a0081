using System.Text;
using System.Xml;
using CourseMatch.Exchange.Xml;

namespace CourseMatch.Exchange.Trees;

/// <summary>Reads one element of an XML file as a tree.</summary>
internal static class XmlTree
{
    /// <summary>Reads the element the reader stands on; null when it has more than any record.</summary>
    public static Node? Read(BoundedXml xml, TreeLimits limits)
    {
        limits.Begin();
        var node = ReadOne(xml, limits);
        return limits.IsPassed ? null : node;
    }

    private static Node ReadOne(BoundedXml xml, TreeLimits limits)
    {
        var node = new Node(xml.Name, xml.Line);
        var isEmpty = xml.IsEmptyElement;
        var depth = xml.Depth;
        xml.CopyAttributes(node.SetAttribute);
        if (isEmpty)
        {
            limits.Count("");
            return node;
        }

        StringBuilder? text = null;
        while (xml.Move() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                xml.AppendTo(text ??= new StringBuilder());
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                if (limits.IsPassed || limits.Dropped.Contains(xml.Name))
                {
                    xml.Skip();
                }
                else
                {
                    node.Add(ReadOne(xml, limits));
                }
            }
        }

        node.Text = text?.ToString().Trim() ?? "";
        limits.Count(node.Text);
        return node;
    }
}

using System.Text;
using System.Xml;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Xml;

/// <summary>XML read forward only, in bounded memory: no DTD, nothing fetched, no deep nesting, no endless
/// text.</summary>
/// <remarks>
/// A fault ends the reading with a finding; <see cref="Move"/> then answers false, as at the end of the file, so that
/// formats need no exception handling of their own.
/// </remarks>
internal sealed class BoundedXml : IDisposable
{
    private readonly SourceFile file;
    private readonly XmlReader reader;
    private readonly Func<int> recordsSoFar;
    private readonly char[] chunk = new char[4096];
    private bool isAtEnd;

    /// <param name="file">The file.</param>
    /// <param name="recordsSoFar">Number of records read, for the sentence about a file that breaks off.</param>
    public BoundedXml(SourceFile file, Func<int> recordsSoFar)
    {
        this.file = file;
        this.recordsSoFar = recordsSoFar;
        file.Text.RunBreak = '<';
        reader = XmlReader.Create(file.Text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            MaxCharactersInDocument = file.Options.BytesMax,
            CloseInput = false,
        });
    }

    public XmlNodeType NodeType => reader.NodeType;

    public int Depth => reader.Depth;

    /// <summary>Name without prefix.</summary>
    public string Name => reader.LocalName;

    public bool IsEmptyElement => reader.IsEmptyElement;

    public int Line => (reader as IXmlLineInfo)?.LineNumber ?? 0;

    /// <summary>An attribute of the element the reader stands on, or null.</summary>
    public string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>Gives the attributes of the element the reader stands on, at most twenty.</summary>
    public void CopyAttributes(Action<string, string> set)
    {
        for (var index = 0; index < Math.Min(20, reader.AttributeCount); index++)
        {
            reader.MoveToAttribute(index);
            if (reader.Value.Length <= file.Options.CellCharsMax)
            {
                set(reader.LocalName, reader.Value);
            }
        }

        reader.MoveToElement();
    }

    /// <summary>Appends the text the reader stands on, up to the limit of a cell.</summary>
    public void AppendTo(StringBuilder text)
    {
        if (!Append(text) && text.Length == file.Options.CellCharsMax)
        {
            var length = file.Options.CellCharsMax;
            file.Log.Add(new FindingPlace(Line, null), Remark.Warning("CM1111", length, length));
        }
    }

    /// <summary>Moves to the next node; false at the end of the file or after a fault.</summary>
    public bool Move()
    {
        file.Cancellation.ThrowIfCancellationRequested();
        if (isAtEnd)
        {
            return false;
        }

        try
        {
            isAtEnd = !reader.Read();
        }
        catch (XmlException fault)
        {
            Refuse(fault);
            return false;
        }

        if (reader.Depth > file.Options.DepthMax)
        {
            file.Log.Add(new FindingPlace(Line, Name), Remark.Error("CM1016", file.Options.DepthMax));
            isAtEnd = true;
        }

        return !isAtEnd;
    }

    /// <summary>Moves through the children of the element the reader stands on, calling back at each child element,
    /// which the callback must consume with <see cref="Text"/>, <see cref="Children"/> or <see cref="Skip"/>.</summary>
    public void Children(Action onElement)
    {
        if (IsEmptyElement)
        {
            return;
        }

        var depth = Depth;
        while (Move() && !(NodeType == XmlNodeType.EndElement && Depth == depth))
        {
            if (NodeType == XmlNodeType.Element)
            {
                onElement();
            }
        }
    }

    /// <summary>Passes over the element and everything in it without keeping any of it.</summary>
    public void Skip() => Children(Skip);

    /// <summary>The text of the element, inner markup left out, trimmed, cut at the limit of a cell.</summary>
    public string Text()
    {
        if (IsEmptyElement)
        {
            return "";
        }

        var (line, name, depth) = (Line, Name, Depth);
        var text = new StringBuilder();
        var isCut = false;
        while (Move() && !(NodeType == XmlNodeType.EndElement && Depth == depth))
        {
            if (NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                isCut |= !Append(text);
            }
        }

        if (isCut)
        {
            var length = file.Options.CellCharsMax;
            file.Log.Add(new FindingPlace(line, name), Remark.Warning("CM1111", length, length));
        }

        return text.ToString().Trim();
    }

    public void Dispose() => reader.Dispose();

    private bool Append(StringBuilder text)
    {
        try
        {
            int read;
            while ((read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
            {
                var room = file.Options.CellCharsMax - text.Length;
                text.Append(chunk, 0, Math.Min(room, read));
                if (read > room)
                {
                    return false;
                }
            }
        }
        catch (XmlException fault)
        {
            Refuse(fault);
        }

        return true;
    }

    private void Refuse(XmlException fault)
    {
        isAtEnd = true;
        if (!file.Text.IsRefused)
        {
            file.Log.Add(
                new FindingPlace(fault.LineNumber, null),
                Remark.Error("CM1015", fault.LineNumber, fault.LinePosition, recordsSoFar()));
        }
    }
}

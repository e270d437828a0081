using System.Text.RegularExpressions;

namespace CourseMatch.Exchange.Xml;

/// <summary>What the first characters of an XML file tell.</summary>
internal static partial class XmlStart
{
    /// <summary>Name of the root element without prefix, or null.</summary>
    public static string? Root(ReadOnlySpan<char> start)
    {
        var text = start[..Math.Min(start.Length, 16 * 1024)].ToString();
        var match = FirstElement().Match(text);
        return match.Success ? match.Groups["name"].Value : null;
    }

    /// <summary>A document type is declared.</summary>
    public static bool HasDocumentType(ReadOnlySpan<char> start) =>
        start.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        """^\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*<(?:[\w.-]+:)?(?<name>[\w.-]+)""",
        RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstElement();
}

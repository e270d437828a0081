using System.Xml.Linq;

namespace CourseMatch.House.Tests.Sentences;

/// <summary>The texts of one resource file, in its order; a name may stand there twice.</summary>
internal static class TextFile
{
    public static IReadOnlyList<(string Name, string Text)> Read(HouseFile file) => XDocument.Parse(file.Text)
        .Descendants("data")
        .Select(entry => (entry.Attribute("name")!.Value, entry.Element("value")?.Value ?? string.Empty))
        .ToArray();

    public static bool IsEnglish(HouseFile file) => file.Path.EndsWith(".en.resx", StringComparison.Ordinal);

    /// <summary>Path of the same texts in the other language.</summary>
    public static string Twin(HouseFile file) => IsEnglish(file)
        ? file.Path[..^".en.resx".Length] + ".resx"
        : file.Path[..^".resx".Length] + ".en.resx";
}

using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Tidiness;

/// <summary>Guards on the look of any text file.</summary>
internal static partial class TidyText
{
    private const int ColumnsMax = 120;

    public static IEnumerable<string> LongLines(HouseFile file) => file.Lines
        .Where(line => line.Line.Length > ColumnsMax)
        .Select(line => file.Fault(line.Number, $"{line.Line.Length} columns, at most {ColumnsMax}"));

    /// <summary>Markdown may end a line with two blanks: they mean a line break there.</summary>
    public static IEnumerable<string> TrailingSpace(HouseFile file) => file.Lines
        .Where(line => line.Line.Length > 0 && char.IsWhiteSpace(line.Line[^1]))
        .Select(line => file.Fault(line.Number, "white space at the end of the line"));

    public static IEnumerable<string> FinalNewLine(HouseFile file) =>
        file.Text.Length > 0 && !file.Text.EndsWith('\n') ? [$"{file.Path}: no new line at the end"] : [];

    public static IEnumerable<string> Leftovers(HouseFile file) => file.Lines
        .Where(line => Leftover().IsMatch(line.Line))
        .Select(line => file.Fault(line.Number, "something left to do; do it or open an issue"));

    public static IEnumerable<string> BlockNamespaces(HouseFile file) => BlockNamespace().Matches(file.Text)
        .Select(match => file.Fault(file.LineOf(match.Index), "namespaces end with a semicolon, without a block"));

    public static IEnumerable<string> Regions(HouseFile file) => file.Lines
        .Where(line => line.Line.TrimStart().StartsWith("#region", StringComparison.Ordinal))
        .Select(line => file.Fault(line.Number, "no regions; a file that needs them is two files"));

    public static IEnumerable<string> Names(HouseFile file) =>
        file.Path.Any(char.IsWhiteSpace) ? [$"{file.Path}: white space in a file name"] : [];

    // Put together so that this file does not name what it looks for.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME)\b")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"^namespace\s+[\w.]+\s*(\{|$)", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();
}

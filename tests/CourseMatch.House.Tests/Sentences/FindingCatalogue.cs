using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Sentences;

/// <summary>Guards: every finding code the program can say has sentence and advice and is documented.</summary>
/// <remarks>Both languages follow from <see cref="TextParity"/>: here the German text is asked for.</remarks>
internal static partial class FindingCatalogue
{
    public const string Path = "docs/findings.md";

    /// <summary>A code said in <paramref name="sources"/> lacks a text.</summary>
    public static IEnumerable<string> Untold(IEnumerable<HouseFile> sources, IEnumerable<HouseFile> texts)
    {
        var named = Names(texts);
        return CodesIn(sources)
            .SelectMany(said => new[] { said.Key, said.Key + ".Advice" }
                .Where(name => !named.Contains(name))
                .Select(name => $"{said.Value}: {said.Key} has no text {name}"))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A code said is not documented, or one is documented that has no text.</summary>
    public static IEnumerable<string> Undocumented(
        IEnumerable<HouseFile> sources, IEnumerable<HouseFile> texts, HouseFile catalogue)
    {
        var documented = CodesIn([catalogue]);
        var named = Names(texts);
        return CodesIn(sources)
            .Where(said => !documented.ContainsKey(said.Key))
            .Select(said => $"{said.Value}: {said.Key} is not in {Path}")
            .Concat(documented.Keys
                .Where(code => !named.Contains(code))
                .Select(code => $"{Path}: {code} has no text"))
            .Order(StringComparer.Ordinal);
    }

    private static HashSet<string> Names(IEnumerable<HouseFile> texts) => texts
        .Where(file => !TextFile.IsEnglish(file))
        .SelectMany(TextFile.Read)
        .Select(text => text.Name)
        .ToHashSet();

    /// <summary>Codes with the first file that names them.</summary>
    private static Dictionary<string, string> CodesIn(IEnumerable<HouseFile> files) => files
        .SelectMany(file => Code().Matches(file.Text).Select(match => (Code: match.Value, file.Path)))
        .GroupBy(found => found.Code)
        .ToDictionary(group => group.Key, group => group.First().Path);

    [GeneratedRegex(@"\bCM[0-9]{4}\b")]
    private static partial Regex Code();
}

using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Levels in titles and lists: "A2.2", "A.2.2", "A 2/2", "B1", "Modul 3", "Aufbaukurs 2", "Alpha".</summary>
/// <remarks>
/// Six modules of a hundred units lead from A1.1 to B1.2, so module n is the n-th half level; "Basiskurs 1-3" are the
/// modules 1 to 3, "Aufbaukurs 1-3" the modules 4 to 6. A range ("A1 bis B1") means its beginning. A Fachbereich code
/// ("A1 Integrationskurs allgemein") is no level: only titles and level columns are read here.
/// </remarks>
internal static partial class LevelText
{
    /// <summary>Reads a text that is nothing but a level.</summary>
    public static Parsed<Level> Read(string text) =>
        Level.TryParse(text, out var level) ? level.Value
        : Find(text) is { } found ? found
        : Remark.Warning("CM1217", text);

    /// <summary>The first level a title names, or null.</summary>
    public static Level? Find(string title)
    {
        var match = Half().Match(title);
        if (match.Success)
        {
            var letter = "ABC".IndexOf(char.ToUpperInvariant(match.Groups["letter"].Value[0]));
            var whole = match.Groups["whole"].Value[0] - '1';
            var half = match.Groups["half"].Success ? match.Groups["half"].Value[0] - '1' : 0;
            return new Level(1 + letter * 4 + whole * 2 + half);
        }

        match = Module().Match(title);
        if (match.Success && NumberOf(match.Groups["n"].Value) is var number and >= 1 and <= 6)
        {
            var shift = match.Groups["upper"].Success ? 3 : 0;
            return number + shift <= 6 ? new Level(number + shift) : null;
        }

        return Alpha().IsMatch(title) ? Level.BeforeA1 : null;
    }

    /// <summary>All levels a title names, for titles that contradict each other.</summary>
    public static IReadOnlyList<Level> FindAll(string title) =>
        [.. Half().Matches(title).Select(match => Find(match.Value)).OfType<Level>().Distinct()];

    private static int NumberOf(string text) => text.ToUpperInvariant() switch
    {
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
    };

    [GeneratedRegex(
        """
        (?<![\p{L}\d])(?<letter>[ABCabc])[.\s]?(?<whole>[12])
        (?:[./,-]?(?<half>[12])(?![\d.]))?(?![\p{L}\d])
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Half();

    [GeneratedRegex(
        """
        (?<![\p{L}])(?:Modul|Abschnitt|Kursabschnitt|Basiskurs|Basis-?Modul|(?<upper>Aufbaukurs))
        \s*-?\s*(?<n>\d|VI|IV|V|I{1,3})(?![\p{L}\d])
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Module();

    [GeneratedRegex("""(?<!\p{L})alpha""", RegexOptions.IgnoreCase)]
    private static partial Regex Alpha();
}

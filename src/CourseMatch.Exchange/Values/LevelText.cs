using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Law;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Levels in titles and lists: "A2.2", "A.2.2", "A 2/2", "B1", "Modul 3", "Aufbaukurs 2", "Alpha".</summary>
/// <remarks>
/// What a module teaches is convention, dated and kept with the numbers from law; it differs by kind of course.
/// "Basiskurs 1-3" are the modules 1 to 3, "Aufbaukurs 1-3" the modules 4 to 6. A range ("A1 bis B1") means its
/// beginning. A Fachbereich code ("A1 Integrationskurs allgemein") is no level: only titles and level columns are read.
/// </remarks>
internal static partial class LevelText
{
    /// <summary>Reads a text that is nothing but a level.</summary>
    /// <param name="ofModule">Level of a module by its number, or null where there is no convention.</param>
    public static Func<string, Parsed<Level>> Read(Func<int, Level?> ofModule) => text =>
        Level.TryParse(text, out var level) ? level.Value
        : Find(text, ofModule) is { } found ? found
        : Remark.Warning("CM1217", text);

    /// <summary>The first level a title names, or null.</summary>
    /// <inheritdoc cref="Read"/>
    public static Level? Find(string title, Func<int, Level?> ofModule)
    {
        var match = Half().Match(title);
        if (match.Success)
        {
            var letter = "ABC".IndexOf(char.ToUpperInvariant(match.Groups["letter"].Value[0]));
            var whole = match.Groups["whole"].Value[0] - '1';
            var half = match.Groups["half"].Success ? match.Groups["half"].Value[0] - '1' : 0;
            return new Level(1 + letter * 4 + whole * 2 + half);
        }

        return ModuleNumber(title) is { } number && ofModule(number) is { } taught ? taught
            : Alpha().IsMatch(title) ? Level.BeforeA1
            : null;
    }

    /// <summary>What a module teaches by the convention for its kind; kinds without one go by the general course.
    /// </summary>
    public static Level? OfModule(LegalLimits law, CourseKind kind, int number, DateOnly start)
    {
        var hasConvention = kind.IsIntegration() && !kind.IsLegacy();
        return law.LevelOfModule(hasConvention ? kind : CourseKind.IntegrationGeneral, number, start);
    }

    /// <summary>The number of the module a title names, 1 to 10, or null.</summary>
    public static int? ModuleNumber(string title)
    {
        var match = Module().Match(title);
        var number = match.Success ? NumberOf(match.Groups["n"].Value) : 0;
        return number is >= 1 and <= 10 ? number + (match.Groups["upper"].Success ? 3 : 0) : null;
    }

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
        (?:[./,-](?<half>[12])(?![\d.]))?(?![\p{L}\d])
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Half();

    [GeneratedRegex(
        """
        (?<![\p{L}])(?:Modul|Abschnitt|Kursabschnitt|Basiskurs|Basis-?Modul|(?<upper>Aufbaukurs))
        \s*-?\s*(?<n>\d{1,2}|VI|IV|V|I{1,3})(?![\p{L}\d])
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Module();

    [GeneratedRegex("""(?<!\p{L})alpha""", RegexOptions.IgnoreCase)]
    private static partial Regex Alpha();
}

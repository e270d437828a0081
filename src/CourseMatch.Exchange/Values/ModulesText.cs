using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Modules in one cell: "A1.1 11.01.2027-05.02.2027 100 UE | A1.2 08.02.2027-05.03.2027 100 UE".</summary>
internal static partial class ModulesText
{
    private const int UnitsUnlessSaid = 100;

    /// <summary>Reads the list; modules are numbered in the order in which they stand.</summary>
    public static Func<string, Parsed<IReadOnlyList<CourseModule>>> Near(DateOnly reference) => text =>
    {
        var modules = new List<CourseModule>();
        foreach (var part in text.Split(['|', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Module().Match(part.Trim());
            if (!match.Success || !Level.TryParse(match.Groups["level"].Value, out var level))
            {
                return Remark.Error("CM1323", part.Trim());
            }

            var days = GermanDates.SpanNear(reference)(match.Groups["days"].Value);
            if (!days.IsUnderstood)
            {
                return days.Remark!;
            }

            if (modules.Count > 0 && days.Value.First <= modules[^1].Days.Last)
            {
                return Remark.Error("CM1324", days.Value.First, modules[^1].Days.Last);
            }

            var units = match.Groups["units"].Success
                ? int.Parse(match.Groups["units"].ValueSpan, CultureInfo.InvariantCulture)
                : UnitsUnlessSaid;
            modules.Add(new CourseModule(modules.Count + 1, level.Value, days.Value, units));
        }

        return Parsed<IReadOnlyList<CourseModule>>.With(modules, null);
    };

    /// <summary>Writes what <see cref="Near"/> reads.</summary>
    public static string Write(IEnumerable<CourseModule> modules) => string.Join(" | ", modules.Select(module =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{module.Level} {module.Days.First:dd.MM.yyyy}-{module.Days.Last:dd.MM.yyyy} {module.Units} UE")));

    [GeneratedRegex(
        """
        ^(?:\d+\s*[.:)]\s+)?(?<level>[A-Za-z][\w.]*)[:,]?\s+
        (?<days>(?:[\d.\s–-]|bis)+?)(?:\s*[,:]?\s*(?<units>\d{1,4})\s*UE)?$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Module();
}

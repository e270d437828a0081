using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Tidiness;

/// <summary>Guards on what the program's code must not do.</summary>
internal static partial class CodeHabits
{
    /// <summary>Places that may catch everything, each with its reason.</summary>
    private static readonly Dictionary<string, string> CatchAllPlaces = new()
    {
        ["src/CourseMatch.Host/Commands/Entry.cs"] =
            "the terminal's single handler: machinery that failed becomes one sentence and exit status 4",
    };

    /// <summary>Time comes from a TimeProvider, so that tests can set it; a search may use a Stopwatch.</summary>
    public static IEnumerable<string> Clocks(HouseFile file) => WallClock().Matches(file.Text)
        .Concat(file.Room.StartsWith("CourseMatch.Solving", StringComparison.Ordinal)
            ? []
            : StopWatch().Matches(file.Text))
        .Select(match => file.Fault(file.LineOf(match.Index), $"{match.Value}: take the time from a TimeProvider"));

    /// <summary>Catching everything hides bugs; catching it to clean up and throw it on does not.</summary>
    public static IEnumerable<string> CatchAlls(HouseFile file) => CatchAllPlaces.ContainsKey(file.Path)
        ? []
        : CatchAll().Matches(file.Text)
            .Where(match => !BlockFrom(file.Text, match.Index + match.Length - 1).Contains("throw;"))
            .Select(match => file.Fault(file.LineOf(match.Index), "catches everything"));

    public static IEnumerable<string> SqlOutsideStore(HouseFile file) => file.Room == "CourseMatch.Store"
        ? []
        : Sql().Matches(file.Text)
            .Select(match => file.Fault(file.LineOf(match.Index), $"{match.Value}: SQL lives in Store"));

    public static IEnumerable<string> Unfinished(HouseFile file) => NotImplemented().Matches(file.Text)
        .Select(match => file.Fault(file.LineOf(match.Index), "a stub"));

    /// <summary>From an opening brace to its closing one.</summary>
    private static string BlockFrom(string text, int start)
    {
        var depth = 0;
        for (var end = start; end < text.Length; end++)
        {
            depth += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return text[start..(end + 1)];
            }
        }

        return text[start..];
    }

    [GeneratedRegex(@"\bDateTime\s*\.\s*(Now|UtcNow|Today)\b|\bDateTimeOffset\s*\.\s*(Now|UtcNow)\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bStopwatch\b")]
    private static partial Regex StopWatch();

    [GeneratedRegex(@"\bcatch\s*(\(\s*(System\.)?Exception\b[^)]*\)\s*)?\{")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\b(NpgsqlCommand|CreateCommand|CommandDefinition|using Dapper)\b")]
    private static partial Regex Sql();

    [GeneratedRegex(@"\bNotImplemented" + @"Exception\b")]
    private static partial Regex NotImplemented();
}

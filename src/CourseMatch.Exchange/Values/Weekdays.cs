using System.Text.RegularExpressions;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Weekdays as people write them: "Mo-Fr", "Mo, Di, Mi", "Di+Do", "montags und mittwochs",
/// "täglich".</summary>
internal static partial class Weekdays
{
    /// <summary>Monday to Sunday.</summary>
    public static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
        DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    private static readonly string[] Names =
        ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];

    /// <summary>Monday to Friday.</summary>
    public static IReadOnlyList<DayOfWeek> Workdays { get; } = Week[..5];

    /// <summary>The two letters of a day.</summary>
    public static string Short(DayOfWeek day) => "SoMoDiMiDoFrSa".Substring((int)day * 2, 2);

    /// <summary>Reads a list of days, Monday first.</summary>
    public static Parsed<IReadOnlyList<DayOfWeek>> Read(string text)
    {
        var days = new SortedSet<int>();
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var match = Item().Match(rest);
            if (!match.Success)
            {
                return Remark.Error("CM1209", text);
            }

            AddItem(match, days);
            rest = rest[match.Length..];
        }

        return days.Count == 0
            ? Remark.Error("CM1209", text)
            : Parsed<IReadOnlyList<DayOfWeek>>.With([.. days.Select(index => Week[index])], null);
    }

    /// <summary>Days, as short as they can be written: "Mo-Fr", "Di, Do".</summary>
    public static string Write(IReadOnlyCollection<DayOfWeek> days)
    {
        var indices = Week.Select((day, index) => (day, index)).Where(pair => days.Contains(pair.day))
            .Select(pair => pair.index).ToArray();
        return indices.Length > 2 && indices[^1] - indices[0] == indices.Length - 1
            ? $"{Short(Week[indices[0]])}-{Short(Week[indices[^1]])}"
            : string.Join(", ", indices.Select(index => Short(Week[index])));
    }

    private static void AddItem(Match match, SortedSet<int> days)
    {
        if (match.Groups["all"].Success)
        {
            var isWeekend = match.Groups["all"].Value.EndsWith("ende", StringComparison.OrdinalIgnoreCase);
            days.UnionWith(isWeekend ? [5, 6] : [0, 1, 2, 3, 4]);
            return;
        }

        var first = IndexOf(match.Groups["first"].Value);
        var last = match.Groups["last"].Success ? IndexOf(match.Groups["last"].Value) : first;
        for (var index = first; ; index = (index + 1) % 7)
        {
            days.Add(index);
            if (index == last)
            {
                return;
            }
        }
    }

    private static int IndexOf(string name) => name.StartsWith("sonna", StringComparison.OrdinalIgnoreCase)
        ? 5
        : Array.FindIndex(Names, full => full.StartsWith(name[..2], StringComparison.OrdinalIgnoreCase));

    private const string Day =
        "mo(?:ntags?)?|di(?:enstags?)?|mi(?:ttwochs?)?|do(?:nnerstags?)?|fr(?:eitags?)?|sa(?:mstags?)?|sonnabends?"
        + "|so(?:nntags?)?";

    /// <summary>One day, one range of days or a word for several, with what separates it from the next.</summary>
    [GeneratedRegex(
        $$"""
        ^(?:
          (?<all>(?:werk)?täglich|taeglich|werktags|wochentags|wochenende)
          |(?<first>{{Day}})\.?(?:\s*(?:-|–|bis)\s*(?<last>{{Day}})\.?)?
        )
        (?:\s*(?:,|;|\+|/|&|und)\s*|\s+|$)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Item();
}

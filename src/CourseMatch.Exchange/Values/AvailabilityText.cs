using System.Text.RegularExpressions;
using CourseMatch.Application.Calendar;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>When somebody can be in class, as lists say it: "Mo-Fr vormittags", "Di+Do ab 17 Uhr", "abends",
/// "Mo 8-12, Mi 14-18 Uhr", "gerade KW vormittags / ungerade KW nachmittags", "jederzeit", "außer mittwochs".</summary>
/// <remarks>
/// Words for parts of the day are read generously, since people who say "vormittags" come to a lesson that ends at a
/// quarter past one: vormittags 07:00-13:30, nachmittags 12:30-18:00, abends 17:00-22:00, ganztags 07:00-18:00. Without
/// days Monday to Friday is meant, without hours 07:00-22:00. Whatever is left over after reading makes the whole text
/// not understood: half an understanding would be a guess.
/// </remarks>
internal static partial class AvailabilityText
{
    private static readonly TimeOnly DayStart = new(7, 0);
    private static readonly TimeOnly DayEnd = new(22, 0);

    /// <summary>Reads the text.</summary>
    public static Parsed<Availability> Read(string text)
    {
        if (Any().IsMatch(text))
        {
            return Availability.Always;
        }

        if (Never().IsMatch(text))
        {
            return Availability.EveryWeek(WeekGrid.Empty);
        }

        var (even, odd, both) = (new Week(), new Week(), new Week());
        var parts = text.Split([';', '/', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(SplitAtWeeks);
        Week? named = null;
        foreach (var part in parts)
        {
            var marker = WeekMarker().Match(part);
            named = marker.Success ? marker.Groups["odd"].Success ? odd : even : named;
            if (!ReadPart(WeekMarker().Replace(part, " ").Trim(' ', ',', ':'), named ?? both))
            {
                return Remark.Warning("CM1408", text);
            }
        }

        if (even.IsEmpty && odd.IsEmpty)
        {
            return both.IsEmpty ? Remark.Warning("CM1408", text) : Availability.EveryWeek(both.Grid());
        }

        return new Availability(even.Grid(both), odd.Grid(both));
    }

    /// <summary>Writes what <see cref="Read"/> reads back to the same quarter hours.</summary>
    public static string Write(Availability availability) => availability switch
    {
        _ when availability.Equals(Availability.Always) => "jederzeit",
        { Alternates: false } => WriteWeek(availability.EvenWeeks),
        _ => $"gerade KW: {WriteWeek(availability.EvenWeeks)} / ungerade KW: {WriteWeek(availability.OddWeeks)}",
    };

    /// <summary>A part that names both kinds of weeks is cut before the second.</summary>
    private static IEnumerable<string> SplitAtWeeks(string part)
    {
        var markers = WeekMarker().Matches(part);
        if (markers.Count != 2)
        {
            return [part];
        }

        var isBehind = part[..markers[0].Index].Trim().Length > 0;
        var cut = isBehind ? markers[0].Index + markers[0].Length : markers[1].Index;
        return [part[..cut], part[cut..]];
    }

    private static bool ReadPart(string part, Week week)
    {
        if (Never().IsMatch(part))
        {
            return true;
        }

        if (Any().IsMatch(part))
        {
            week.Add(Weekdays.Week, new TimeSpanOfDay(TimeOnly.MinValue, TimeOnly.MinValue));
            return true;
        }

        var days = new List<DayOfWeek>();
        var hasTime = false;
        var isExcluding = false;
        var rest = part;
        while ((rest = Noise().Replace(rest, "")).Length > 0)
        {
            var match = Token().Match(rest);
            if (!match.Success)
            {
                return false;
            }

            rest = rest[match.Length..];
            if (match.Groups["not"].Success)
            {
                week.AddAllDay(hasTime ? [] : days);
                (days, hasTime, isExcluding) = ([], true, true);
            }
            else if (match.Groups["days"].Success)
            {
                if (hasTime && !isExcluding)
                {
                    (days, hasTime) = ([], false);
                }

                var read = Weekdays.Read(match.Groups["days"].Value.Trim().TrimEnd(',', '+', '&', ':'));
                if (!read.IsUnderstood)
                {
                    return false;
                }

                days.AddRange(read.Value);
                if (isExcluding)
                {
                    week.Excluded.UnionWith(read.Value);
                }
            }
            else if (isExcluding || SpanOf(match) is not { } span)
            {
                return false;
            }
            else
            {
                hasTime = true;
                week.Add(days.Count > 0 ? days : Weekdays.Workdays, span);
            }
        }

        if (!hasTime)
        {
            week.AddAllDay(days);
        }
        else if (isExcluding && week.IsEmpty)
        {
            week.AddAllDay(Weekdays.Workdays);
        }

        return true;
    }

    private static TimeSpanOfDay? SpanOf(Match match)
    {
        if (match.Groups["word"].Success)
        {
            return match.Groups["word"].Value.ToLowerInvariant()[0] switch
            {
                'v' or 'm' => new TimeSpanOfDay(DayStart, new TimeOnly(13, 30)),
                'n' => new TimeSpanOfDay(new TimeOnly(12, 30), new TimeOnly(18, 0)),
                'a' => new TimeSpanOfDay(new TimeOnly(17, 0), DayEnd),
                _ => new TimeSpanOfDay(DayStart, new TimeOnly(18, 0)),
            };
        }

        if (match.Groups["span"].Success)
        {
            var span = GermanTimes.ReadSpan(match.Groups["span"].Value);
            return span.IsUnderstood ? span.Value : null;
        }

        var time = GermanTimes.Read(match.Groups["time"].Value);
        return !time.IsUnderstood ? null
            : match.Groups["after"].Success
                ? time.Value < DayEnd ? new TimeSpanOfDay(time.Value, DayEnd) : null
                : time.Value > DayStart || time.Value == TimeOnly.MinValue ? new TimeSpanOfDay(DayStart, time.Value)
                : null;
    }

    private static string WriteWeek(WeekGrid week)
    {
        var spans = Weekdays.Week.Select((day, index) => (day, text: WriteDay(week, index)));
        var groups = spans.Where(pair => pair.text.Length > 0).GroupBy(pair => pair.text)
            .Select(group => $"{Weekdays.Write([.. group.Select(pair => pair.day)])} {group.Key}");
        var text = string.Join("; ", groups);
        return text.Length > 0 ? text : "nie";
    }

    private static string WriteDay(WeekGrid week, int dayIndex)
    {
        var spans = new List<string>();
        for (var quarter = 0; quarter < WeekGrid.QuartersPerDay; quarter++)
        {
            var first = quarter;
            while (quarter < WeekGrid.QuartersPerDay && week[dayIndex * WeekGrid.QuartersPerDay + quarter])
            {
                quarter++;
            }

            if (quarter > first)
            {
                spans.Add($"{Clock(first)}-{Clock(quarter)}");
            }
        }

        return string.Join(" und ", spans);
    }

    private static string Clock(int quarter) => $"{quarter / 4:00}:{quarter % 4 * 15:00}";

    /// <summary>Spans of one kind of week while they are collected.</summary>
    private sealed class Week
    {
        private readonly List<(DayOfWeek Day, TimeSpanOfDay Span)> spans = [];

        public HashSet<DayOfWeek> Excluded { get; } = [];

        public bool IsEmpty => spans.Count == 0;

        public void Add(IEnumerable<DayOfWeek> days, TimeSpanOfDay span) =>
            spans.AddRange(days.Select(day => (day, span)));

        public void AddAllDay(IEnumerable<DayOfWeek> days) => Add(days, new TimeSpanOfDay(DayStart, DayEnd));

        public WeekGrid Grid(Week? more = null) => spans.Concat(more?.spans ?? [])
            .Where(pair => !Excluded.Contains(pair.Day))
            .Aggregate(WeekGrid.Empty, (grid, pair) => grid.With(pair.Day, pair.Span.From, pair.Span.To));
    }

    private const string Day =
        "(?:mo(?:ntags?)?|di(?:enstags?)?|mi(?:ttwochs?)?|do(?:nnerstags?)?|fr(?:eitags?)?|sa(?:mstags?)?|sonnabends?"
        + "|so(?:nntags?)?|(?:werk)?täglich|werktags|wochentags|wochenende)(?![a-zäöü])";

    private const string Clocks = """\d{1,2}(?:[:.]\d{2})?\s*(?:uhr|h)?""";

    [GeneratedRegex(
        """
        ^\s*(?:jederzeit|immer|flexibel|uneingeschränkt|egal|alles|keine\ einschränkung(?:en)?
        |ohne\ einschränkung(?:en)?|rund\ um\ die\ uhr)\s*\.?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Any();

    [GeneratedRegex("""^\s*(?:nie|keine|derzeit nicht|gar nicht)\s*$""", RegexOptions.IgnoreCase)]
    private static partial Regex Never();

    [GeneratedRegex(
        """
        \(?\b(?:in\s+)?(?:den\s+)?(?:(?<odd>ungeraden?r?)|geraden?r?)\s+
        (?:KWs?|Kalenderwochen?|Wochen?)\)?\s*:?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex WeekMarker();

    [GeneratedRegex(
        """
        ^(?:\s+|[,+&:.()]
        |(?:und|oder|sowie|nur|am|an|um|jeweils|meist|von|zwischen|kann|möglich|verfügbar|uhr)(?![a-zäöü]))+
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Noise();

    [GeneratedRegex(
        $$"""
        ^(?:
          (?<not>(?:außer|ausser|nicht|keine?n?)(?![a-zäöü]))
          |(?<days>{{Day}}\.?(?:\s*(?:-|–|bis|,|\+|&|und|oder)\s*{{Day}}\.?)*)
          |(?<word>vormittags?|morgens|nachmittags?|abends?|ganztags|ganztägig|tagsüber)(?![a-zäöü])
          |(?:(?<after>ab|nach|frühestens)|(?:bis|vor|spätestens))\s+(?:ca\.?\s+)?(?<time>{{Clocks}})
          |(?<span>{{Clocks}}\s*(?:-|–|bis)\s*{{Clocks}})
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}

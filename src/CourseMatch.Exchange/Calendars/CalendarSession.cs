using System.Text.RegularExpressions;
using CourseMatch.Application.Courses;

namespace CourseMatch.Exchange.Calendars;

/// <summary>One VEVENT as it stands in the file: a lesson, or several by a rule.</summary>
internal sealed partial record CalendarSession
{
    private const int DatesMax = RepetitionRule.LessonsMax;

    private readonly HashSet<DateTime> excluded = [];
    private readonly HashSet<DateOnly> excludedDays = [];
    private readonly List<CalendarMoment> added = [];
    private CalendarMoment? start;
    private CalendarMoment? end;
    private RepetitionRule? rule;

    public required int Line { get; init; }

    public string Course { get; private set; } = "";

    public string Start { get; private set; } = "";

    /// <summary>The day of the first lesson could be read.</summary>
    public bool HasDay => start is not null;

    /// <summary>Name of the event; another one with the same name may stand for one of its repetitions.</summary>
    public string Uid { get; private set; } = "";

    /// <summary>The repetition this event stands for, in Berlin; null = it stands for itself.</summary>
    public DateTime? Replaces { get; private set; }

    public bool IsCancelled { get; private set; }

    /// <summary>A repetition that cannot be laid out as a whole, as written; null = none.</summary>
    public string? NotUnderstood { get; private set; }

    /// <summary>Takes one property of the event.</summary>
    public void Take(ContentLine property)
    {
        switch (property.Name)
        {
            case "X-COURSEMATCH-COURSE":
                Course = property.Text;
                break;
            case "SUMMARY" when Course.Length == 0:
                Course = Number().Match(property.Text) is { Success: true } match ? match.Value : "";
                break;
            case "UID":
                Uid = Shortened(property.Value.Trim(), 200);
                break;
            case "DTSTART":
                Start = property.Value;
                start = CalendarMoment.Read(property.Value, property.Parameters);
                break;
            case "DTEND":
                end = CalendarMoment.Read(property.Value, property.Parameters);
                break;
            case "STATUS":
                IsCancelled = property.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
                break;
            case "RRULE" or "EXRULE" or "RDATE" or "EXDATE" or "RECURRENCE-ID":
                TakeRepetition(property);
                break;
        }
    }

    /// <summary>The lessons with the moments they were first planned for, in Berlin; empty when the day of the first
    /// cannot be read.</summary>
    public IEnumerable<(DateTime Planned, Lesson Lesson)> Lessons()
    {
        if (start is not { } first)
        {
            return [];
        }

        var clocks = rule is null ? [first.Clock] : rule.From(first);
        if (clocks is null)
        {
            NotUnderstood ??= $"> {RepetitionRule.LessonsMax}";
            return [];
        }

        return clocks.Select(clock => first with { Clock = clock })
            .Concat(added)
            .Where(moment => !excluded.Contains(moment.InBerlin)
                && !excludedDays.Contains(DateOnly.FromDateTime(moment.InBerlin)))
            .Select(moment => (moment.InBerlin, LessonAt(moment)));
    }

    private void TakeRepetition(ContentLine property)
    {
        if (property.Name == "RRULE" && rule is null)
        {
            rule = RepetitionRule.Read(property.Value);
            NotUnderstood ??= rule is null ? Shortened(property.Value, 60) : null;
            return;
        }

        var moments = property.Name is "RRULE" or "EXRULE" || IsRange(property)
            ? []
            : property.Value.Split(',', DatesMax + 1)
                .Select(value => CalendarMoment.Read(value, property.Parameters)).ToArray();
        if (moments.Length == 0 || moments.Any(moment => moment is null) || added.Count + moments.Length > DatesMax)
        {
            NotUnderstood ??= Shortened($"{property.Name}:{property.Value}", 60);
            return;
        }

        foreach (var moment in moments.Select(moment => moment!.Value))
        {
            switch (property.Name)
            {
                case "RDATE":
                    added.Add(moment);
                    break;
                case "EXDATE" when moment.HasTime:
                    excluded.Add(moment.InBerlin);
                    break;
                case "EXDATE":
                    excludedDays.Add(DateOnly.FromDateTime(moment.Clock));
                    break;
                default:
                    Replaces = moment.InBerlin;
                    break;
            }
        }
    }

    /// <summary>A change of this repetition and all that follow: not ours.</summary>
    private static bool IsRange(ContentLine property) =>
        property.Parameters.Contains("RANGE=", StringComparison.OrdinalIgnoreCase);

    /// <summary>A lesson as long as the first one.</summary>
    private Lesson LessonAt(CalendarMoment moment)
    {
        var from = moment.InBerlin;
        var day = DateOnly.FromDateTime(from);
        return end is { HasTime: true } last && start is { HasTime: true } first && moment.HasTime
            && last.InBerlin - first.InBerlin is { TotalHours: > 0 and <= 24 } length
            && from.TimeOfDay != (from + length).TimeOfDay
            ? new Lesson(day, TimeOnly.FromDateTime(from), TimeOnly.FromDateTime(from + length))
            : new Lesson(day, null, null);
    }

    private static string Shortened(string text, int charsMax) => text.Length > charsMax ? text[..charsMax] : text;

    /// <summary>A course number in a title: a word of four letters or more with a digit in it.</summary>
    [GeneratedRegex("""(?<![\w./-])(?=[\w./-]*\d)[A-Z0-9][\w./-]{2,38}[A-Za-z0-9](?![\w./-])""")]
    private static partial Regex Number();
}

using System.Globalization;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Lesson days in one cell: "11.01.2027 08:45-13:00, 12.01.2027 08:45-13:00, 13.01.2027".</summary>
internal static class LessonDaysText
{
    /// <summary>Reads the list.</summary>
    public static Func<string, Parsed<IReadOnlyList<Lesson>>> Near(DateOnly reference) => text =>
    {
        var lessons = new List<Lesson>();
        foreach (var part in text.Split([',', ';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Trim().Split(' ', 2);
            var day = GermanDates.Near(reference)(words[0]);
            if (!day.IsUnderstood)
            {
                return day.Remark!;
            }

            if (words.Length == 1)
            {
                lessons.Add(new Lesson(day.Value, null, null));
                continue;
            }

            var hours = GermanTimes.ReadSpan(words[1]);
            if (!hours.IsUnderstood)
            {
                return Remark.Error(hours.Remark!.Code, [.. hours.Remark.Values]);
            }

            lessons.Add(hours.Value.IsWholeDay
                ? new Lesson(day.Value, null, null)
                : new Lesson(day.Value, hours.Value.From, hours.Value.To));
        }

        return Parsed<IReadOnlyList<Lesson>>.With(lessons, null);
    };

    /// <summary>Writes what <see cref="Near"/> reads.</summary>
    public static string Write(IEnumerable<Lesson> lessons) => string.Join(", ", lessons.Select(lesson =>
        lesson is { From: { } from, To: { } to }
            ? string.Create(CultureInfo.InvariantCulture, $"{lesson.Day:dd.MM.yyyy} {from:HH:mm}-{to:HH:mm}")
            : lesson.Day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)));
}

/// <summary>Days without lessons in one cell: "22.03.2027-03.04.2027, 17.05.2027".</summary>
internal static class FreeDaysText
{
    /// <summary>Reads the list.</summary>
    public static Func<string, Parsed<IReadOnlyList<DaySpan>>> Near(DateOnly reference) => text =>
    {
        var spans = new List<DaySpan>();
        foreach (var part in text.Split([',', ';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries))
        {
            var span = GermanDates.SpanNear(reference)(part.Trim());
            if (!span.IsUnderstood)
            {
                return span.Remark!;
            }

            spans.Add(span.Value);
        }

        return Parsed<IReadOnlyList<DaySpan>>.With(spans, null);
    };
}

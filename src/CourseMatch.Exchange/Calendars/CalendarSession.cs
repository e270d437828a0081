using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Application.Courses;

namespace CourseMatch.Exchange.Calendars;

/// <summary>One VEVENT as it stands in the file.</summary>
internal sealed partial record CalendarSession
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public required int Line { get; init; }

    public string Course { get; private set; } = "";

    public string Start { get; private set; } = "";

    public bool IsCancelled { get; private set; }

    /// <summary>The rule of a repetition, or null.</summary>
    public string? Repetition { get; private set; }

    public Lesson? Lesson { get; private set; }

    private DateTime? end;
    private DateTime? start;

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
            case "DTSTART":
                Start = property.Value;
                start = Moment(property);
                break;
            case "DTEND":
                end = Moment(property);
                break;
            case "STATUS":
                IsCancelled = property.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
                break;
            case "RRULE" or "RDATE":
                Repetition = property.Value.Length > 60 ? property.Value[..60] : property.Value;
                break;
        }
    }

    /// <summary>Ends the event: what it says becomes a lesson, or null when its day cannot be read.</summary>
    public void Close()
    {
        if (start is not { } from)
        {
            return;
        }

        var day = DateOnly.FromDateTime(from);
        var hasHours = end is { } to && from.TimeOfDay != to.TimeOfDay && (to - from).TotalHours is > 0 and <= 24
            && Start.Contains('T', StringComparison.Ordinal);
        Lesson = hasHours
            ? new Lesson(day, TimeOnly.FromDateTime(from), TimeOnly.FromDateTime(end!.Value))
            : new Lesson(day, null, null);
    }

    /// <summary>A moment in Berlin: UTC is converted, a time with a zone or without is taken as it stands.</summary>
    private static DateTime? Moment(ContentLine property)
    {
        var match = Stamp().Match(property.Value.Trim());
        if (!match.Success || !DateTime.TryParseExact(
            match.Groups["day"].Value + (match.Groups["time"].Success ? match.Groups["time"].Value : "000000"),
            "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            || moment.Year is < 1990 or > 2200)
        {
            return null;
        }

        return match.Groups["utc"].Success
            ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc), Berlin)
            : moment;
    }

    [GeneratedRegex("""^(?<day>\d{8})(?:T(?<time>\d{6})(?<utc>Z)?)?$""")]
    private static partial Regex Stamp();

    /// <summary>A course number in a title: a word of four letters or more with a digit in it.</summary>
    [GeneratedRegex("""(?<![\w./-])(?=[\w./-]*\d)[A-Z0-9][\w./-]{2,38}[A-Za-z0-9](?![\w./-])""")]
    private static partial Regex Number();
}

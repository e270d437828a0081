using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Writing.Calendars;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Files;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch export calendar FILE --course NUMBER | --newcomer REFERENCE</c>: sessions as iCalendar,
/// counted on from the last time.</summary>
internal static class ExportCalendarVerb
{
    public static Command Build(Screen screen)
    {
        var file = new Argument<string>("FILE");
        var course = new Option<string?>("--course") { HelpName = "NUMBER" };
        var newcomer = new Option<string?>("--newcomer") { HelpName = "REFERENCE" };
        return Verb.Of(
            screen,
            "calendar",
            (parsed, token) => RunAsync(
                screen, parsed.GetRequiredValue(file), parsed.GetValue(course), parsed.GetValue(newcomer), token),
            file,
            course,
            newcomer);
    }

    private static async Task<Answer> RunAsync(
        Screen screen, string path, string? course, string? newcomer, CancellationToken token)
    {
        if (course is null == newcomer is null)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM4059", Severity.Error));
        }

        if (WholeFile.Refusal(path) is { } refusal)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
        }

        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var calendars = county.Served.Calendars;
        var calendar = course is not null
            ? await calendars.OfCourseAsync(county.Municipality, course, token)
            : await calendars.OfNewcomerAsync(county.Municipality, newcomer!, token);
        if (calendar is null)
        {
            return Answer.Failed(
                ExitStatus.BadInput, screen.Voice, Finding.Of("CM4064", Severity.Error, course ?? newcomer!));
        }

        WholeFile.Write(path, stream => CalendarFile.Write(stream, calendar));
        return ExportVerb.Written(screen, "calendar", null, path, calendar.Entries.Count);
    }
}

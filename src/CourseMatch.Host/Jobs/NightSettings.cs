using System.Globalization;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Nights;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Mail;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Jobs;

/// <summary>What an operator may set about nights, all by environment.</summary>
/// <param name="Clock"><c>COURSEMATCH_NIGHT_AT</c>: time of day in Berlin, HH:mm; never from 02:00 to 03:00.
/// <value>03:30</value></param>
/// <param name="SearchSeconds"><c>COURSEMATCH_NIGHT_SECONDS</c>: longest search for one municipality, 1 to 14400.
/// <value>300</value></param>
/// <param name="SearchWork"><c>COURSEMATCH_NIGHT_WORK</c>: a limit in units of work instead, at least 1.
/// <value>none</value></param>
/// <param name="JobsAtOnce"><c>COURSEMATCH_NIGHT_JOBS</c>: jobs this process runs at once, 1 to 64.
/// <value>2</value></param>
/// <param name="WatchSeconds"><c>COURSEMATCH_WATCH_SECONDS</c>: how often one node looks for missed nights and waiting
/// messages, 1 to 3600. <value>60</value></param>
/// <param name="CheckinSeconds"><c>COURSEMATCH_CHECKIN_SECONDS</c>: how often a node says that it lives, 1 to 300; a
/// dead one is replaced after about two of them. <value>15</value></param>
/// <param name="Mail">The mail server, or null.</param>
internal sealed record NightSettings(
    NightClock Clock, int SearchSeconds, int? SearchWork, int JobsAtOnce, int WatchSeconds, int CheckinSeconds,
    MailSettings? Mail)
{
    private const string AtName = "COURSEMATCH_NIGHT_AT";

    /// <summary>A night has time: it may prove more than a person at the terminal waits for.</summary>
    private const int UsualSeconds = 300;

    public SearchLimits Limits => new(
        MatchRequest.UsualGap,
        SearchWork is null ? TimeSpan.FromSeconds(SearchSeconds) : null,
        SearchWork,
        SearchLimits.Default.Seed,
        Threads: null);

    /// <summary>Reads the environment.</summary>
    /// <exception cref="SettingsRefusedException">A setting cannot be used.</exception>
    public static NightSettings Read()
    {
        var findings = new List<Finding>();
        var at = ReadTime(findings);
        var seconds = Number("COURSEMATCH_NIGHT_SECONDS", 1, 14_400, findings);
        var work = Number("COURSEMATCH_NIGHT_WORK", 1, int.MaxValue, findings);
        var jobs = Number("COURSEMATCH_NIGHT_JOBS", 1, 64, findings);
        var watch = Number("COURSEMATCH_WATCH_SECONDS", 1, 3600, findings);
        var checkin = Number("COURSEMATCH_CHECKIN_SECONDS", 1, 300, findings);
        return findings.Count == 0
            ? new NightSettings(
                new NightClock(at), seconds ?? UsualSeconds, work, jobs ?? 2, watch ?? 60, checkin ?? 15,
                MailSettings.Read())
            : throw new SettingsRefusedException(findings);
    }

    private static TimeOnly ReadTime(List<Finding> findings)
    {
        var text = Environment.GetEnvironmentVariable(AtName);
        if (string.IsNullOrWhiteSpace(text))
        {
            return NightClock.Usual;
        }

        if (TimeOnly.TryParseExact(
            text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && NightClock.IsAllowed(at))
        {
            return at;
        }

        findings.Add(Finding.Of("CM4105", Severity.Error, AtName, text));
        return NightClock.Usual;
    }

    private static int? Number(string name, int least, int most, List<Finding> findings)
    {
        var text = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        findings.Add(Finding.Of("CM4106", Severity.Error, name, text, least, most));
        return null;
    }
}

using System.Security.Cryptography;
using System.Text;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports;

/// <summary>What somebody found out about the care beside a course.</summary>
/// <param name="Places">Children at the same time, at least 1.</param>
/// <param name="AgeMonthsFrom">Youngest age in months, inclusive.</param>
/// <param name="AgeMonthsBelow">Oldest age in months, exclusive.</param>
/// <param name="Name">Name of the group.</param>
public sealed record CareBesideCourse(int Places, int AgeMonthsFrom, int AgeMonthsBelow, string Name);

/// <summary>Use cases: enter by hand what no catalogue says, the care beside a course, or take it out again.</summary>
/// <remarks>
/// The group is tied to the course, at its place, in its hours, from its first to its last day. It goes the way of
/// every import, so it is journalled, undone and corrected like one; and no file of the provider withdraws it, since
/// none brought it.
/// </remarks>
public sealed class EnterCareGroup(IImportStore store, ImportFile importing)
{
    /// <summary>What keys of groups entered by hand begin with.</summary>
    public const string KeyPrefix = "hand/";

    private const string Format = "by-hand";

    /// <summary>Enters a group, or changes the one entered before.</summary>
    /// <param name="municipality">Municipality.</param>
    /// <param name="course">Number or key of the course.</param>
    /// <param name="care">What is known of the care.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How the import ended, or why there was none: CM1633 nobody or several called so, CM1635 no lessons with
    /// hours, CM1602 no places.</returns>
    public async Task<(ImportOutcome? Outcome, Finding? Refusal)> EnterAsync(
        MunicipalityId municipality,
        string course,
        CareBesideCourse care,
        string by,
        CancellationToken cancellationToken)
    {
        var (found, county, refusal) = await FindAsync(municipality, course, cancellationToken);
        if (found is null)
        {
            return (null, refusal);
        }

        var sessions = SessionsOf(found, care.Places);
        if (sessions.Length == 0 || care.Places < 1)
        {
            return (null, care.Places < 1
                ? Finding.Of("CM1602", Severity.Error, "Places", care.Places)
                : Finding.Of("CM1635", Severity.Error, found.Number));
        }

        var site = county!.Sites.FirstOrDefault(one => one.Id == found.Site);
        var group = new CareGroupRecord(
            KeyPrefix + found.Key,
            care.Name,
            site is null ? null : new SiteRecord(site.Name, site.Address, site.Offers),
            care.AgeMonthsFrom,
            care.AgeMonthsBelow,
            new DaySpan(found.FirstDay, found.LastDay),
            sessions,
            [found.Number],
            IsSubsidiary: true);
        var text = RecordJson.Write(group);
        var reading = new FileReading<CareGroupRecord>(Format, HashOf(text), [group], 0, [], IsFull: false);
        return (await RunAsync(municipality, county, found, reading, by, cancellationToken), null);
    }

    /// <summary>Takes out what was entered for a course.</summary>
    /// <inheritdoc cref="EnterAsync"/>
    public async Task<(ImportOutcome? Outcome, Finding? Refusal)> TakeOutAsync(
        MunicipalityId municipality, string course, string by, CancellationToken cancellationToken)
    {
        var (found, county, refusal) = await FindAsync(municipality, course, cancellationToken);
        if (found is null)
        {
            return (null, refusal);
        }

        var key = KeyPrefix + found.Key;
        var reading = new FileReading<CareGroupRecord>(Format, HashOf(key), [], 0, [], IsFull: false)
        {
            Removed = [key],
        };
        return (await RunAsync(municipality, county!, found, reading, by, cancellationToken), null);
    }

    private Task<ImportOutcome> RunAsync(
        MunicipalityId municipality,
        County county,
        Course course,
        FileReading<CareGroupRecord> reading,
        string by,
        CancellationToken cancellationToken) => importing.RunAsync(
            municipality,
            Delivery.Of(county.Providers.Single(provider => provider.Id == course.Provider).Name, reading),
            new ImportRequest(ImportWay.TakeIn, by),
            cancellationToken);

    private async Task<(Course? Course, County? County, Finding? Refusal)> FindAsync(
        MunicipalityId municipality, string course, CancellationToken cancellationToken)
    {
        var county = await store.LookAsync(
            municipality, (change, token) => change.County.ReadCountyAsync(token), cancellationToken);
        var found = county.Courses
            .Where(one => one.State != CourseState.Withdrawn && (one.Number == course || one.Key == course))
            .ToArray();
        return found is [var only]
            ? (only, county, null)
            : (null, null, Finding.Of("CM1633", Severity.Error, course, found.Length));
    }

    /// <summary>The course's weekly hours, each once, Monday first.</summary>
    private static CareSessionRecord[] SessionsOf(Course course, int places) =>
    [
        .. course.Lessons
            .Where(lesson => lesson.HasHours)
            .Select(lesson => new CareSessionRecord(lesson.Day.DayOfWeek, lesson.From!.Value, lesson.To!.Value, places))
            .Distinct()
            .OrderBy(session => ((int)session.Day + 6) % 7)
            .ThenBy(session => session.From),
    ];

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Imports;

/// <summary>A value no record may have, whichever reader let it pass.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="Field">Path of the field.</param>
/// <param name="Values">Values of the sentence after the field.</param>
public sealed record RecordFault(string Code, string Field, params IReadOnlyList<FindingValue> Values)
{
    /// <summary>The fault as a finding at its place in the file.</summary>
    public Finding At(FindingPlace place) => new(Code, Severity.Error, place, [Field, .. Values]);
}

/// <summary>The bounds of stored values, asked before anything is stored: what the database would refuse with an error
/// of its own becomes a finding with a line.</summary>
public static class RecordFaults
{
    /// <summary>Longest text of one field, characters; readers cut far below it.</summary>
    private const int TextMax = 20_000;

    /// <summary>Faults of a course.</summary>
    public static IEnumerable<RecordFault> Of(CourseRecord course) =>
    [
        .. Filled("Key", course.Key),
        .. Filled("Number", course.Number),
        .. Plain("Title", course.Title),
        .. Of("Site", course.Site),
        .. NotNegative("Seats", course.Seats),
        .. NotNegative("MinimumToRun", course.MinimumToRun),
        .. NotNegative("SeatsReserved", course.SeatsReserved),
        .. NotNegative("SeatsBooked", course.SeatsBooked ?? 0),
        .. course.Modules.SelectMany(Of),
        .. course.Modules.GroupBy(module => module.Number).Where(same => same.Count() > 1)
            .Select(same => new RecordFault("CM1604", "Modules.Number", same.Key)),
    ];

    /// <summary>Faults of a care group.</summary>
    public static IEnumerable<RecordFault> Of(CareGroupRecord group) =>
    [
        .. Filled("Key", group.Key),
        .. Plain("Name", group.Name),
        .. Of("Site", group.Site),
        .. NotNegative("AgeMonthsFrom", group.AgeMonthsFrom),
        .. group.AgeMonthsFrom < group.AgeMonthsBelow ? [] : new RecordFault[]
        {
            new("CM1603", "AgeMonthsFrom", group.AgeMonthsFrom, group.AgeMonthsBelow),
        },
        .. InOrder("Days", group.Days),
        .. group.Sessions.SelectMany(session => NotNegative("Sessions.Places", session.Places)),
        .. group.Sessions.Where(session => session.From >= session.To && session.To != TimeOnly.MinValue)
            .Select(session => new RecordFault("CM1603", "Sessions", session.From, session.To)),
    ];

    /// <summary>Faults of a newcomer with children and entitlements.</summary>
    public static IEnumerable<RecordFault> Of(NewcomerRecord record) =>
    [
        .. Filled("Key", record.Key),
        .. Filled("Newcomer.Reference", record.Newcomer.Reference),
        .. Plain("Newcomer.FamilyName", record.Newcomer.FamilyName),
        .. Plain("Newcomer.GivenName", record.Newcomer.GivenName),
        .. NotNegative("Newcomer.SchoolYears", record.Newcomer.SchoolYears ?? 0),
        .. NotNegative("Newcomer.JourneyMinutesMax", record.Newcomer.JourneyMinutesMax ?? 0),
        .. Of("Newcomer.Address", record.Newcomer.Address),
        .. record.Newcomer.Entitlements.SelectMany(Of),
        .. record.Children.Where(child => child.CareNeed is not null)
            .SelectMany(child => InOrder("Children.CareNeed", child.CareNeed!.Value)),
    ];

    private static IEnumerable<RecordFault> Of(CourseModule module) =>
    [
        .. module.Number >= 1 ? [] : new RecordFault[] { new("CM1602", "Modules.Number", module.Number) },
        .. InOrder("Modules.Days", module.Days),
        .. NotNegative("Modules.Units", module.Units),
    ];

    private static IEnumerable<RecordFault> Of(Entitlement entitlement) =>
    [
        .. NotNegative("Newcomer.Entitlements.UnitsConsumed", entitlement.UnitsConsumed),
        .. NotNegative("Newcomer.Entitlements.RepeatUnitsGranted", entitlement.RepeatUnitsGranted),
        .. NotNegative("Newcomer.Entitlements.RepeatUnitsConsumed", entitlement.RepeatUnitsConsumed),
    ];

    private static IEnumerable<RecordFault> Of(string field, SiteRecord? site) => site is null
        ? []
        : [.. Plain(field + ".Name", site.Name), .. Of(field + ".Address", site.Address)];

    private static IEnumerable<RecordFault> Of(string field, Address address)
    {
        foreach (var text in new[] { address.Street, address.Postcode, address.Town }.OfType<string>())
        {
            foreach (var fault in Plain(field, text))
            {
                yield return fault;
            }
        }

        if (address.Point is { } point
            && !(Math.Abs(point.Latitude) <= 90 && Math.Abs(point.Longitude) <= 180))
        {
            yield return new RecordFault("CM1605", field + ".Point");
        }
    }

    private static IEnumerable<RecordFault> Filled(string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? [new RecordFault("CM1601", field)] : Plain(field, text);

    /// <summary>No text may be endless or hold the character 0, which the database cannot keep.</summary>
    private static IEnumerable<RecordFault> Plain(string field, string text) =>
        text.Length > TextMax || text.Contains('\0') ? [new RecordFault("CM1606", field, TextMax)] : [];

    private static IEnumerable<RecordFault> NotNegative(string field, int value) =>
        value < 0 ? [new RecordFault("CM1602", field, value)] : [];

    private static IEnumerable<RecordFault> InOrder(string field, DaySpan days) =>
        days.First > days.Last ? [new RecordFault("CM1603", field, days.First, days.Last)] : [];
}

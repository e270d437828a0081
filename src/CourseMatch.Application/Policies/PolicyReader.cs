using System.Text.Json;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Application.Settings;

namespace CourseMatch.Application.Policies;

/// <summary>Reads a policy with its ranges and reports every fault at once.</summary>
internal static class PolicyReader
{
    private const int PointsMax = 1_000_000;

    internal static PolicyReading Read(string json, string? builtIn, string fileName)
    {
        var faults = new List<Finding>();
        if (SettingsReader.Parse(json, fileName, faults) is not { } own)
        {
            return new PolicyReading(null, faults);
        }

        JsonElement? fallback = builtIn is null ? null : SettingsReader.Parse(builtIn, "policy.json", faults);
        var root = new SettingsReader(own, fallback, "", faults);
        var policy = new Policy(
            Order(root.Section("order")),
            Fit(root.Section("fit")),
            Levels(root.Section("levels")),
            Kinds(root.Section("kinds")),
            Journeys(root.Section("journeys"), faults),
            Care(root.Section("care")),
            Courses(root.Section("courses")),
            Imports(root.Section("imports")),
            Offers(root.Section("offers")),
            Gate(root.Section("gate")));
        root.Close();
        if (faults.Count == 0)
        {
            faults.AddRange(Measure.Faults(policy.Order, policy.Fit));
        }

        return new PolicyReading(faults.Count == 0 ? new PolicyBook(policy) : null, faults);
    }

    private static OrderPolicy Order(SettingsReader section) => new(
        section.Whole("priority", 1, PointsMax),
        section.Whole("longWaiting", 1, PointsMax),
        section.Whole("parent", 1, PointsMax),
        section.Whole("entitled", 1, PointsMax),
        section.Whole("voluntary", 1, PointsMax),
        section.Whole("waitingPointsPerMonth", 1, 100_000),
        section.Whole("waitingMonthsMax", 1, 120),
        section.Whole("longWaitingFromMonths", 1, 120),
        section.Whole("nobodyBehindFromMonths", 1, 240));

    private static FitPolicy Fit(SettingsReader section) => new(
        section.Whole("nearStart", 0, 10_000),
        section.Whole("startWeeksMax", 1, 104),
        section.Whole("shortJourney", 0, 10_000),
        section.Whole("level", 0, 10_000),
        section.Whole("wishWomenOnly", 0, 10_000),
        section.Whole("wishDayPart", 0, 10_000),
        section.Whole("wishKind", 0, 10_000),
        section.Whole("wishProvider", 0, 10_000),
        section.Whole("languageMix", 0, 10_000),
        section.Whole("languagePrior", 1, 100),
        section.Whole("regularFirst", 0, 10_000),
        section.Whole("careUsed", 0, 10_000),
        section.Whole("expiringSoon", 0, 10_000),
        section.Whole("expiringWithinDays", 0, 366),
        section.Whole("partnersAtOneSite", 0, 10_000));

    private static LevelPolicy Levels(SettingsReader section) => new(
        section.Whole("below", 0, Level.HighestStep),
        section.Whole("above", 0, Level.HighestStep),
        section.Choices<CourseKind>("kindsWithout"),
        section.Switch("testRequired"));

    private static KindPolicy Kinds(SettingsReader section) => new(
        section.Choices<CourseKind>("integrationEntitlement"),
        section.Choices<CourseKind>("vocationalEntitlement"),
        section.Choices<CourseKind>("forNone"),
        section.Choices<CourseKind>("forOtherScript"),
        section.Choices<CourseKind>("forLowLatin"),
        section.Choices<CourseKind>("forLatin"),
        section.Switch("entitledToOpenOffers"),
        section.Switch("entitlementMustCoverStart"));

    private static JourneyPolicy Journeys(SettingsReader section, List<Finding> faults)
    {
        var speeds = section.Sections("speeds")
            .Select(speed => new SpeedEntry(
                speed.Choice<Mobility>("mobility"),
                speed.Day("validFrom"),
                speed.Number("kilometresPerHour", 1, 300),
                speed.Whole("overheadMinutes", 0, 120)))
            .ToList();
        foreach (var mobility in Enum.GetValues<Mobility>().Where(m => speeds.All(speed => speed.Mobility != m)))
        {
            faults.Add(Finding.Of("CM2908", Severity.Error, FindingValue.Term(mobility)));
        }

        return new JourneyPolicy(
            section.Number("detourFactor", 1, 3),
            speeds,
            section.Whole("minutesMaxOnFoot", 1, 300),
            section.Whole("minutesMaxBicycle", 1, 300),
            section.Whole("minutesMaxPublicTransport", 1, 300),
            section.Whole("minutesMaxCar", 1, 300));
    }

    private static CarePolicy Care(SettingsReader section) => new(
        section.Whole("bufferMinutes", 0, 120),
        section.Whole("wayMinutesMax", 0, 120),
        section.Whole("unknownWayMinutes", 0, 120),
        section.Whole("arrangementsMax", 1, 50));

    private static CoursePolicy Courses(SettingsReader section) => new(
        section.Whole("leadDays", 0, 90),
        section.Whole("openingCost", 0, 100_000),
        section.Number("missedLessonsShare", 0, 0.3),
        section.Switch("lateEntry"));

    private static ImportPolicy Imports(SettingsReader section) => new(
        section.Whole("massChangePercentMax", 0, 100),
        section.Whole("changedRecordsFree", 0, 1_000));

    private static GatePolicy Gate(SettingsReader section) => new(
        section.Whole("newcomersDropPercentMax", 0, 100),
        section.Whole("newcomersRisePercentMax", 0, 10_000),
        section.Whole("seatsDropPercentMax", 0, 100),
        section.Whole("passedOverMax", 0, 100_000),
        section.Whole("smallestGroup", 0, 100_000));

    private static OfferPolicy Offers(SettingsReader section) => new(
        section.Whole("replyDays", 1, 90),
        section.Whole("replyBeforeStartDays", 0, 30),
        section.Whole("reminderDays", 0, 30),
        section.Whole("frozenDays", 0, 90),
        section.Whole("movesPerPersonMax", 0, 100),
        section.Whole("movesPerWeekMax", 0, 100_000),
        section.Whole("movePrice", 0, PointsMax),
        section.Whole("firstCall", 0, PointsMax),
        section.Choice<FreedSeats>("freedSeats"),
        section.Whole("freedSeatMovesMax", 0, 10));
}

using System.Globalization;
using CourseMatch.Application.Courses;

namespace CourseMatch.Application.Law;

/// <summary>Kinds of values the law book holds.</summary>
internal enum LawValueKind
{
    /// <summary>Whole number, not negative.</summary>
    Whole,

    /// <summary>true or false.</summary>
    Switch,

    /// <summary>Day, yyyy-MM-dd.</summary>
    Day,

    /// <summary>Day of every year, MM-dd.</summary>
    DayOfYear,

    /// <summary>List of course kinds.</summary>
    Kinds,

    /// <summary>List of levels.</summary>
    Levels,
}

/// <summary>The keys <see cref="LegalLimits"/> asks for; a law book holds exactly these.</summary>
internal static class LawKey
{
    internal static IReadOnlyDictionary<string, LawValueKind> All { get; } = Known();

    /// <summary>Whether the text is a value of the kind.</summary>
    internal static bool Fits(LawValueKind kind, string text) => kind switch
    {
        LawValueKind.Whole => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        LawValueKind.Switch => text is "true" or "false",
        LawValueKind.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out _),
        // 2023 is no leap year: the 29th of February is no day of every year.
        LawValueKind.DayOfYear => DateOnly.TryParseExact("2023-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out _),
        LawValueKind.Kinds => Enum.TryParse<CourseKind>(text, out var member) && member.ToString() == text,
        LawValueKind.Levels => Level.TryParse(text, out _),
    };

    /// <summary>Whether values of the kind are lists.</summary>
    internal static bool IsList(LawValueKind kind) => kind is LawValueKind.Kinds or LawValueKind.Levels;

    private static Dictionary<string, LawValueKind> Known()
    {
        var keys = new Dictionary<string, LawValueKind>(StringComparer.Ordinal)
        {
            ["units.fundedMax"] = LawValueKind.Whole,
            ["units.repeatMax"] = LawValueKind.Whole,
            ["kinds.repeatable"] = LawValueKind.Kinds,
            ["kinds.abolishedLastStart"] = LawValueKind.Day,
            ["participants.integrationMax"] = LawValueKind.Whole,
            ["participants.vocationalMax"] = LawValueKind.Whole,
            ["care.childrenPerCarerMax"] = LawValueKind.Whole,
            ["entry.withinUnits"] = LawValueKind.Whole,
            ["clock.claimMonths"] = LawValueKind.Whole,
            ["clock.admissionMonths"] = LawValueKind.Whole,
            ["clock.startMonths"] = LawValueKind.Whole,
            ["clock.interruptionMonths"] = LawValueKind.Whole,
            ["clock.vocationalMonths"] = LawValueKind.Whole,
            ["clock.integrationStartWeeks"] = LawValueKind.Whole,
            ["clock.vocationalStartWeeks"] = LawValueKind.Whole,
            ["admissions.open"] = LawValueKind.Switch,
            ["age.youthBelow"] = LawValueKind.Whole,
            ["age.lowThresholdWomenFrom"] = LawValueKind.Whole,
            ["proof.vocationalMonths"] = LawValueKind.Whole,
            ["proof.certificateMonths"] = LawValueKind.Whole,
            ["school.ageYears"] = LawValueKind.Whole,
            ["school.ageReachedBy"] = LawValueKind.DayOfYear,
            ["school.begins"] = LawValueKind.DayOfYear,
        };
        foreach (var kind in Enum.GetValues<CourseKind>().Where(kind => kind.IsIntegration()))
        {
            keys[$"units.{kind}.language"] = LawValueKind.Whole;
            keys[$"units.{kind}.orientation"] = LawValueKind.Whole;
            if (!kind.IsLegacy())
            {
                keys[$"modules.{kind}"] = LawValueKind.Levels;
            }
        }

        return keys;
    }
}
